// Which menus, verbs and keys exist on which RouterOS version, and what `add` must be given: from the console's own lists.
import { hardware } from "./hardware.ts";
import { groups, type MenuGroup, sevenOnly } from "./packages.ts";
import required from "./required.json" with { type: "json" };
import schema from "./schema.json" with { type: "json" };

/** The versions whose console was listed, oldest first. */
export const versions: readonly string[] = schema.versions.split(" ");

const every = (1 << versions.length) - 1;

/** Bit n is set where versions[n] has it; `only` is the one verb a key goes with. */
interface Presence {
  readonly bits: number;
  readonly only?: string;
}

interface MenuSchema {
  readonly ordered: boolean;
  readonly verbs: ReadonlyMap<string, Presence>;
  readonly keys: ReadonlyMap<string, Presence>;
}

/** A key of this name stands for any: the keys of a menu that no list has are not known. */
const ANY = "*";

/** In no listed version. */
const NEVER = "-";

/** Verbs of a menu by the kind of things it holds. */
const verbsOf: Readonly<Record<"items" | "ordered" | "fixed" | "single", string>> = {
  items: "add disable enable export find get print remove set unset",
  ordered: "add disable enable export find get move print remove set unset",
  fixed: "disable enable export find get print set unset",
  single: "export get print set",
};

const rows: ReadonlyMap<string, string> = new Map([
  ...groups.flatMap(packageRows),
  ...Object.entries(schema.menus as Readonly<Record<string, string>>),
  ...hardwareRows(),
]);
const read = new Map<string, MenuSchema>();

/** What hardware adds to a menu that the listed CHR has too, and whole menus that only hardware has. */
function hardwareRows(): [string, string][] {
  const menus = schema.menus as Readonly<Record<string, string>>;
  return hardware.map(({ path, verbs, keys }) => {
    const row = menus[path];
    return [path, row === undefined ? `no|${verbs}|${keys}` : `${row} ${keys}`];
  });
}

function packageRows(group: MenuGroup): [string, string][] {
  const mark = group.legacy === true ? `@${NEVER}` : "";
  return Object.entries(verbsOf).flatMap(([kind, verbs]) => {
    const marked = verbs.split(" ").map((verb) => verb + mark);
    const paths = group[kind as keyof typeof verbsOf]?.split(" ") ?? [];
    return paths.map((path): [string, string] => [path, `${kind === "ordered" ? "yes" : "no"}|${marked.join(" ")}|${ANY}${mark}`]);
  });
}

function presence(mark: string | undefined): number {
  if (mark === undefined) return every;
  if (mark === NEVER) return 0;
  return mark.split(",").reduce((bits, version) => bits | (1 << versions.indexOf(version)), 0);
}

/** `key@7.16.2,7.18.2`, `key:add` */
function entries(words: string): Map<string, Presence> {
  const list = words.split(" ").filter((word) => word !== "");
  return new Map(
    list.map((word) => {
      const [nameAndVerb = "", mark] = word.split("@");
      const [name = "", only] = nameAndVerb.split(":");
      return [name, only === undefined ? { bits: presence(mark) } : { bits: presence(mark), only }];
    }),
  );
}

function menuSchema(path: string): MenuSchema | undefined {
  const known = read.get(path);
  if (known !== undefined) return known;
  const row = rows.get(path);
  if (row === undefined) return undefined;
  const [ordered, verbs = "", keys = ""] = row.split("|");
  const made = { ordered: ordered === "yes", verbs: entries(verbs), keys: entries(keys) };
  read.set(path, made);
  return made;
}

/** Numbers of `7.20.8` or `7.16rc1`; undefined where it does not look like a version. */
function numbers(version: string): readonly [number, number, number] | undefined {
  const found = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
}

function notAfter(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 || (a[at] ?? 0) < (b[at] ?? 0);
}

/** The listed version that stands for a device's: the nearest at or below, within 7.16 to 7.24; undefined for any other. */
export function schemaVersion(version: string): string | undefined {
  if (!standIns.has(version)) standIns.set(version, nearest(version));
  return standIns.get(version);
}

const standIns = new Map<string, string | undefined>();

function nearest(version: string): string | undefined {
  const asked = numbers(version);
  if (asked === undefined || asked[0] !== 7 || asked[1] < 16 || asked[1] > 24) return undefined;
  const below = versions.filter((known) => notAfter(numbers(known) ?? [], asked));
  return below.at(-1) ?? versions[0];
}

/** The list that is nearest to any version: the oldest for older ones, the newest for newer ones. */
export function listNear(version: string): string | undefined {
  const asked = numbers(version);
  return (
    schemaVersion(version) ?? (asked === undefined || notAfter(numbers(versions[0] ?? "") ?? [], asked) ? versions.at(-1) : versions[0])
  );
}

/** Does one version come before another? False where either does not look like one. */
export function isOlder(version: string | undefined, than: string): boolean {
  const [a, b] = [numbers(version ?? ""), numbers(than)];
  return a !== undefined && b !== undefined && !notAfter(b, a);
}

/** A version of which no list says what it has. */
export function isUnlisted(version: string | undefined): boolean {
  return version !== undefined && schemaVersion(version) === undefined;
}

/** Without a version: true where any version has it. */
function holds(found: Presence | undefined, version: string | undefined, verb?: string): boolean {
  if (found === undefined || (verb !== undefined && found.only !== undefined && found.only !== verb)) return false;
  if (version === undefined) return true;
  const known = schemaVersion(version);
  return known !== undefined && (found.bits & (1 << versions.indexOf(known))) !== 0;
}

/** Does this version have this key in this menu (with this verb, where one is given)? */
export function knows(version: string | undefined, path: string, key: string, verb?: string): boolean {
  const keys = menuSchema(path)?.keys;
  return holds(keys?.get(key) ?? keys?.get(ANY), version, verb);
}

/** Does this version have this menu? Of versions that are in no list only what changed from 6 to 7 is known. */
export function knowsMenu(version: string | undefined, path: string): boolean {
  const menu = menuSchema(path);
  if (menu !== undefined && isUnlisted(version)) return version?.startsWith("6.") !== true || !sevenOnly.has(path);
  return menu !== undefined && [...menu.verbs.values()].some((verb) => holds(verb, version));
}

/** Does this version have this verb in this menu? */
export function knowsVerb(version: string | undefined, path: string, verb: string): boolean {
  return holds(menuSchema(path)?.verbs.get(verb), version);
}

/** May items of this menu carry a comment? */
export function hasComment(version: string | undefined, path: string): boolean {
  return knows(version, path, "comment");
}

/** The menu has `move`: the device keeps its items in an order. */
export function hasOrder(path: string): boolean {
  return menuSchema(path)?.ordered ?? false;
}

/** Every menu of any listed version. */
export function paths(): readonly string[] {
  return [...rows.keys()];
}

/** Are the keys of this menu in no list, so that any is taken? */
export function isOpen(path: string): boolean {
  return menuSchema(path)?.keys.has(ANY) ?? false;
}

/** Keys that any listed version has here. */
export function keysOf(path: string): readonly string[] {
  return [...(menuSchema(path)?.keys.keys() ?? [])].filter((key) => key !== ANY);
}

/** Arguments without which `add` is refused (probed on 7.22.1; the same on 7.20.8 but for six menus that Simpul does not render). */
export function requiredArguments(path: string): readonly string[] {
  const words = (required.required as Readonly<Record<string, string>>)[path];
  return words === undefined ? [] : words.split(" ");
}
