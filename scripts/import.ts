// `simpul import VENDOR FILE`: a draft of what the inventory would say of an existing router, and the lines that it has no place for.
import { stringify } from "yaml";
import type { Draft } from "../components/devices/draft.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { maskedModel, masks, shown, textOf, vendorOf } from "./texts/vendor-text.ts";

export const register: Register = (program) => {
  const command = program
    .command("import")
    .argument("<vendor>", "routeros, ios or linux")
    .argument("<file>", "an export of the router (Linux: a bundle or a folder), or - for standard input")
    .description("An existing router in the inventory's words: networks, VLANs, queues, neighbours. Exit 2 when something has no place.");
  act<CommonOptions>(command, ([vendor, file]) => importAnswer(vendor, file));
};

export function importAnswer(vendor: string | undefined, file: string | undefined, root = checkout): Answer {
  const platform = vendorOf(vendor);
  const { mask } = masks(root);
  const model = maskedModel(platform, textOf(file, "text", platform), mask);
  if (model.items === 0 && model.unparsed.length === 0)
    throw new DoorError(`${file === "-" ? "standard input" : file} says nothing of a router`, {
      fix: "give its export, or its running configuration",
    });
  const unparsed = model.unparsed.map((line) => ({ ...line, text: platform.maskText(line.text, mask) }));
  const found = platform.draft?.({ ...model, unparsed });
  if (found === undefined) throw new DoorError(`no draft can be made of ${vendor} text yet`, { fix: "use routeros, ios or linux" });
  return { exit: found.unplaced.length === 0 ? 0 : 2, json: () => found, text: () => draftWords(found) };
}

/** YAML, with what has no place as comments below it. */
function draftWords({ draft, unplaced }: Draft): string {
  const rest = unplaced.map((line) => `#   ${shown(line)}\n`).join("");
  return `${stringify(draft)}${rest === "" ? "" : `# No place was found for:\n${rest}`}`;
}
