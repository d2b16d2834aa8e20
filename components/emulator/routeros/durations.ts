// RouterOS's ways to write time: 1d2h, 00:05:00, 5m, and dates as its clock shows them.

const units: Readonly<Record<string, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds; undefined for what is no duration. A bare number is seconds. */
export function readDuration(text: string): number | undefined {
  const clock = /^(?:(\d+)d)?(\d+):(\d\d):(\d\d)$/.exec(text);
  if (clock !== null) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0));
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/^(\d+(ms|[wdhms]))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)(ms|[wdhms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? "s"] ?? 0), 0);
}

/** 1w2d3h4m5s, as `print` shows an uptime. */
export function printDuration(milliseconds: number): string {
  let left = Math.max(0, Math.floor(milliseconds / 1000));
  const parts: string[] = [];
  for (const unit of ["w", "d", "h", "m", "s"]) {
    const size = (units[unit] ?? 1000) / 1000;
    if (left >= size) parts.push(`${Math.floor(left / size)}${unit}`);
    left %= size;
  }
  return parts.join("") || "0s";
}

/** What a wall clock shows: 2026-11-24 and 08:00:00. */
export function dateAndTime(milliseconds: number): { readonly date: string; readonly time: string } {
  const [date = "", time = ""] = new Date(milliseconds).toISOString().split("T");
  return { date, time: time.slice(0, 8) };
}

/** Milliseconds since 1970 of a date and a time as the wall clock shows them. */
export function readDateAndTime(date: string, time: string): number | undefined {
  const at = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  return Number.isNaN(at) ? undefined : at;
}
