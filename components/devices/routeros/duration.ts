// Durations as RouterOS writes them: 1w2d3h4m5s6ms, and the spellings it takes for the same: 00:10:00, 90, 1d02:00:00.

const milliseconds: Readonly<Record<string, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const part = /(\d+(?:\.\d+)?)(ms|w|d|h|m|s)/gy;
const clock = /^(?:(\d+)w)?(?:(\d+)d)?(\d+):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?$/;

/** Milliseconds; a number without a unit is seconds; undefined where it is no duration. */
export function durationOf(value: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  const time = clock.exec(value);
  if (time !== null) return clockOf(time);
  let total = 0;
  part.lastIndex = 0;
  let end = 0;
  for (let found = part.exec(value); found !== null; found = part.exec(value)) {
    total += Number(found[1]) * (milliseconds[found[2] ?? ""] ?? 0);
    end = part.lastIndex;
  }
  return end === value.length && value !== "" ? Math.round(total) : undefined;
}

function clockOf(time: RegExpExecArray): number {
  const [weeks, days, hours, minutes, seconds] = time.slice(1, 6).map((digits) => Number(digits ?? 0));
  const fraction = Number((time[6] ?? "0").padEnd(3, "0"));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000 + fraction;
}

/** As the device prints it: the largest units first, none that is zero; nothing at all is 0s. */
export function printDuration(total: number): string {
  let rest = total;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(milliseconds)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length === 0 ? "0s" : parts.join("");
}

export function normalDuration(value: string): string {
  const total = durationOf(value);
  return total === undefined ? value : printDuration(total);
}
