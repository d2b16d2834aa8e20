// Inventories of other tools in YAML: Ansible's groups of hosts, nornir's hosts with groups and defaults beside them.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { type Cell, type DeviceFile, devicesOf, type Field, type FilePlace, type Mistake, type Row } from "./row.ts";

/** A file beside the one that was named; undefined where there is none. */
export type Beside = (name: string) => string | undefined;

/** Values by key, the nearest to the host last. */
type Values = ReadonlyMap<string, Cell>;

export function readInventoryYaml(text: string, place: FilePlace, beside: Beside): DeviceFile {
  const source = new Source(text);
  const { top } = source;
  if (top === undefined) return devicesOf([], place, source.mistakes);
  const rows = isAnsible(top) ? ansibleRows(source, top) : nornirRows(source, top, beside);
  return devicesOf(rows, place, source.mistakes);
}

/** One YAML file: its nodes' places, and its mistakes of syntax. */
class Source {
  readonly mistakes: Mistake[] = [];
  readonly top: YAMLMap | undefined;
  readonly #lines = new LineCounter();
  readonly #file: string | undefined;

  constructor(text: string, file?: string) {
    this.#file = file;
    const document = parseDocument(text, { lineCounter: this.#lines, logLevel: "silent" });
    for (const { message, pos } of document.errors) this.wrong(pos[0], message.split("\n")[0] ?? "");
    if (document.errors.length > 0) return;
    if (isMap(document.contents)) this.top = document.contents as YAMLMap;
    else this.wrong(0, "it is no inventory: names with what belongs to them are looked for");
  }

  wrong(offset: number, message: string, fix?: string): void {
    this.mistakes.push({ ...this.#place(offset), message, ...(fix === undefined ? {} : { fix }) });
  }

  #place(offset: number) {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col, ...(this.#file === undefined ? {} : { file: this.#file }) };
  }

  cell(node: unknown): Cell | undefined {
    if (!isScalar(node) || node.value === null || typeof node.value === "object") return undefined;
    return { value: String(node.value), ...this.#place(node.range?.[0] ?? 0) };
  }

  /** Keys with their nodes. */
  entries(node: unknown): readonly (readonly [Cell, Node | null])[] {
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      const name = this.cell(key);
      return name === undefined ? [] : [[name, value as Node | null] as const];
    });
  }

  values(node: unknown): Values {
    return new Map(
      this.entries(node).flatMap(([key, value]) => (this.cell(value) === undefined ? [] : [[key.value, this.cell(value) as Cell]])),
    );
  }
}

const groupKeys = new Set(["hosts", "children", "vars"]);

/** Every name at the top is a group. */
function isAnsible(top: YAMLMap): boolean {
  return top.items.every(
    ({ value }) => value === null || (isMap(value) && value.items.every(({ key }) => isScalar(key) && groupKeys.has(String(key.value)))),
  );
}

function ansibleRows(source: Source, top: YAMLMap): readonly Row[] {
  const hosts = new Map<string, { readonly name: Cell; readonly values: Map<string, Cell> }>();
  const group = (node: unknown, inherited: Values): void => {
    const parts = new Map(source.entries(node).map(([key, value]) => [key.value, value]));
    const values = new Map([...inherited, ...source.values(parts.get("vars"))]);
    for (const [, child] of source.entries(parts.get("children"))) group(child, values);
    for (const [name, own] of source
      .entries(parts.get("hosts"))
      .flatMap(([cell, value]) => ranged(cell).map((each) => [each, value] as const))) {
      const known = hosts.get(name.value) ?? { name, values: new Map() };
      hosts.set(name.value, known);
      for (const [key, cell] of [...values, ...source.values(own)]) known.values.set(key, cell);
    }
  };
  for (const [, node] of source.entries(top)) group(node, new Map());
  // What stands in no group's vars but in `all` is the weakest, wherever `all` stands.
  const all = source.values(varsOfAll(source, top));
  return [...hosts.values()].map(({ name, values }) => rowOf(source, name, new Map([...all, ...values]), ansibleNames));
}

function varsOfAll(source: Source, top: YAMLMap): unknown {
  const all = source.entries(top).find(([name]) => name.value === "all")?.[1];
  return source.entries(all).find(([key]) => key.value === "vars")?.[1];
}

/** `sw[01:20]` is twenty hosts. */
function ranged(cell: Cell): readonly Cell[] {
  const [, before = "", first = "", last = "", after = ""] = /^(.*)\[(\d+):(\d+)\](.*)$/.exec(cell.value) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === "" || count < 1 || count > 10_000) return [cell];
  return Array.from({ length: count }, (_, at) => ({
    ...cell,
    value: `${before}${String(Number(first) + at).padStart(first.length, "0")}${after}`,
  }));
}

/** Each field, by the names that it goes by; the first that is there counts. */
type Names = Readonly<Partial<Record<Field, readonly string[]>>>;

const ours: Names = {
  passwordRef: ["simpul_password_ref"],
  site: ["simpul_site"],
  algorithms: ["simpul_algorithms"],
  hostKey: ["simpul_host_key"],
};

const ansibleNames: Names = {
  ...ours,
  host: ["ansible_host", "ansible_ssh_host"],
  port: ["ansible_port", "ansible_ssh_port"],
  vendor: ["ansible_network_os"],
  user: ["ansible_user", "ansible_ssh_user"],
  identityFile: ["ansible_ssh_private_key_file", "ansible_private_key_file"],
  password: ["ansible_password", "ansible_ssh_pass", "ansible_ssh_password"],
};

const nornirNames: Names = {
  ...ours,
  host: ["hostname"],
  port: ["port"],
  vendor: ["platform"],
  user: ["username"],
  identityFile: ["ssh_private_key_file", "key_file"],
  password: ["password"],
};

function rowOf(source: Source, name: Cell, values: Values, names: Names): Row {
  const row = new Map<Field, Cell>([["device", name]]);
  for (const [field, words] of Object.entries(names) as [Field, readonly string[]][]) {
    const cell = words.map((word) => values.get(word)).find((found) => found !== undefined);
    if (cell === undefined || cell.value === "") continue;
    if (/\{\{/.test(cell.value))
      source.mistakes.push({ ...cellPlace(cell), message: "a template is not worked out here", fix: "write the value" });
    else if (field === "password" && /^secret\(.*\)$/.test(cell.value)) row.set("passwordRef", cell);
    else row.set(field, cell);
  }
  const jump = jumpIn(values);
  if (jump !== undefined) row.set("jump", jump);
  return row;
}

function cellPlace({ file, line, column }: Cell) {
  return { line, column, ...(file === undefined ? {} : { file }) };
}

/** `-o ProxyJump=a,b` or `-J a,b` among Ansible's SSH arguments. */
function jumpIn(values: Values): Cell | undefined {
  const own = values.get("simpul_jump");
  if (own !== undefined) return own;
  for (const key of ["ansible_ssh_common_args", "ansible_ssh_extra_args"]) {
    const cell = values.get(key);
    const hosts = /(?:ProxyJump[= ]|-J\s*)["']?([^"'\s]+)/.exec(cell?.value ?? "")?.[1];
    if (cell !== undefined && hosts !== undefined) return { ...cell, value: hosts.replaceAll(",", ">") };
  }
  return undefined;
}

function nornirRows(source: Source, top: YAMLMap, beside: Beside): readonly Row[] {
  const part = (name: string): Source | undefined => {
    const text = beside(name);
    return text === undefined || text.trim() === "" ? undefined : new Source(text, name);
  };
  const [groups, defaults] = [part("groups.yaml"), part("defaults.yaml")];
  source.mistakes.push(...(groups?.mistakes ?? []), ...(defaults?.mistakes ?? []));
  const usual = defaults === undefined ? new Map<string, Cell>() : allOf(defaults, defaults.top);
  const inGroup = new Map(groups?.entries(groups.top).map(([name, node]) => [name.value, node]));
  const inherited = (from: Source, node: unknown, depth: number): Values => {
    const list = source.entries(node).find(([key]) => key.value === "groups")?.[1];
    const names = isSeq(list) ? list.items.flatMap((item) => from.cell(item)?.value ?? []) : [];
    const above =
      depth > 10 || groups === undefined ? [] : names.reverse().flatMap((name) => [...inherited(groups, inGroup.get(name), depth + 1)]);
    return new Map([...above, ...allOf(from, node)]);
  };
  return source.entries(top).map(([name, node]) => rowOf(source, name, new Map([...usual, ...inherited(source, node, 0)]), nornirNames));
}

/** Values of a host or group; those of `data` too. */
function allOf(source: Source, node: unknown): Values {
  const data = source.entries(node).find(([key]) => key.value === "data")?.[1];
  return new Map([...source.values(data), ...source.values(node)]);
}
