// Days between ISO dates, and the day on which a period ends.

const day = 86_400_000;

/** Whole days from one ISO date to another; negative where it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

/** The ISO date a period such as 1y, 6m or 30d after a date. */
export function after(date: string, period: string): string {
  const end = new Date(`${date}T00:00:00Z`);
  const count = Number.parseInt(period, 10);
  if (period.endsWith("y")) end.setUTCFullYear(end.getUTCFullYear() + count);
  else if (period.endsWith("m")) end.setUTCMonth(end.getUTCMonth() + count);
  else end.setUTCDate(end.getUTCDate() + count);
  return end.toISOString().slice(0, 10);
}
