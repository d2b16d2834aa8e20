// `simpul rotate ospf LINK|--all`: bumps rotation numbers in the YAML, so that the next `up` gives links new keys at both ends.
import type { Plan, PlannedLink } from "../components/planning/plan.ts";
import { type Rotated, rotate } from "../inventory/edits/rotate.ts";
import { loadTexts, regionFolder } from "../inventory/load.ts";
import { type RegionFile, readRegionFiles, replaceFiles } from "../inventory/region-files.ts";
import type { Inventory } from "../inventory/schema/inventory.ts";
import { wordFix } from "../inventory/suggestion.ts";
import { edited } from "./add/site.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { doorError, regionPlan } from "./door/region.ts";

type Options = CommonOptions & { readonly all?: boolean };

export const register: Register = (program) => {
  const command = program
    .command("rotate")
    .description("Rotate keys.")
    .command("ospf")
    .argument("[link]", "a link's id: opd-010, s1-s2; or the id of a site")
    .description("Give a link, or all of them, a new OSPF key at the next `up`: bumps the rotation number in the YAML.")
    .option("--all", "every link of the region");
  act<Options>(command, ([link], { region, all }) => rotateAnswer(region, link, all === true));
};

/** Where the number of a link stands: the record of its site, the core link's own, or the region's for all. */
interface Target {
  readonly collection: "sites" | "links" | "region";
  readonly id?: string;
  readonly links: readonly PlannedLink[];
}

export function rotateAnswer(region: string, word: string | undefined, all: boolean, root = checkout): Answer {
  if ((word !== undefined) === all)
    throw new DoorError("name one link, or --all", { fix: "`simpul rotate ospf opd-010` or `simpul rotate ospf --all`" });
  const { inventory, plan } = regionPlan(region, undefined, root);
  const target =
    word === undefined
      ? ({ collection: "region", links: plan.links.filter(({ ospf }) => ospf !== undefined) } as const)
      : targetOf(inventory, plan, word);
  const path = target.id === undefined ? target.collection : `${target.collection}.${target.id}`;
  const { file } = inventory.positionOf(path);
  const { files } = readRegionFiles(root, region);
  const text = files.find((old) => old.file === file)?.text ?? "";
  const rotated = edited(() => rotate(text, target.collection, target.id));
  write(root, region, files, { file, text: rotated.text });
  return answer(target, rotated, file);
}

function targetOf(inventory: Inventory, plan: Plan, word: string): Target {
  const device = plan.devices.find(({ role, site }) => role === "opd" && site === word)?.id;
  const link = plan.links.find(({ id }) => id === word) ?? plan.links.find(({ id }) => id === device);
  if (link?.ospf === undefined) throw unknown(plan, word, link);
  if (inventory.links.some(({ id }) => id === link.id)) return { collection: "links", id: link.id, links: [link] };
  const site = plan.devices.find(({ id }) => id === link.id)?.site;
  if (site === undefined) throw unknown(plan, word, link);
  return { collection: "sites", id: site, links: [link] };
}

function unknown(plan: Plan, word: string, link: PlannedLink | undefined): DoorError {
  const ids = plan.links.filter(({ ospf }) => ospf !== undefined).map(({ id }) => id);
  if (link !== undefined)
    return new DoorError(`${word} carries no OSPF, so it has no key`, {
      fix: `one of the ${ids.length} links with a key; \`simpul plan --json\` lists them`,
    });
  const fix = wordFix(word, ids);
  return new DoorError(`there is no link ${JSON.stringify(word)}`, fix === undefined ? {} : { fix });
}

/** The new text must load as the old did; then it takes the old one's place. */
function write(root: string, region: string, before: readonly RegionFile[], changed: RegionFile): void {
  const after = before.map((old) => (old.file === changed.file ? changed : old));
  const loaded = loadTexts(after, regionFolder(region));
  if (loaded.issues !== undefined) throw doorError(loaded.issues);
  replaceFiles(root, before, after);
}

function endsOf({ a, b, l3 }: PlannedLink): string[] {
  return [(l3?.a ?? a).device, (l3?.b ?? b).device];
}

function answer(target: Target, { from, to }: Rotated, file: string): Answer {
  const links = target.links.map((link) => ({ link: link.id, devices: endsOf(link), secret: link.ospf?.secret }));
  const what =
    target.id === undefined
      ? `all ${links.length} links`
      : links.map(({ link, devices }) => `${link} (${devices.join(" and ")})`).join(", ");
  const text = `rotation of ${target.id ?? target.collection} ${from} → ${to}: ${what} get a new key at the next \`npm run up\`\nwrote ${file}\n`;
  return { exit: 0, json: () => ({ rotated: links, of: target.id ?? target.collection, from, to, wrote: [file] }), text: () => text };
}
