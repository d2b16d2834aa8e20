// One change of a router, as the command that makes it and the sentence that tells it.

/** release: what stands in the way of the new; make: what is new or other; break: what goes; finish: what bites once all is in place. */
export const stages = ["release", "make", "break", "finish"] as const;
export type Stage = (typeof stages)[number];

/** Areas in the order in which they are made, and undone backwards: what is needed before what needs it. */
export const areas = [
  "keys",
  "link",
  "netdev",
  "network",
  "sysctl",
  "table",
  "set",
  "chain",
  "element",
  "rule",
  "list",
  "routeMap",
  "frr",
  "interface",
  "router",
  "qdisc",
  "class",
  "leaf",
  "filter",
  "whole",
  "sshd",
] as const;
export type Area = (typeof areas)[number];

export interface Change {
  readonly stage: Stage;
  readonly area: Area;
  /** place among the changes of one area and stage; what goes, goes backwards */
  readonly sequence: number;
  readonly command: string;
  readonly explain: string;
}

/** The order of a script. Sorting is stable. */
export function ordered(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => {
    const turn = a.stage === "break" ? -1 : 1;
    return (
      stages.indexOf(a.stage) - stages.indexOf(b.stage) || turn * (areas.indexOf(a.area) - areas.indexOf(b.area) || a.sequence - b.sequence)
    );
  });
}
