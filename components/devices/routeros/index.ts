// RouterOS: text to model and back, what a script does to a device, and the commands from one configuration to another.
import type { Platform } from "../platform.ts";
import { difference, without } from "./difference.ts";
import { draft } from "./draft.ts";
import { lint } from "./lint.ts";
import type { RouterosModel } from "./model.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { render } from "./render.ts";
import { maskText, revealText } from "./secret-text.ts";
import { lookAlikes, mask, reveal } from "./secrets.ts";
import { simulate } from "./simulate.ts";

export const routeros: Platform<RouterosModel> = {
  vendor: "routeros",
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
  lint,
  draft,
};
