// Words of users in rendered text: whatever a name says, it stays one value on its line.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceIntent } from "../../../../../components/devices/intent.ts";
import { parse } from "../../../../../components/devices/routeros/parse.ts";
import { render } from "../../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../../components/planning/intent/index.ts";
import { planOf, variedRegion } from "../../../planning/intent/example-region.ts";
import { readLines } from "./read-lines.ts";

const region = variedRegion();
const all = intents(region, planOf(region));
const [opd, gateway] = ["opd-010", "gw-1"].map((id) => all.find(({ device }) => device === id));

const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom('"', "\\", "$", "\n", "\r", ";", "[", "]", "{", "}", "#", "/", " ", "=", "é", "A", "0", "\u2028") }),
  fc.constantFrom(
    '"; /system reset-configuration',
    "[/system reboot]",
    "$[/user print]",
    '\\"; /user remove 0',
    "a\\",
    "#",
    "secret(snmp-auth)",
  ),
);

/** The device with a word of a user wherever one can stand. */
function named(intent: DeviceIntent, word: string): DeviceIntent {
  return {
    ...intent,
    identity: word,
    model: word,
    monitoring: { ...intent.monitoring, contact: word, location: word },
    ports: intent.ports.map((port) => ({ ...port, note: word })),
    routes: intent.routes.map((route) => ({ ...route, note: word })),
    sets: intent.sets.map((set) => ({ ...set, members: set.members.map((member) => ({ ...member, note: word })) })),
  };
}

test.each([opd, gateway])("no name adds a line, a verb or an attribute ($device)", (intent) => {
  if (intent === undefined) throw new Error("no device");
  const shape = (text: string): string[] =>
    readLines(text).map(({ path, verb, target, values }) => `${path} ${verb} ${target} ${[...values.keys()]}`);
  const plain = shape(render(intent));
  fc.assert(
    fc.property(nasty, (word) => {
      const text = render(named(intent, word));
      expect(text).toMatch(/^[\n -~]*$/);
      expect(shape(text)).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test("the parser reads every name back as it was", () => {
  if (opd === undefined) throw new Error("no device");
  fc.assert(
    fc.property(nasty, (word) => {
      const model = parse(render(named(opd, word)));
      expect(model.unparsed).toEqual([]);
      expect(model.menus.get("/system/identity")?.[0]?.attributes.get("name")).toBe(word);
      expect(model.menus.get("/snmp")?.[0]?.attributes.get("location") ?? "").toBe(word);
      expect(model.menus.get("/ip/route")?.[0]?.attributes.get("comment")).toBe(`simpul:${word}`);
    }),
    { numRuns: 300 },
  );
});

test("the parser understands every line of every device", () => {
  for (const intent of all) {
    const model = parse(render(intent));
    expect(model.unparsed).toEqual([]);
    expect(model.sections.filter(({ opaque }) => opaque > 0)).toEqual([]);
    expect([model.version, model.model]).toEqual([intent.version, intent.model]);
  }
});
