// Applications: kept by third parties, on nobody knows which server, with addresses that cannot stand.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Application } from "../schema/register/application.ts";
import type { Found, Rule, SurveyRule } from "./finding.ts";
import { isPrivate, type PrintedAddress, printedAddress } from "./printed-address.ts";

const ours = ({ level }: Application): boolean => level === "region" || level === "social-media";

function addressesOf({ reached }: Application): PrintedAddress[] {
  return (reached ?? []).flatMap(({ printed }) => printedAddress(printed) ?? []);
}

const shown = ({ host, port }: PrintedAddress): string => (port === undefined ? host : `${host}:${port}`);

function place({ id, source }: Application, field = ""): Pick<Found, "subject" | "at" | "source"> {
  return { subject: id, at: `applications.${id}${field}`, source };
}

/** "dilarang menyimpan data … pada pihak ketiga … tanpa persetujuan Walikota" (Perwal 20/2020 12081-12084, Perwal 47/2021 20(2)). */
export const thirdParty: Rule = ({ inventory: { applications, exemptions } }) =>
  applications.flatMap((application): Found[] => {
    const { id, name, hosting } = application;
    const leave = exemptions.find((exemption) => exemption.kind === "third-party-storage" && exemption.application === id);
    const approved = leave !== undefined && leave.approval !== "unknown";
    if (hosting.place !== "third-party" || !ours(application) || approved) return [];
    const values = { name, where: hosting.where ?? hosting.printed };
    return [{ rule: "third-party-hosting", severity: "warning", ...place(application, ".hosting"), values }];
  });

export const unknownHosting: Rule = ({ inventory: { applications, region } }) => {
  const own = applications.filter(({ level, status }) => level === "region" && status !== "planned" && status !== "deactivated");
  const unknown = own.filter(({ hosting }) => hosting.place === "unknown");
  const [first] = unknown;
  if (first === undefined) return [];
  return [
    {
      rule: "hosting-unknown",
      severity: "notice",
      ...place(first, ".hosting"),
      subject: region.id,
      subjects: unknown.map(({ id }) => id),
      values: { count: unknown.length, all: own.length },
    },
  ];
};

/** "diamankan melalui Jaringan Intra … atau jaringan lain yang telah diamankan" (Perwal 20/2020 11732-11737; Perbup 71/2022 11595-11603). */
export const adminExposed: Rule = ({ inventory: { applications } }) =>
  applications.flatMap((application): Found[] => {
    const open = addressesOf(application).find(({ host }) => !isPrivate(host));
    const { kind, exposure, level, name } = application;
    if (kind !== "administration" || exposure !== "public" || level !== "region" || open === undefined) return [];
    return [{ rule: "admin-exposed", severity: "warning", ...place(application, ".exposure"), values: { name, address: shown(open) } }];
  });

export const strangeAddresses: Rule = ({ inventory: { applications } }) =>
  applications.flatMap((application) =>
    (application.reached ?? []).flatMap(({ printed }, index): Found[] => {
      const address = printedAddress(printed);
      const common = { ...place(application, `.reached.${index}`), values: { name: application.name, address: printed } };
      if (address?.kind === "malformed") return [{ rule: "address-malformed", severity: "warning", ...common }];
      if (address?.kind === "bare" && !isPrivate(address.host)) return [{ rule: "address-raw", severity: "warning", ...common }];
      return [];
    }),
  );

/** Tables that print addresses at all: there a blank one says something. */
function tablesWithAddresses({ applications, tables }: RegionInventory): ReadonlySet<string> {
  const printed = new Set(tables.filter(({ ours: places }) => places !== true).map(({ id }) => id));
  const groups = Map.groupBy(
    applications.flatMap(({ reached, mentions }) =>
      mentions.filter(({ table }) => printed.has(table)).map(({ table }) => ({ table, given: (reached ?? []).length > 0 })),
    ),
    ({ table }) => table,
  );
  return new Set([...groups].filter(([, rows]) => rows.filter(({ given }) => given).length * 2 > rows.length).map(([table]) => table));
}

export const missingAddress: Rule = ({ inventory }) => {
  const tables = tablesWithAddresses(inventory);
  return inventory.applications
    .filter(({ reached, mentions }) => (reached ?? []).length === 0 && mentions.some(({ table }) => tables.has(table)))
    .map((application) => ({ rule: "address-missing", severity: "notice", ...place(application), values: { name: application.name } }));
};

export const sharedAddress: Rule = ({ inventory: { applications } }) => {
  const first = new Map<string, Application>();
  return applications.flatMap((application) =>
    addressesOf(application).flatMap((address): Found[] => {
      const key = `${shown(address)}${address.path}`;
      const before = first.get(key);
      first.set(key, before ?? application);
      if (before === undefined || before === application) return [];
      const values = { first: before.name, second: application.name, address: key };
      const subjects = [before.id, application.id];
      return [{ rule: "address-shared", severity: "notice", ...place(application), subjects, values }];
    }),
  );
};

/** One application in several rows of one table, for one and the same office. */
export const twiceInTable: SurveyRule = ({ inventory: { applications, tables } }) =>
  applications.flatMap((application) => {
    const listed = application.mentions.filter(({ organisation, site }) => organisation !== undefined || site !== undefined);
    const groups = Map.groupBy(listed, ({ table, organisation, site }) => `${table} ${organisation ?? ""} ${site ?? ""}`);
    return [...groups.values()].flatMap((rows): Found[] => {
      const numbers = [...new Set(rows.map(({ row }) => row))];
      const table = rows[0]?.table ?? "";
      if (numbers.length < 2) return [];
      const values = { name: application.name, table: tables.find(({ id }) => id === table)?.title ?? table, rows: numbers };
      return [{ rule: "row-twice", severity: "notice", ...place(application, ".mentions"), values }];
    });
  });
