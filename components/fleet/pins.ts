// Pinned host keys, in OpenSSH's known_hosts form: names, kind, key. A device's own name counts before its address.

interface Entry {
  readonly names: readonly string[];
  /** OpenSSH public key line or fingerprint */
  readonly key: string;
  /** line of the file, from 0 */
  readonly at: number;
}

/** `host`, or `[host]:port` where the port is not SSH's own. */
export function addressName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

export class Pins {
  readonly #lines: readonly string[];
  readonly #entries: readonly Entry[];

  constructor(text: string) {
    this.#lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
    this.#entries = this.#lines.flatMap(entryOf);
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  /** The first line, from 1, that has no place in known_hosts: then it is another kind of file. */
  get stranger(): number | undefined {
    const at = this.#lines.findIndex((line) => !(isKept(line) || isPin(line)));
    return at === -1 ? undefined : at + 1;
  }

  of(device: string, host: string, port: number): string | undefined {
    return (this.#named(device) ?? this.#named(addressName(host, port)))?.key;
  }

  #named(name: string): Entry | undefined {
    return this.#entries.find(({ names }) => names.includes(name));
  }

  /** The same with this key for a device in the place of any other; what is said of others stays as it is. */
  with(device: string, host: string, port: number, key: string): Pins {
    const names = [...new Set([device, addressName(host, port)])];
    const mine = new Set(this.#entries.filter((entry) => entry.names.some((name) => names.includes(name))).map(({ at }) => at));
    const [first] = mine;
    const others = (at: number): readonly string[] =>
      this.#entries.find((entry) => entry.at === at)?.names.filter((name) => !names.includes(name)) ?? [];
    const line = `${names.join(",")} ${key.split(/\s+/).slice(0, 2).join(" ")}`;
    const lines = this.#lines.flatMap((old, at) => {
      if (!mine.has(at)) return [old];
      const left = others(at);
      const rest = left.length === 0 ? [] : [`${left.join(",")} ${old.trim().split(/\s+/).slice(1).join(" ")}`];
      return at === first ? [line, ...rest] : rest;
    });
    return new Pins([...lines, ...(first === undefined ? [line] : []), ""].join("\n"));
  }
}

/** Remarks, marked lines and hashed names are kept and pin nothing. */
function isKept(line: string): boolean {
  return /^\s*([#@|]|$)/.test(line);
}

/** By its kind; whether the key is one is asked when it is used. */
function isPin(line: string): boolean {
  return /^\s*\S+\s+(SHA256:\S|(ssh|ecdsa|sk)-\S+\s+\S)/.test(line);
}

function entryOf(line: string, at: number): Entry[] {
  const [names, type, key] = line.trim().split(/\s+/);
  if (names === undefined || type === undefined || isKept(line)) return [];
  if (type.startsWith("SHA256:")) return [{ names: names.split(","), key: type, at }];
  return key === undefined ? [] : [{ names: names.split(","), key: `${type} ${key}`, at }];
}
