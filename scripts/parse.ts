// `simpul parse VENDOR FILE`: a device's text as a model: canonical text, what it holds, and what cannot be read.
import type { Model, Platform } from "../components/devices/platform.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, type Register } from "./door/door.ts";
import { maskedModel, masks, shown, textOf, vendorOf } from "./texts/vendor-text.ts";

export const register: Register = (program) => {
  const command = program
    .command("parse")
    .argument("<vendor>", "routeros, ios or linux")
    .argument("<file>", "an export or running configuration (Linux: a bundle or a folder), or - for standard input")
    .description(
      "Device text to model: prints canonical text, secrets as secret:<8 hex>. Exit 2 when something cannot be read or was cut off.",
    )
    .option("--lint", "also say on standard error what the device takes and cannot keep: queues that promise too much (RouterOS)");
  act<CommonOptions & ParseOptions>(command, ([vendor, file], options) => parseAnswer(vendor, file, options));
};

export interface ParseOptions {
  readonly json?: boolean;
  readonly lint?: boolean;
}

export function parseAnswer(vendor: string | undefined, file: string | undefined, options: ParseOptions = {}, root = checkout): Answer {
  const platform = vendorOf(vendor);
  const text = textOf(file, "text", platform);
  const { mask } = masks(root);
  const model = maskedModel(platform, text, mask);
  const troubled = model.unparsed.length > 0 || model.incomplete.length > 0;
  if (options.json !== true) {
    if (troubled) process.stderr.write(troubles(platform, model, mask));
    if (options.lint === true) process.stderr.write(advised(platform, model));
  }
  return { exit: troubled ? 2 : 0, json: () => parseDocument(platform, model, mask), text: () => platform.print(model) };
}

function advised(platform: Platform, model: Model): string {
  const found = platform.lint?.(model) ?? [];
  return found.map(({ severity, rule, message, fix }) => `${severity} ${rule}: ${shown(message)}\n  fix: ${shown(fix)}\n`).join("");
}

function parseDocument(platform: Platform, model: Model, mask: (clear: string) => string): unknown {
  return {
    vendor: model.vendor,
    ...(model.version === undefined ? {} : { version: model.version }),
    ...(model.model === undefined ? {} : { model: model.model }),
    items: model.items,
    sections: model.sections,
    unparsed: model.unparsed.map((line) => ({ ...line, text: platform.maskText(line.text, mask) })),
    incomplete: model.incomplete,
    ...(platform.lint === undefined ? {} : { findings: platform.lint(model) }),
  };
}

/** A person reads the first few; the document has them all. */
const told = 20;

function troubles(platform: Platform, { unparsed, incomplete }: Model, mask: (clear: string) => string): string {
  const lines = unparsed
    .slice(0, told)
    .map(({ line, column, text }) => `${line}:${column}: cannot be read: ${shown(platform.maskText(text, mask))}`);
  const more = unparsed.length > told ? [`and ${unparsed.length - told} more lines that cannot be read: --json names them all`] : [];
  return [...lines, ...more, ...incomplete.map((path) => `${shown(path)}: the device cut this section off`)]
    .map((line) => `${line}\n`)
    .join("");
}
