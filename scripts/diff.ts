// `simpul diff VENDOR RUNNING INTENDED`: the commands that lead from one device text to the other, and back.
import type { Difference, DifferenceOptions, Model, Platform } from "../components/devices/platform.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register, repeated } from "./door/door.ts";
import { writeFiles } from "./door/written-files.ts";
import { managementPath, ownership } from "./texts/device-options.ts";
import { type Masks, maskedModel, masks, refuseTwoInputs, shown, textOf, vendorOf } from "./texts/vendor-text.ts";

export interface DiffOptions {
  readonly own?: string;
  readonly manage?: readonly string[];
  readonly undo?: boolean;
  readonly explain?: boolean;
  readonly reveal?: string;
  readonly allowUnparsed?: boolean;
}

export const register: Register = (program) => {
  const command = program
    .command("diff")
    .argument("<vendor>", "routeros, ios or linux")
    .argument("<running>", "what the device says (Linux: a bundle or a folder), or - for standard input")
    .argument("<intended>", "what it should say, or - for standard input")
    .description("The script from the running text to the intended one. Exit 0 nothing to do, 2 commands, 1 refused.")
    .option("--undo", "print the undo script instead")
    .option("--explain", "also say each change in words, on standard error")
    .option("--own <ownership>", "exclusive, or tagged:PREFIX: only items with our comment, name or key", "exclusive")
    .addOption(repeated("--manage <path>", 'what must not be cut: "address=…,interface=…,from=…[,proto=ssh,port=22,user=…]"'))
    .option("--reveal <file>", "write the script (with --undo the undo) with the secrets in it, readable by you alone")
    .option("--allow-unparsed", "go on although lines cannot be read; they are reported and left alone");
  act<DiffOptions & CommonOptions>(command, (args, options) => diffAnswer(args, options));
};

export function diffAnswer([vendor, running, intended]: readonly string[], options: DiffOptions, root = checkout): Answer {
  const platform = vendorOf(vendor);
  refuseTwoInputs([running, intended]);
  const asked = differenceOptions(options);
  const known = masks(root);
  const before = readSide(platform, running, "running text", known, options);
  const after = readSide(platform, intended, "intended text", known, options);
  const found = platform.difference(before, after, asked);
  if (found.refused === undefined && options.reveal !== undefined) reveal(platform, options.reveal, commandsOf(found, options), known);
  tell(found, options);
  return {
    exit: exitOf(found),
    json: () => ({
      ...found,
      unparsed: [...before.unparsed, ...after.unparsed].map((line) => ({ ...line, text: platform.maskText(line.text, known.mask) })),
    }),
    text: () => (found.refused === undefined ? scriptText(platform, commandsOf(found, options)) : ""),
  };
}

function differenceOptions({ own, manage, allowUnparsed }: DiffOptions): DifferenceOptions {
  return { own: ownership(own ?? "exclusive"), manage: (manage ?? []).map(managementPath), allowUnparsed: allowUnparsed === true };
}

function readSide(platform: Platform, path: string | undefined, what: string, { mask }: Masks, { allowUnparsed }: DiffOptions): Model {
  const model = maskedModel(platform, textOf(path, what, platform), mask);
  const unread = model.unparsed.map(({ line, column, text }) => `${line}:${column} ${shown(platform.maskText(text, mask))}`);
  if (model.unparsed.length > 0 && allowUnparsed === true)
    process.stderr.write(lines(unread.map((line) => `${path}:${line}: cannot be read, left alone`)));
  const [first] = model.unparsed;
  if (first === undefined || allowUnparsed === true) return model;
  throw new DoorError(`the ${what} cannot be compared: ${count(unread.length)} cannot be read: ${unread.slice(0, 20).join("; ")}`, {
    fix: "correct the text, or leave these lines alone with --allow-unparsed",
    file: path ?? "-",
    line: first.line,
    column: first.column,
  });
}

function count(found: number): string {
  return found === 1 ? "1 line" : `${found} lines`;
}

function commandsOf({ commands, undo }: Difference, options: DiffOptions): readonly string[] {
  return options.undo === true ? undo : commands;
}

function exitOf({ refused, commands }: Difference): 0 | 1 | 2 {
  if (refused !== undefined) return 1;
  return commands.length === 0 ? 0 : 2;
}

/** What a person should know and a script must not hold. */
function tell({ refused, explain, unmanaged }: Difference, options: DiffOptions & { readonly json?: boolean }): void {
  if (options.json === true) return;
  if (refused !== undefined)
    process.stderr.write(`simpul: refused${refused.step > 0 ? ` at step ${refused.step}` : ""}: ${refused.reason}\n  ${refused.command}\n`);
  if (options.explain === true) process.stderr.write(lines(explain.map(shown)));
  process.stderr.write(lines(unmanaged.map((line) => `not ours, left alone: ${line}`)));
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

function scriptText(platform: Platform, commands: readonly string[]): string {
  return platform.folded?.(commands) ?? lines(commands);
}

/** Writes the script as the device needs it; refused where a secret is known by its fingerprint or name only. */
function reveal(platform: Platform, file: string, commands: readonly string[], { clear }: Masks): void {
  const text = platform.revealText(scriptText(platform, commands), (word) => clear.get(word));
  const hidden = /secret:[0-9a-f]{8}\b|secret\([a-z0-9][a-z0-9.-]*\)/.exec(text)?.[0];
  if (hidden !== undefined)
    throw new DoorError(`${hidden} stands for a secret that neither text holds, so no script can be written`, {
      fix: "give the texts with the secrets in them: `/export show-sensitive`, `simpul render --reveal`",
    });
  writeFiles([{ path: file, text }], 0o600);
}
