// How much of what may come a condition takes: all of it, some, or nothing.
import { portNumber } from "../ports.ts";

export type Met = "all" | "some" | "none";

export interface Read {
  readonly met: Met;
  readonly taken: number;
}

/** Of conditions that must all hold. */
export function least(all: readonly Met[]): Met {
  if (all.includes("none")) return "none";
  return all.includes("some") ? "some" : "all";
}

/** Of conditions of which one is enough. */
export function most(all: readonly Met[]): Met {
  if (all.includes("all")) return "all";
  return all.includes("some") ? "some" : "none";
}

type Span = readonly [first: number, last: number];

export function rangeMeets([first, last]: Span, [from, to]: Span): Met {
  if (to < first || from > last) return "none";
  return first <= from && to <= last ? "all" : "some";
}

/** `port` is not known: the caller's own, which may be any. */
export function portMeets([operator = "", ...words]: readonly string[], port: number | undefined): Read {
  if (!/^(eq|neq|gt|lt|range)$/.test(operator)) return { met: "all", taken: 0 };
  const ports: number[] = [];
  for (const word of words) {
    const number = portNumber("tcp", word);
    if (number === undefined || (operator !== "eq" && operator !== "neq" && ports.length === (operator === "range" ? 2 : 1))) break;
    ports.push(number);
  }
  const [low = 0, high = 0] = ports;
  const taken = 1 + ports.length;
  if (port === undefined) return { met: "some", taken };
  const holds = {
    eq: ports.includes(port),
    neq: !ports.includes(port),
    gt: port > low,
    lt: port < low,
    range: port >= low && port <= high,
  }[operator];
  return { met: holds === true ? "all" : "none", taken };
}
