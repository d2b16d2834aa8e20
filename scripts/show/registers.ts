// What `simpul show` tells of the records of the registers: their facts, who refers to them, and what is found about them.
import { referrersOf } from "../../inventory/referrers.ts";
import { nouns, type RegionInventory, recordsOf } from "../../inventory/schema/inventory.ts";
import { type RegisterData, registerNouns } from "../../inventory/schema/register/index.ts";
import type { Said } from "../../inventory/schema/register/words.ts";
import { type Fact, factsOf, isSaid } from "./facts.ts";
import type { Showing, Shown, World } from "./things.ts";

type Register = keyof RegisterData;
type Record = RegisterData[Register][number];

/** What people call some kinds for short. */
const short: Readonly<globalThis.Record<string, Register>> = {
  app: "applications",
  org: "organisations",
  service: "services",
  roadmap: "roadmap",
  decision: "decrees",
};

/** By kind: the nouns of the registers, with hyphens for spaces, and their short forms. */
export const registerKinds: Readonly<globalThis.Record<string, Showing>> = Object.fromEntries([
  ...Object.entries(registerNouns).map(([name, noun]) => [kindOf(noun), showing(name as Register)] as const),
  ...Object.entries(short).map(([word, name]) => [word, showing(name)] as const),
]);

export function kindOf(noun: string): string {
  return noun.toLowerCase().replaceAll(" ", "-");
}

function showing(name: Register): Showing {
  return (world, word) => {
    const records: readonly Record[] = world.inventory[name];
    const record = records.find(({ id }) => id === word) ?? records.find((candidate) => isCalled(candidate, word));
    return record === undefined ? undefined : shown(world, name, record);
  };
}

function shown(world: World, name: Register, record: Record): Shown {
  const facts = factsOf(world.inventory, `${name}.${record.id}`, record);
  return { kind: kindOf(registerNouns[name]), id: record.id, facts, ...aboutIt(world, name, record.id) };
}

/** Names, aliases, numbers as printed (35-a, P47-26(1)), hosts; capitals aside. */
function isCalled(record: Record, word: string): boolean {
  const aliases = "aliases" in record ? (record.aliases ?? []) : [];
  const fields: Readonly<globalThis.Record<string, unknown>> = { ...record };
  return [...aliases, fields.name, fields.number, fields.host, fields.title].some(
    (given) => String(given).toLowerCase() === word.toLowerCase(),
  );
}

/** What refers to the thing, and what is found about it. */
export function aboutIt({ inventory, findings: all }: World, collection: string, id: string): Pick<Shown, "referrers" | "findings"> {
  const referrers = referrersOf(inventory, collection, id).map((referrer) => ({
    ...referrer,
    kind: kindOf(nouns[referrer.collection] ?? referrer.collection),
    name: nameOf(inventory, referrer.collection, referrer.id),
  }));
  const findings = all.filter((finding) => finding.subject === id || finding.subjects?.includes(id) === true);
  return { referrers, findings };
}

/** Records of the registers that tell of one site: counted devices, people, its point of a bandwidth table. */
export function registerFacts(inventory: RegionInventory, site: string): Fact[] {
  const { equipment, staffing, titik, wishes } = inventory;
  const told = Object.entries({ titik, staffing, equipment, wishes }).flatMap(([name, records]) =>
    records.filter((record) => record.site === site).map((record) => [`${name}.${record.id}`, record] as const),
  );
  return told.flatMap(([path, record]) => factsOf(inventory, path, record));
}

function nameOf(inventory: RegionInventory, collection: string, id: string): string | Said {
  const record = recordsOf(inventory, collection).find((candidate) => candidate.id === id);
  const fields: Readonly<globalThis.Record<string, unknown>> = { ...record };
  const told = ["name", "host", "what", "about", "question", "means", "data", "printed"].map((key) => fields[key]);
  const name = told.find((value) => typeof value === "string" || isSaid(value));
  return isSaid(name) ? name : String(name ?? id);
}
