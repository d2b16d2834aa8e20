// Which devices are meant: names, patterns, and words such as site=kel-tengah or role=opd.

export interface Selectable {
  readonly device: string;
  readonly vendor: string;
  readonly site?: string | null;
  readonly role?: string;
}

const keys = ["site", "role", "vendor"] as const;

/** Devices that any of the words means; `unknown` are words that mean none. A number means so many, the first. */
export function selected<T extends Selectable>(
  devices: readonly T[],
  words: string,
): { readonly chosen: readonly T[]; readonly unknown: readonly string[] } {
  const named = words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  // an empty word is most likely a variable of a script that was never set, and means no device
  const list = named.length > 0 ? named : [words];
  const matching = list.map((word) => (/^\d+$/.test(word) ? devices.slice(0, Number(word)) : devices.filter((each) => means(word, each))));
  const chosen = new Set(matching.flat());
  return { chosen: devices.filter((each) => chosen.has(each)), unknown: list.filter((_, at) => matching[at]?.length === 0) };
}

function means(word: string, device: Selectable): boolean {
  const [, key, value = ""] = /^([a-z]+)=(.*)$/.exec(word) ?? [];
  const known = keys.find((each) => each === key);
  if (known !== undefined) return matches(value, device[known] ?? "");
  return matches(word, device.device);
}

/** `*` stands for any letters. */
function matches(pattern: string, text: string): boolean {
  if (!pattern.includes("*")) return pattern === text;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
