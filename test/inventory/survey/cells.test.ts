// The cells of a survey row, held to what people entered of Pontianak's survey by hand, and the headings in their spellings.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { loadRegionOrThrow } from "../../../inventory/load.ts";
import type { IspLine } from "../../../inventory/schema/site.ts";
import { connectionOf } from "../../../inventory/survey/connection.ts";
import { devicesOf } from "../../../inventory/survey/devices.ts";
import { fieldOf, headingsOf, likelyHeadings } from "../../../inventory/survey/headings.ts";
import { peopleOf } from "../../../inventory/survey/people.ts";
import { FreeIds, idOf, keyOf, kindOf } from "../../../inventory/survey/place-names.ts";
import { plansOf } from "../../../inventory/survey/plans.ts";
import { systemsOf } from "../../../inventory/survey/systems.ts";

const root = resolve(import.meta.dirname, "../../..");
const pontianak = loadRegionOrThrow(root, "pontianak");

test.each([
  ["no", ["No", "NO.", "Nomor", "No. Urut"]],
  [
    "name",
    [
      "OPD/Kelurahan",
      "Nama OPD",
      "PERANGKAT DAERAH",
      "Nama Perangkat Daerah",
      "Unit Kerja",
      "OPD / Desa / Kelurahan",
      "Kelurahan",
      "Instansi",
    ],
  ],
  ["kecamatan", ["Kecamatan", "Kec.", "Nama Kecamatan"]],
  ["people", ["Jumlah SDM IT", "SDM", "Tenaga IT", "Jumlah Tenaga TIK", "Operator"]],
  ["systems", ["Sistem yang Dibangun + Tahunnya", "Sistem yang Dibangun", "Aplikasi", "Sistem Informasi", "Nama Aplikasi yang Digunakan"]],
  ["devices", ["Sarana Prasarana terkait IT\nyang dimilki", "Sarana Prasarana", "Perangkat", "Jumlah Perangkat Komputer", "Peralatan IT"]],
  ["connection", ["Jenis Koneksi", "Koneksi", "Provider", "Koneksi/Provider", "Koneksi Internet", "ISP"]],
  ["rate", ["Bandwidth", "Bandwith", "Kecepatan (Mbps)", "KECEPATAN BANDWITH (Mbps)", "Kecepatan Internet"]],
  ["min", ["Minimal", "Min", "Bandwidth Minimal (Mbps)"]],
  ["max", ["Maksimal", "MAX", "Kecepatan Maks (Mbps)"]],
  ["plans", ["Rencana Pengembangan\nKedepan", "Rencana", "Keluhan", "Kendala", "Usulan"]],
  ["pc", ["PC", "Komputer", "Jumlah PC (unit)"]],
  ["laptop", ["Laptop", "Notebook"]],
  ["connected", ["Terhubung Ke Internet", "Terhubung\nKe\nInternet", "Tersambung Internet"]],
  [
    undefined,
    [
      "",
      "Alamat",
      "Keterangan",
      "Tabel 5.2. Hasil survey Pemetaan OPD/Kelurahan Kota Pontianak",
      "Kecamatan Pontianak Barat",
      "1",
      "Jumlah",
    ],
  ],
])("%s has these spellings", (field, spellings) => {
  expect(spellings.map((heading) => [heading, fieldOf(heading)])).toEqual(spellings.map((heading) => [heading, field]));
});

test("docs/new-region.md names every field, and headings that mean it", () => {
  const page = readFileSync(join(root, "docs/new-region.md"), "utf8");
  const rows = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(
    ([, field = "", headings = ""]) => [field, headings.split(", ")] as const,
  );
  expect(rows).toHaveLength(14);
  for (const [field, headings] of rows) expect(headings.map(fieldOf), field).toEqual(headings.map(() => field));
});

const sheet = (...rows: readonly (readonly string[])[]): Parameters<typeof headingsOf>[0] => ({ file: "f", rows });

test("headings stand below title rows, in two rows, above a row of column numbers", () => {
  const found = headingsOf(
    sheet(
      ["Survei OPD dan Kelurahan", "", "", ""],
      ["Tahun 2026"],
      ["No", "Nama OPD", "Kecepatan", "", "Alamat"],
      ["", "", "Min", "Maks"],
      ["1", "2", "3", "4", "5"],
      ["1", "BPBD", "1", "2", ""],
    ),
  );
  expect(found).toEqual({
    columns: [
      { index: 0, heading: "No", field: "no" },
      { index: 1, heading: "Nama OPD", field: "name" },
      { index: 2, heading: "Min", field: "min" },
      { index: 3, heading: "Maks", field: "max" },
    ],
    ignored: ["Alamat"],
    below: 5,
    title: "Survei OPD dan Kelurahan Tahun 2026",
  });
});

test("a second column of words is read with the first, a second column of names is not", () => {
  const found = headingsOf(sheet(["OPD", "Keluhan", "Rencana", "Unit Kerja"], ["a", "b", "c", "d"]));
  expect(found?.columns.map(({ field, index }) => `${field} ${index}`)).toEqual(["name 0", "plans 1", "plans 2"]);
  expect(found?.ignored).toEqual(["Unit Kerja"]);
});

test("without names there are no headings, but likely ones", () => {
  const without = sheet(["Laporan"], ["No", "Kecamatan", "Koneksi"], ["1", "Utara", "Indihome"]);
  expect(headingsOf(without)).toBeUndefined();
  expect(likelyHeadings(without)).toEqual(["No", "Kecamatan", "Koneksi"]);
});

test("every line of the survey: provider, Mbps, number, state", () => {
  const lines = pontianak.sites.flatMap(({ isp = [] }) => isp).filter(({ printed }) => printed !== "Fiber Optic dan Radio");
  const told = ({ provider, mbps, count, status }: Omit<IspLine, "source" | "printed">) => ({ provider, mbps, count, status });
  expect(lines.map(({ printed }) => connectionOf(printed).lines.map((line) => told(line)))).toEqual(lines.map((line) => [told(line)]));
});

test("every group of people: number and status", () => {
  const groups = pontianak.staffing.flatMap(({ groups: all }) => all);
  expect(groups.map(({ printed }) => peopleOf(printed).map(({ count, status }) => [count, status]))).toEqual(
    groups.map(({ count, status }) => [[count, status]]),
  );
});

test("nearly every device: the count as people read it; the others are told", () => {
  const items = pontianak.equipment.flatMap(({ items: all }) => all);
  const unlike = items.filter(({ printed, count, broken }) => {
    const read = devicesOf(printed).map((item) => [item.count, item.broken]);
    return JSON.stringify(read) !== JSON.stringify([[count, broken]]);
  });
  expect(items).toHaveLength(241);
  expect(unlike.map(({ printed }) => printed)).toEqual([
    "Baik dan berfungsi 15 unit Pc",
    "Cctv 4 unit kamera (tidak dapat dioperasikan)",
    "Komputer, Printer (1 set)",
    "Printer (1 set)",
    "CCTV : 24 PCS … CCTV : 87 PCS",
    "Ruang Kontrol : 1 … Ruang Kontrol : 1",
    "Monitor : 5 unit … Monitor : 18 unit",
    "Komputer : 3 unit … Komputer : 9 unit",
    "Router : 1 PCS … Router : 1 PCS",
    "Server Traffic : 1 unit … Server Traffic : 1 unit",
  ]);
});

test("what cannot be counted keeps its words", () => {
  expect(devicesOf("Komputer/laptop\nPC dan laptop : 200 unit\nCCTV 4-5 buah\nMeja\n2 unit pc dan 3 unit printer")).toEqual([
    { kind: "other", count: "unknown", printed: "Komputer/laptop" },
    { kind: "other", count: 200, printed: "PC dan laptop : 200 unit" },
    { kind: "cctv", count: { from: 4, to: 5 }, printed: "CCTV 4-5 buah" },
    { kind: "other", count: "unknown", printed: "Meja" },
    { kind: "pc", count: 2, printed: "2 unit pc" },
    { kind: "printer", count: 3, printed: "3 unit printer" },
  ]);
});

test("every wish: the Mbps that it asks for", () => {
  expect(pontianak.wishes.map(({ printed }) => plansOf(printed)[0]?.wantedMbps)).toEqual(
    pontianak.wishes.map(({ wantedMbps }) => wantedMbps),
  );
});

test("names of systems, their years, and sentences that are none", () => {
  expect(systemsOf("― SIMAKDA 2016\n― SIMEKBANG (2016)\n― Web Kelurahan 2015-2016\n― SIMTARU (Sistem Informasi\nTata Ruang)")).toEqual({
    systems: [
      { name: "SIMAKDA", year: 2016, printed: "SIMAKDA 2016" },
      { name: "SIMEKBANG", year: 2016, printed: "SIMEKBANG (2016)" },
      { name: "Web Kelurahan", printed: "Web Kelurahan 2015-2016" },
      { name: "SIMTARU", printed: "SIMTARU (Sistem Informasi Tata Ruang)" },
    ],
    unread: [],
  });
  expect(systemsOf("Belum ada, masih turunan dari\nPemerintah Kota")).toEqual({
    systems: [],
    unread: ["Belum ada, masih turunan dari Pemerintah Kota"],
  });
  expect(systemsOf("-")).toEqual({ systems: [], unread: [] });
});

test.each([
  ["Kel. Tengah", "kel-tengah", "kelurahan"],
  ["Keluarahan Bansir  Laut", "kel-bansir-laut", "kelurahan"],
  ["KEC PONTIANAK KOTA", "kec-pontianak-kota", "kecamatan"],
  ["Desa Hanura", "desa-hanura", "desa"],
  ["BPBD", "bpbd", "opd"],
  ["Dinas Sosial Kota Pontianak", "dinas-sosial", "opd"],
  ["Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak", "dppkbpppa", "opd"],
  ["RSUD dr. Soedarso", "rsud-dr-soedarso", "rsud"],
  ["3 Serangkai", "no-3-serangkai", "opd"],
  ["???", "tanpa-nama", "opd"],
])("%s is %s", (name, id, kind) => {
  expect([idOf(name), kindOf(name.replace(/^Kel\. |^Keluarahan /, "Kelurahan ").replace(/^KEC /, "Kecamatan "))]).toEqual([id, kind]);
});

test("one key for the spellings of one name", () => {
  const same = ["Kel. Bansir Laut", "Keluarahan Bansir Laut", "KELURAHAN BANSIR LAUT", "Kelurahan  Bansir-Laut"];
  expect(new Set(same.map(keyOf)).size).toBe(1);
  expect(keyOf("Dinas Modal, Tenaga Kerja & PTSP")).toBe(keyOf("dinas modal tenaga kerja dan pelayanan terpadu satu pintu"));
  expect(keyOf("Kelompok Tani")).not.toBe(keyOf("Kelurahan ompok Tani"));
});

test("an id is given once, and never has more than 40 characters", () => {
  const ids = new FreeIds(["dinas"]);
  const long = "a".repeat(60);
  const given = ["dinas", "dinas", "badan", long, long].map((id) => ids.take(id));
  expect(given).toEqual(["dinas-2", "dinas-3", "badan", "a".repeat(40), `${"a".repeat(38)}-2`]);
});
