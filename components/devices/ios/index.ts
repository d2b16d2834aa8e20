// Cisco IOS and IOS-XE: text to model and back, what a script does to a device, and the commands from one configuration to another.
import { notRendered } from "../engine/not-rendered.ts";
import type { Platform } from "../platform.ts";
import { folded } from "./difference/command.ts";
import { difference, without } from "./difference.ts";
import { draft } from "./draft.ts";
import type { IosModel } from "./model.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { maskText, revealText } from "./secret-text.ts";
import { lookAlikes, mask, reveal } from "./secrets.ts";
import { simulate } from "./simulate.ts";

export const ios: Platform<IosModel> = {
  vendor: "ios",
  render: notRendered("ios", "an IOS"),
  parse,
  print,
  mask,
  reveal,
  maskText,
  revealText,
  lookAlikes,
  difference,
  folded,
  simulate,
  without,
  draft,
};
