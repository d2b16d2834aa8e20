// RouterOS configurations of any length, made up, and what is changed in them.

export interface Edit {
  /** is item n another one in the intended text? */
  readonly changes: (n: number) => boolean;
  /** rules have stable ids in comments */
  readonly ids: boolean;
  /** the place of the firewall's rules: a permutation of 0 to rules - 1 */
  readonly order: (rules: number) => (n: number) => number;
}

const none = (): boolean => false;
const each20th = (n: number): boolean => n % 20 === 3;
const asIs = () => (n: number) => n;
const same: Edit = { changes: none, ids: true, order: asIs };

/** A multiplier without a divisor in common with the number of rules: as good as shuffled, and the same each time. */
const scattered = (rules: number) => (n: number) => (n * 7919) % rules;

export const edits: Readonly<Record<string, Edit>> = {
  "5 % changed": { ...same, changes: each20th },
  "5 % changed, no ids": { ...same, changes: each20th, ids: false },
  "all changed": { ...same, changes: () => true },
  "all changed, no ids": { ...same, changes: () => true, ids: false },
  "rules turned": { ...same, order: (rules) => (n) => (n + (rules >> 1)) % rules },
  "rules reversed": { ...same, order: (rules) => (n) => rules - 1 - n },
  "rules shuffled": { ...same, order: scattered },
};

/** Before the edit, and after it. */
export function textsOf(lines: number, edit: Edit): readonly [running: string, intended: string] {
  return [text(lines, { ...edit, changes: none, order: asIs }), text(lines, edit)];
}

/** A tenth of the lines are firewall rules, all in one chain. */
function text(lines: number, edit: Edit): string {
  const tenth = Math.ceil(lines / 10);
  const of = (count: number, line: (n: number, other: boolean) => string): string[] =>
    Array.from({ length: count }, (_, n) => line(n, edit.changes(n)));
  return [
    "/interface bridge\nadd name=bridge\n/interface vlan",
    ...of(2 * tenth, (n, other) => `add interface=bridge mtu=${other ? 1400 : 1450} name=vlan${n} vlan-id=${(n % 4000) + 1}`),
    "/queue simple",
    ...of(2 * tenth, (n, other) => `add max-limit=${other ? 30 : 20}M/20M name=q${n} target=10.${net(n)}.0/24`),
    "/ip address",
    ...of(2 * tenth, (n, other) => `add address=10.${net(n)}.${other ? 2 : 1}/24 interface=vlan${n}`),
    "/ip firewall address-list",
    ...of(3 * tenth, (n, other) => `add address=11.${net(n)}.${other ? 2 : 1} list=l${n % 50}`),
    rulesText(tenth, edit),
  ].join("\n");
}

export function rulesText(count: number, { changes, ids, order }: Edit): string {
  const place = order(count);
  const lines = Array.from({ length: count }, (_, at) => {
    const n = place(at);
    const id = ids ? `comment="simpul:fw.${n}" ` : "";
    return `add action=accept chain=forward ${id}dst-port=${changes(n) ? n + 20_000 : n + 1} protocol=tcp src-address=12.${net(n)}.0/24`;
  });
  return ["/ip firewall filter", ...lines, ""].join("\n");
}

function net(n: number): string {
  return `${(n >> 8) & 255}.${n & 255}`;
}
