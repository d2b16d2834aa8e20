// Ports: every one that is named exists on its board and is used once.
import { type Draft, mistake, type Path } from "./draft.ts";
import type { Issue } from "./issue.ts";
import type { Raw } from "./marks.ts";
import { type Match, matches, wordAt, words } from "./pattern.ts";
import { wordFix } from "./suggestion.ts";

/** A use of a port: what for, and where that is written. A use that is not `told` is told of elsewhere. */
interface Use {
  readonly port: string;
  readonly as: string;
  readonly path: Path;
  readonly told: boolean;
}

export function portMistakes(draft: Draft): Issue[] {
  const boards = boardPorts(draft);
  const check = (board: string | undefined, uses: readonly Use[]): Issue[] =>
    boardMistakes(draft, { id: board ?? "", ports: boards.get(board ?? "") }, uses);
  return [
    ...matches(draft.raw, "profiles.*").flatMap((profile) => check(wordAt(profile.value, "router"), usesIn(profile, inProfile))),
    ...matches(draft.raw, "sites.*").flatMap((site) => siteMistakes(draft, site, check)),
    ...coreUses(draft).flatMap(({ board, uses }) => check(board, uses)),
  ];
}

function boardPorts(draft: Draft): ReadonlyMap<string, readonly string[]> {
  return new Map(
    matches(draft.raw, "boards.*").map(({ value }) => [wordAt(value, "id") ?? "", words(value, "ports.*.name").map(({ word }) => word)]),
  );
}

function boardMistakes(
  draft: Draft,
  board: { readonly id: string; readonly ports: readonly string[] | undefined },
  uses: readonly Use[],
): Issue[] {
  const first = new Map<string, Use>();
  return uses.flatMap((use) => {
    const { port, path, told } = use;
    if (told && board.ports !== undefined && !board.ports.includes(port))
      return [mistake(draft, path, `${board.id} has no port ${JSON.stringify(port)}`, wordFix(port, board.ports))];
    const before = first.get(port);
    first.set(port, before ?? use);
    if (before === undefined || !told) return [];
    return [mistake(draft, path, `port ${port} is used twice, also as ${before.as}`, "give one of the two another port")];
  });
}

const inProfile = ["uplink", "service", "segments.*.ports.*"];

/** The ports that a record names by these patterns. */
function usesIn({ value, path }: Match, patterns: readonly string[], told = true, of = ""): Use[] {
  return patterns.flatMap((pattern) =>
    words(value, pattern, path).map(({ word, path: at }) => ({
      port: word,
      as: `${at.slice(path.length).join(".")}${of}`,
      path: at,
      told,
    })),
  );
}

/** Only a site that says something of its own about router or segments can be wrong in a way its profile is not. */
function siteMistakes(draft: Draft, site: Match, check: (board: string | undefined, uses: readonly Use[]) => Issue[]): Issue[] {
  const router = words(site.value, "router", site.path)[0];
  const own = usesIn(site, ["segments.*.ports.*"]);
  const name = wordAt(site.value, "profile") ?? wordAt(site.value, "kind");
  const profile = matches(draft.raw, "profiles.*").find(({ value }) => wordAt(value, "id") === name);
  if (profile === undefined || (router === undefined && own.length === 0)) return [];
  const rest = own.length > 0 ? ["uplink", "service"] : inProfile;
  const inherited = usesIn(profile, rest, router !== undefined, ` of profile ${name}`).map((use) => ({
    ...use,
    path: router?.path ?? use.path,
  }));
  return check(router?.word ?? wordAt(profile.value, "router"), [...inherited, ...own]);
}

interface CoreUse {
  readonly id: string | undefined;
  readonly board: string | undefined;
  readonly uses: Use[];
}

const coreDevices: readonly (readonly [records: string, device: string, ...patterns: string[]])[] = [
  ["simpul.*", "device", "device.trunk", "device.oob"],
  ["simpul.*", "aggregation", "aggregation.trunk", "aggregation.oob", "aggregation.access.*"],
  ["gateway", "device", "device.oob", "uplinks.*.port"],
  ["datacenter", "device", "device.oob", "device.trunk"],
];

/** Every core device with all the ports that anything of the inventory gives it. */
function coreUses(draft: Draft): CoreUse[] {
  const devices = coreDevices.flatMap(([records, device, ...patterns]) =>
    matches(draft.raw, records).map(
      (record): CoreUse => ({
        id: wordAt(record.value, `${device}.id`),
        board: wordAt(record.value, `${device}.router`),
        uses: usesIn(record, patterns),
      }),
    ),
  );
  for (const { value, path } of matches(draft.raw, "links.*")) for (const end of ["a", "b"]) addLinkEnd(devices, value, path, end);
  return devices;
}

function addLinkEnd(devices: readonly CoreUse[], link: Raw, path: Path, end: string): void {
  const device = wordAt(link, `${end}.device`);
  const port = wordAt(link, `${end}.port`);
  if (device === undefined || port === undefined) return;
  devices
    .find(({ id }) => id === device)
    ?.uses.push({ port, as: `link ${wordAt(link, "id") ?? ""}`, path: [...path, end, "port"], told: true });
}
