// VyOS, read only: `set` commands to model and back, and whether two configurations say the same.
import type { Platform } from "../platform.ts";
import type { VyosModel } from "./model.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { difference, render, simulate, without } from "./read-only.ts";
import { lookAlikes, mask, maskText, reveal, revealText } from "./secrets.ts";

export const vyos: Platform<VyosModel> = {
  vendor: "vyos",
  render,
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
