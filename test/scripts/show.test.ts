// `simpul show`: every kind of thing, each value with its source and place; secrets by name, never by value.
import { expect, test } from "vitest";
import { DoorError } from "../../scripts/door/door.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { shownIds } from "../../scripts/show/things.ts";
import { found, showAnswer, worldOf } from "../../scripts/show.ts";
import { real } from "./checkout.ts";

const show = (...words: string[]): ReturnType<typeof showAnswer> => showAnswer("pontianak", words, { root: real, today: "2026-11-24" });

function facts(...words: string[]): Map<string, { value: unknown; source?: unknown; file: string; line: number }> {
  return new Map(documents.show.parse(show(...words).json()).facts.map((fact) => [fact.path, fact]));
}

test("a site: what the document gives is cited, what it does not give is assumed", () => {
  const site = facts("kel-tengah");
  expect(site.get("sites.kel-tengah.name")).toMatchObject({
    value: "Kelurahan Tengah",
    source: { document: "perwal-20-2020", lines: "7368-7386" },
  });
  expect(site.get("sites.kel-tengah.isp.0.mbps")).toMatchObject({ value: 10, source: { document: "perwal-20-2020", lines: "7376" } });
  expect(site.get("sites.kel-tengah.simpul")).toMatchObject({
    value: "simpul-1",
    source: { assumption: expect.stringContaining("Nearest node") },
  });
  expect(site.get("profiles.kelurahan.router")).toMatchObject({ value: "L009UiGS-RM", source: { assumption: expect.any(String) } });
  expect(site.get("devices.opd-010.loopback")).toMatchObject({ value: "10.160.0.10" });
  expect(site.get("links.opd-010.prefix")).toMatchObject({ value: "10.160.16.40/30" });
  expect(site.get("segments.kel-tengah/tamu.prefix")).toMatchObject({ value: "10.164.10.0/24" });
});

test.each([
  ["kel-tengah", "site"],
  ["Kelurahan Tengah", "site"],
  ["disdukcapil", "site"],
  ["simpul-1", "simpul"],
  ["opd-010", "device"],
  ["gw-1", "device"],
  ["agg-2", "device"],
  ["s1-s2", "link"],
  ["kel-tengah/kantor", "segment"],
  ["w-007", "waiver"],
  ["vms-kamera", "flow"],
  ["kelurahan", "profile"],
  ["RB5009UG+S+IN", "board"],
  ["pontianak-kota", "kecamatan"],
  ["perwal-20-2020", "document"],
  ["addressing", "addressing"],
  ["sites.kel-tengah.simpul", "assumption"],
])("%s is a %s", (id, kind) => {
  const shown = documents.show.parse(show(id).json());
  expect(shown.kind).toBe(kind);
  expect(shown.facts.length).toBeGreaterThan(0);
  expect(show(id).text()).toContain(kind);
});

test("an id that several kinds have is told apart by its kind", () => {
  expect(documents.show.parse(show("link", "opd-010").json()).kind).toBe("link");
  expect(documents.show.parse(show("device", "simpul-1").json()).kind).toBe("device");
});

test.each([
  [["site", "Inspektorat"], "site", "inspektorat"],
  [["organisation", "Kominfo"], "organisation", "diskominfo"],
  [["app", "SIMAKDA"], "application", "simakda"],
  [["app", "E", "Pemerintah"], "application", "e-pemerintahan"],
  [["P47-26(1)"], "article", "p47-26-1"],
  [["35-a"], "roadmap-item", "ptk-35-a"],
  [["ppid.pontianakkota.go.id"], "domain", "domain-ppid"],
  [["server", "srv-pdam"], "server", "srv-pdam"],
])("%o is found by kind and name, number or host", (words, kind, id) => {
  const shown = documents.show.parse(show(...words).json());
  expect([shown.kind, shown.id]).toEqual([kind, id]);
});

test("what refers to an organisation, and what is found about it, in the reader's language", () => {
  const indonesian = showAnswer("pontianak", ["organisation", "disdukcapil"], { lang: "id", root: real, today: "2026-11-24" }).text();
  expect(indonesian).toMatch(
    /^organisasi disdukcapil: Dinas Kependudukan dan Pencatatan Sipil, di inventory\/regions\/pontianak\/register\n/,
  );
  expect(indonesian).toMatch(/\nDirujuk oleh\n/);
  expect(indonesian).toMatch(/server +srv-disdukcapil +Server +organisasi\n/);
  expect(show("organisation", "disdukcapil").text()).toMatch(/\nReferred to by\n/);
});

test("everything that can be named can be shown, with places and without holes", () => {
  const world = worldOf("pontianak", real, "2026-11-24");
  const ids = shownIds(world).filter((id) => id !== "secrets" && id !== "assumptions");
  expect(ids.length).toBeGreaterThan(700);
  for (const id of ids) {
    const shown = found(world, id);
    for (const fact of shown?.facts ?? [undefined]) {
      expect(fact?.value, `${id} ${fact?.path}`).toBeDefined();
      expect(fact?.file, `${id} ${fact?.path}`).toMatch(/\.yaml$/);
      if (shown?.kind !== "document") expect(fact?.source, `${id} ${fact?.path}`).toBeDefined();
    }
  }
});

test("secrets: a name, where it is looked up first, and who uses it", () => {
  const list = documents.secrets.parse(show("secrets").json());
  const byName = new Map(list.map((secret) => [secret.name, secret]));
  expect(byName.get("ospf-opd-010")).toEqual({ name: "ospf-opd-010", env: "SIMPUL_SECRET_OSPF_OPD_010", usedBy: ["simpul-1", "opd-010"] });
  expect(byName.get("snmp-auth")?.usedBy).toHaveLength(71);
  expect(byName.get("wg-gw-1")?.usedBy).toEqual(["gw-1"]);
  expect(list.filter(({ name }) => name.startsWith("ospf-"))).toHaveLength(67);
  expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).toSorted());
});

test.each([
  [["kel-tengha"], 'there is nothing called "kel-tengha" in Kota Pontianak', "did you mean kel-tengah?"],
  [["linc", "opd-010"], 'there is no kind of thing called "linc"', undefined],
  [["constructor", "x"], 'there is no kind of thing called "constructor"', undefined],
  [["__proto__"], 'there is nothing called "__proto__" in Kota Pontianak', undefined],
])("%o is not there", (words, message, fix) => {
  try {
    show(...words);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    expect(error.message).toBe(message);
    if (fix !== undefined) expect(error.fix).toBe(fix);
  }
});
