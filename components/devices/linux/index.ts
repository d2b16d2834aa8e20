// Linux with FRR, nftables, networkd or ifupdown, tc: text to model and back, what a script does, and the commands between two configurations.
import { notRendered } from "../engine/not-rendered.ts";
import type { Platform } from "../platform.ts";
import { difference, without } from "./difference.ts";
import { draft } from "./draft.ts";
import type { LinuxModel } from "./model.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { lookAlikes, mask, maskText, reveal, revealText } from "./secrets.ts";
import { simulate } from "./simulate.ts";

export const linux: Platform<LinuxModel> = {
  vendor: "linux",
  files: true,
  render: notRendered("linux", "a Linux"),
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
  draft,
};
