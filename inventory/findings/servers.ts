// Servers outside the pusat data, what nobody knows of them, systems past their end, backups without proof.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Exemption, Server } from "../schema/register/server.ts";
import type { Found, Rule } from "./finding.ts";

const papers = ["request", "approval", "criteria"] as const;

/** What an exemption lacks; undefined where there is none at all. */
function lacksOf(exemptions: readonly (typeof Exemption)["_output"][], server: Server): readonly string[] | undefined {
  const own = exemptions.find(
    ({ kind, server: named, organisation }) =>
      kind === "own-server" && (named === server.id || (named === undefined && organisation === server.organisation)),
  );
  return own === undefined ? undefined : papers.filter((paper) => own[paper] === "unknown");
}

/** Kominfo's agencies must place servers in the pusat data, or be exempted: Perwal 20/2020 12089-12110, Perwal 47/2021 pasal 19. */
export const outside: Rule = ({ inventory }) =>
  inventory.servers.flatMap((server): Found[] => {
    const { id, name, organisation, count, place, source } = server;
    const owner = inventory.organisations.find((candidate) => candidate.id === organisation);
    const bound = owner?.bound !== "no";
    const lacks = lacksOf(inventory.exemptions, server);
    if (place !== "agency" || (bound && lacks?.length === 0)) return [];
    const number = typeof count === "number" ? count : undefined;
    const values = { name, owner: owner?.name ?? organisation, count: number, bound, lacks, ruled: inventory.exemptions.length > 0 };
    return [{ rule: "server-outside", severity: bound ? "warning" : "notice", subject: id, at: `servers.${id}`, source, values }];
  });

const asked = ["brand", "model", "cpu", "memory", "disks", "raid", "network", "power", "os", "backup"] as const;

/** Only where a document lists specifications at all: else every field of every server would be told of. */
export const unknownFacts: Rule = ({ inventory }) =>
  inventory.servers.flatMap((server): Found[] => {
    const unknown = asked.filter((field) => server[field] === undefined || server[field] === "unknown");
    if (unknown.length === 0 || !inventory.servers.some(({ cpu }) => cpu !== undefined && cpu !== "unknown")) return [];
    const values = { name: `${server.name} (${server.organisation})`, unknown };
    const place = { subject: server.id, at: `servers.${server.id}`, source: server.source };
    return [{ rule: "server-facts-missing", severity: "notice", ...place, values }];
  });

/** End of the maker's support: Microsoft's lifecycle pages. */
const ends: readonly (readonly [pattern: RegExp, date: string])[] = [
  [/Windows Server 2008/i, "2020-01-14"],
  [/Windows Server 2012/i, "2023-10-10"],
  [/Windows Server 2016/i, "2027-01-12"],
];

export const obsolete: Rule = ({ inventory, today }) =>
  inventory.servers.flatMap(({ id, name, os, source }): Found[] => {
    const ended = os === undefined ? undefined : ends.find(([pattern]) => pattern.test(os))?.[1];
    if (os === undefined || ended === undefined || ended > today) return [];
    return [{ rule: "os-obsolete", severity: "warning", subject: id, at: `servers.${id}.os`, source, values: { name, os, ended } }];
  });

export const backups: Rule = ({ inventory }) =>
  inventory.backups.flatMap((backup): Found[] => {
    const lacks = (["period", "lastGood"] as const).filter((field) => backup[field] === "unknown");
    if (lacks.length === 0) return [];
    const place = { subject: backup.id, at: `backups.${backup.id}`, source: backup.source };
    return [{ rule: "backup-unproved", severity: "warning", ...place, values: { data: dataOf(inventory, backup), lacks } }];
  });

function dataOf({ organisations }: RegionInventory, { data, organisation }: RegionInventory["backups"][number]): string {
  const owner = organisations.find(({ id }) => id === organisation);
  return owner === undefined ? data : `${data} (${owner.name})`;
}
