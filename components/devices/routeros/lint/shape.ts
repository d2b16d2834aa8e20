// What a queue's place makes of it: priorities that count on leaves only, queues that no packet reaches, rates that leave nothing to share.
import type { Advice } from "../../advice.ts";
import { networkBits, prefixOf, printIpv4 } from "../../engine/ipv4.ts";
import type { Queue } from "./queue.ts";

export function shapeAdvice(queues: readonly Queue[]): readonly Advice[] {
  const below = Map.groupBy(queues, ({ parent }) => parent);
  const simple = Map.groupBy(
    queues.filter(({ menu }) => menu === "/queue/simple"),
    ({ parent }) => parent,
  );
  return [
    ...queues.flatMap((queue) => (below.has(queue.name) ? innerPriority(queue) : sameRates(queue))),
    ...[...simple.values()].flatMap(unreached),
  ];
}

function innerPriority({ name, priority }: Queue): Advice[] {
  if (priority === "8") return [];
  return [
    {
      rule: "queue.inner-priority",
      severity: "warning",
      subject: name,
      message: `${name} has priority ${priority} and queues below it: priority counts on leaves only`,
      fix: "give the priority to the queues below it",
    },
  ];
}

function sameRates({ name, committed, ceiling, parent }: Queue): Advice[] {
  const same = parent !== "none" && committed.length > 0 && committed.every((rate, at) => rate > 0 && rate === ceiling[at]);
  if (!same) return [];
  return [
    {
      rule: "queue.nothing-to-borrow",
      severity: "notice",
      subject: name,
      message: `${name} is promised all that it may have: what others leave unused is never its own`,
      fix: "raise max-limit, unless the contract says so",
    },
  ];
}

/** What a queue asks of a packet beside its target; without any it takes all of it. */
const narrowing = ["dst", "packet-marks", "time"];

/** Of queues side by side the first that matches takes the packet. */
function unreached(siblings: readonly Queue[]): Advice[] {
  const takers = new Map<string, Queue>();
  return siblings.flatMap((queue): Advice[] => {
    const targets = targetsOf(queue);
    const before = targets.map((target) => widerOf(target).flatMap((wider) => takers.get(wider) ?? [])[0]);
    if (narrowing.every((key) => !queue.item.attributes.has(key))) for (const target of targets) put(takers, target, queue);
    const [first] = before;
    return first === undefined || before.includes(undefined) ? [] : [never(queue, first)];
  });
}

function put(takers: Map<string, Queue>, target: string, queue: Queue): void {
  if (!takers.has(target)) takers.set(target, queue);
}

function never({ name }: Queue, first: Queue): Advice {
  return {
    rule: "queue.never-reached",
    severity: "error",
    subject: name,
    message: `${name} gets no packet: ${first.name} before it matches first`,
    fix: `move it before ${first.name}`,
  };
}

function targetsOf({ item }: Queue): readonly string[] {
  return (item.attributes.get("target") ?? "").split(",").filter((target) => target !== "");
}

/** Itself and every network that holds it; an interface is held by nothing else. */
function widerOf(target: string): readonly string[] {
  const prefix = prefixOf(target);
  if (prefix === undefined) return [target];
  const { address, length } = prefix;
  return Array.from({ length: length + 1 }, (_, at) => `${printIpv4(networkBits(address, length - at))}/${length - at}`);
}
