// IPv6 addresses and prefixes as the device writes them: upper case, the longest run of zeros as `::`.

/** Eight groups; undefined where it is no IPv6 address. */
export function ipv6Groups(text: string): readonly number[] | undefined {
  if (!/^[0-9a-f:]*:[0-9a-f:.]*$/i.test(text)) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  const gap = 8 - head.length - (tail?.length ?? 0);
  return gap < 1 ? undefined : [...head, ...new Array<number>(gap).fill(0), ...(tail ?? [])];
}

function groupsOf(half: string): number[] | undefined {
  if (half === "") return [];
  const groups: number[] = [];
  for (const part of half.split(":")) {
    if (!/^[0-9a-f]{1,4}$/i.test(part)) return withIpv4(half, part, groups);
    groups.push(Number.parseInt(part, 16));
  }
  return groups;
}

/** The last part may be an IPv4 address. */
function withIpv4(half: string, part: string, groups: readonly number[]): number[] | undefined {
  const bytes = part.split(".").map(Number);
  if (!half.endsWith(part) || bytes.length !== 4 || !bytes.every((byte) => byte >= 0 && byte <= 255)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [...groups, a * 256 + b, c * 256 + d];
}

export function normalIpv6(text: string): string | undefined {
  const groups = ipv6Groups(text);
  return groups === undefined ? undefined : printed(groups);
}

export function normalPrefix6(text: string): string | undefined {
  const [host = "", length = "", more] = text.split("/");
  const address = normalIpv6(host);
  return address === undefined || more !== undefined || !/^\d{1,3}$/.test(length) || Number(length) > 128
    ? undefined
    : `${address}/${Number(length)}`;
}

function printed(groups: readonly number[]): string {
  const [from, length] = longestZeros(groups);
  const words = groups.map((group) => group.toString(16).toUpperCase());
  if (length < 2) return words.join(":");
  return `${words.slice(0, from).join(":")}::${words.slice(from + length).join(":")}`;
}

function longestZeros(groups: readonly number[]): readonly [from: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    while (groups[from + length] === 0) length++;
    if (length > best[1]) best = [from, length];
  }
  return best;
}
