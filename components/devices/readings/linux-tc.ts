// `tc qdisc|class|filter show dev DEVICE` as lines that say of which device they are; filters as the commands that make them.

/** A kernel's own qdisc has no handle (`0:`) and is no configuration. */
export function batchOf(device: string, lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const [at, line] of lines.entries()) {
    const [, kind, type, id, rest] = /^(qdisc|class) (\S+) (\S+) (.*)$/.exec(line.trimEnd()) ?? [];
    if (kind !== undefined && id !== "0:") found.push(`${kind} ${type} ${id} dev ${device} ${rest}`);
    else if (line.startsWith("filter ")) found.push(...filterOf(device, line, matchesBehind(lines, at)));
  }
  return found;
}

function matchesBehind(lines: readonly string[], at: number): readonly string[] {
  const end = lines.findIndex((line, index) => index > at && !line.startsWith("  "));
  return lines.slice(at + 1, end === -1 ? undefined : end).map((line) => line.trim());
}

/** tc lists a filter of one priority in three lines, of which the one that has a place in the table says what it does. */
function filterOf(device: string, line: string, matches: readonly string[]): readonly string[] {
  const [, parent, protocol, pref, kind, rest = ""] =
    /^filter (parent \S+) protocol (\S+) pref (\d+) (\S+)(.*)$/.exec(line.trimEnd()) ?? [];
  if (kind === undefined) return [`filter show dev ${device} ${line}`];
  if (kind === "u32" && !/ fh [0-9a-f]+:[0-9a-f]*:[0-9a-f]+ /.test(`${rest} `)) return [];
  if (/^ chain 0\s*$/.test(rest)) return [];
  const flow = /\bflowid (\S+)/.exec(rest)?.[1];
  const words = matches.map(matchOf);
  if (kind !== "u32" || flow === undefined || words.includes(undefined)) return [`filter show dev ${device} ${line} ${matches.join(" ")}`];
  return [`filter add dev ${device} ${parent} protocol ${protocol} prio ${pref} u32 ${words.join(" ")} flowid ${flow}`];
}

const fields: Readonly<Record<string, string>> = { "12": "src", "16": "dst" };

/** `match 0a010000/ffff0000 at 16` is a destination of 10.1.0.0/16. */
function matchOf(text: string): string | undefined {
  const [, value = "", mask = "", at = ""] = /^match ([0-9a-f]{8})\/([0-9a-f]{8}) at (\d+)$/.exec(text) ?? [];
  const field = fields[at];
  const ones = Number.parseInt(mask || "0", 16)
    .toString(2)
    .padStart(32, "0");
  if (field === undefined || !/^1*0*$/.test(ones)) return undefined;
  const bytes = [0, 2, 4, 6].map((start) => Number.parseInt(value.slice(start, start + 2), 16));
  return `match ip ${field} ${bytes.join(".")}/${ones.replace(/0+$/, "").length}`;
}
