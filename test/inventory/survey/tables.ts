// Tables of the regulations as sheets, made of the inventory's own words: what the survey must read back.
import type { RegionInventory } from "../../../inventory/schema/inventory.ts";
import type { Site } from "../../../inventory/schema/site.ts";

export type Rows = readonly (readonly string[])[];

/** Sites of the survey in the order of its rows. */
export function surveyedSites({ sites }: RegionInventory): readonly Site[] {
  return sites.filter(({ survey }) => survey !== undefined).sort((a, b) => (a.survey ?? 0) - (b.survey ?? 0));
}

/** Tabel 5.2 of Pontianak; `connection` gives the words of a site's cell. */
export function table52(inventory: RegionInventory, connection = connectionCell): Rows {
  const rows: string[][] = [
    ["Tabel 5.2. Hasil survey Pemetaan OPD/Kelurahan Kota Pontianak"],
    [],
    ["No.", "OPD/Kelurahan", "Jumlah SDM IT", "Sistem yang Dibangun + Tahunnya", "Sarana Prasarana terkait IT yang dimilki"],
    ["", "KECAMATAN & KELURAHAN"],
  ];
  rows[2]?.push("Jenis Koneksi", "Rencana Pengembangan Kedepan");
  let group: string | undefined;
  for (const site of surveyedSites(inventory)) {
    const district = inventory.kecamatan.find(({ id }) => id === site.kecamatan)?.name ?? "OPD (ORGANISASI PERANGKAT DAERAH)";
    if (district !== group) rows.push(["", district]);
    group = district;
    rows.push([String(site.survey), site.printed ?? site.name, ...registerCells(inventory, site.survey ?? 0, connection(site))]);
  }
  return rows;
}

/** The words of each line, those of several lines once. */
export function connectionCell({ isp = [] }: Site): string {
  return [...new Set(isp.map(({ printed }) => printed))].join("\n");
}

function registerCells(inventory: RegionInventory, row: number, connection: string): readonly string[] {
  const { staffing, equipment, applications, wishes } = inventory;
  const own = <R extends { readonly table: string; readonly row: number }>(records: readonly R[]): readonly R[] =>
    records.filter((record) => record.table === "ptk-5-2" && record.row === row);
  return [
    own(staffing).flatMap(({ groups }) => groups.map(({ printed }) => printed)),
    own(applications.flatMap(({ mentions }) => mentions)).map(({ printed }) => printed),
    own(equipment).flatMap(({ items }) => items.map(({ printed }) => printed)),
    [connection],
    own(wishes).map(({ printed }) => printed),
  ].map((words) => words.join("\n"));
}

/** Tabel 4.9 of Pesawaran: a bandwidth table with headings in two rows. */
export function table49({ titik }: RegionInventory): Rows {
  return [
    ["Tabel 4.9 - Distribusi Bandwith Perangkat Daerah Kabupaten Pesawaran Tahun 2021"],
    ["NO", "PERANGKAT DAERAH", "KECEPATAN BANDWITH (Mbps)", ""],
    ["", "", "Minimal", "Maksimal"],
    ...titik.map(({ row, printed, minMbps, maxMbps }) => [String(row), printed, String(minMbps), String(maxMbps)]),
    ["Sumber : Diskominfo Kebupaten Pesawaran, 2021"],
  ];
}

/** Tabel 4.10 of Pesawaran: computers, counted in three columns. */
export function table410({ equipment, organisations }: RegionInventory): Rows {
  const rows = equipment.filter(({ table }) => table === "psw-4-10");
  const name = (id: string | undefined): string => organisations.find((organisation) => organisation.id === id)?.name ?? "";
  return [
    ["No", "PERANGKAT DAERAH", "Jumlah Perangkat Komputer", "", ""],
    ["", "", "PC", "Laptop", "Terhubung Ke Internet"],
    ...rows.map(({ row, organisation, items }) => [
      String(row),
      name(organisation),
      ...["pc", "laptop", "connected"].map((kind) => items.find((item) => item.kind === kind)?.printed ?? ""),
    ]),
  ];
}

export function csvOf(rows: Rows, delimiter = ",", end = "\n"): string {
  const quoted = (cell: string): string => (/["\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join(delimiter)).join(end);
}
