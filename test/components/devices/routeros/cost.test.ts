// What a difference costs: so many commands as there are edits, known to the generator and not to the engine; a line moved is one more.
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../cases.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

/** A line of each kind, with a number that tells it apart and one that an edit changes. */
const kinds: Readonly<Record<string, (n: number, value: number) => string>> = {
  "/interface vlan": (n, value) => `add interface=ether1 mtu=${1400 + value} name=vlan${n} vlan-id=${n + 2}`,
  "/ip address": (n, value) => `add address=10.${n}.0.1/24 comment="simpul:${value}" interface=ether2`,
  "/ip firewall address-list": (n, value) => `add address=10.9.${n}.1 comment="v${value}" list=noc`,
  "/ip firewall filter": (n, value) => `add action=accept chain=forward comment="simpul:fw.${n}" dst-port=${value + 1} protocol=tcp`,
  "/ip route": (n, value) => `add comment="simpul:r.${n}" distance=${value + 1} dst-address=10.${n}.0.0/16 gateway=10.0.0.1`,
  "/queue simple": (n, value) => `add max-limit=${value + 1}M/20M name=q${n} target=10.${n}.0.0/24`,
};
const lists: ReadonlySet<string> = new Set(["/ip firewall filter", "/queue simple"]);
const paths = Object.keys(kinds);
const size = 8;

type Row = readonly [n: number, value: number];
type Rows = ReadonlyMap<string, readonly Row[]>;

const start: Rows = new Map(paths.map((path) => [path, Array.from({ length: size }, (_, n): Row => [n, 0])]));

function text(rows: Rows): string {
  return [...rows].map(([path, all]) => `${path}\n${all.map(([n, value]) => `${kinds[path]?.(n, value)}\n`).join("")}`).join("");
}

interface Edit {
  readonly what: "change" | "remove" | "insert" | "move";
  readonly path: string;
  readonly at: number;
  readonly to: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom("change", "remove", "insert", "move"),
  path: fc.constantFrom(...paths),
  at: fc.nat(size - 1),
  to: fc.nat(size - 1),
});

function edited(rows: Rows, { what, path, at, to }: Edit, fresh: number): Rows {
  const all = rows.get(path) ?? [];
  const row = all[at % Math.max(1, all.length)];
  if (row === undefined) return rows;
  const place = all.indexOf(row);
  const changed = {
    change: () => all.with(place, [row[0], row[1] + 1 + fresh]),
    remove: () => all.toSpliced(place, 1),
    insert: () => all.toSpliced(to, 0, [size + fresh, 0]),
    move: () => (lists.has(path) ? all.toSpliced(place, 1).toSpliced(to, 0, row) : all),
  };
  return new Map(rows).set(path, changed[what]());
}

test("k edits cost k commands at most, and lead there", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const goal = edits.reduce(edited, start);
      const [running, intended] = [parse(text(start)), parse(text(goal))];
      const { commands } = difference(running, intended, exclusive);
      expect(commands.length).toBeLessThanOrEqual(edits.length);
      expect(print(simulate(running, commands.join("\n")).model)).toBe(print(intended));
    }),
    { numRuns: cases },
  );
});

test("one edit is one command, and no command can be left out", () => {
  fc.assert(
    fc.property(edit, (one) => {
      const [running, intended] = [parse(text(start)), parse(text(edited(start, one, 0)))];
      const { commands } = difference(running, intended, exclusive);
      expect(commands.length).toBe(print(running) === print(intended) ? 0 : 1);
    }),
    { numRuns: cases },
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
      const [running, intended] = [parse(text(start)), parse(text(edits.reduce(edited, start)))];
      const { commands } = difference(running, intended, exclusive);
      commands.forEach((_, at) => {
        const fewer = simulate(running, commands.toSpliced(at, 1).join("\n"));
        expect(print(fewer.model)).not.toBe(print(intended));
      });
    }),
    { numRuns: cases },
  );
});
