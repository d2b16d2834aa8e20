// `simpul render`: the configuration of every device, or of one, as its own export would print it.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { settledRegion } from "./door/region.ts";
import { writeFiles } from "./door/written-files.ts";
import { type DeviceText, maskedTexts, revealedTexts, wantedIntents } from "./texts/device-texts.ts";

type Options = CommonOptions & { readonly out?: string; readonly reveal?: string };

export const register: Register = (program) => {
  const command = program
    .command("render")
    .argument("[device]", "a device's id, such as opd-010; all devices without it")
    .description(
      "The configuration of every device, or of one. Secrets are printed as secret:<8 hex>, or as secret(NAME) before they exist.",
    )
    .option("--out <dir>", "write one file a device there: DEVICE.rsc")
    .option(
      "--reveal <path>",
      "write runnable text with the secrets in it, readable by you alone: a file for one device, a folder for all",
    );
  act<Options>(command, ([device], options) => renderAnswer(device, options));
};

/** Writes what was asked for; what is printed never holds a secret. */
export function renderAnswer(
  device: string | undefined,
  { region, out, reveal }: Pick<Options, "region" | "out" | "reveal">,
  root = checkout,
): Answer {
  const { inventory, plan } = settledRegion(region, root);
  const wanted = wantedIntents(inventory, plan, device);
  const texts = maskedTexts(root, inventory, plan, wanted);
  const written: string[] = [];
  if (out !== undefined) {
    refuseFile(out);
    writeFiles(
      texts.map(({ file, text }) => ({ path: join(out, file), text })),
      0o644,
    );
    written.push(`wrote ${count(texts.length)} to ${out}`);
  }
  if (reveal !== undefined) {
    const clear = revealedTexts(root, inventory, plan, wanted);
    writeFiles(
      clear.map(({ file, text }) => ({ path: device === undefined ? join(reveal, file) : revealPath(reveal, file), text })),
      0o600,
    );
    written.push(`wrote ${count(clear.length)} with secrets to ${reveal}`);
  }
  return {
    exit: 0,
    json: () => ({ devices: texts.map(({ device: id, file, text }) => ({ device: id, file, text })) }),
    text: () => (written.length > 0 ? `${written.join("\n")}\n` : printed(texts, device !== undefined)),
  };
}

function count(files: number): string {
  return files === 1 ? "1 file" : `${files} files`;
}

function refuseFile(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new DoorError(`${folder} is a file; --out names a folder`, { fix: "name a folder, which is made when it is not there" });
}

/** A folder that is there takes the file; any other path is the file. */
function revealPath(path: string, file: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, file) : path;
}

function printed(texts: readonly DeviceText[], alone: boolean): string {
  return texts.map(({ file, text }) => (alone ? text : `### file: ${file}\n${text}`)).join("");
}
