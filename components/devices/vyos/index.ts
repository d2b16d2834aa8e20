// VyOS, read only: `set` commands to model and back, and whether two configurations say the same.
import { notRendered } from "../engine/not-rendered.ts";
import type { Platform } from "../platform.ts";
import type { VyosModel } from "./model.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { difference, simulate, without } from "./read-only.ts";
import { lookAlikes, mask, maskText, reveal, revealText } from "./secrets.ts";

export const vyos: Platform<VyosModel> = {
  vendor: "vyos",
  render: notRendered("vyos", "a VyOS"),
  parse,
  print,
  mask,
  reveal,
  maskText,
  revealText,
  lookAlikes,
  difference,
  simulate,
  without,
};
