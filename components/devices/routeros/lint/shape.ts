// What a queue's place makes of it: priorities that count on leaves only, queues that no packet reaches, rates that leave nothing to share.
import type { Advice } from "../../advice.ts";
import { within } from "../difference/packet.ts";
import type { Queue } from "./queue.ts";

export function shapeAdvice(queues: readonly Queue[]): readonly Advice[] {
  const below = Map.groupBy(queues, ({ parent }) => parent);
  const leaf = ({ name }: Queue): boolean => !below.has(name);
  return queues.flatMap((queue) => [
    ...(leaf(queue) ? sameRates(queue) : innerPriority(queue)),
    ...(queue.menu === "/queue/simple" ? unreached(queue, below.get(queue.parent) ?? []) : []),
  ]);
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
function unreached(queue: Queue, siblings: readonly Queue[]): Advice[] {
  const targets = targetsOf(queue);
  const earlier = siblings.slice(0, siblings.indexOf(queue)).filter(({ item }) => narrowing.every((key) => !item.attributes.has(key)));
  const taken = (target: string): boolean => earlier.some((other) => targetsOf(other).some((wide) => covers(wide, target)));
  if (targets.length === 0 || !targets.every(taken)) return [];
  const first = earlier.find((other) => targetsOf(other).some((wide) => covers(wide, targets[0] ?? "")));
  return [
    {
      rule: "queue.never-reached",
      severity: "error",
      subject: queue.name,
      message: `${queue.name} gets no packet: ${first?.name ?? ""} before it matches first`,
      fix: `move it before ${first?.name ?? "the other"}`,
    },
  ];
}

function targetsOf({ item }: Queue): readonly string[] {
  return (item.attributes.get("target") ?? "").split(",").filter((target) => target !== "");
}

function covers(wide: string, target: string): boolean {
  return wide === target || within(target, wide) === "yes";
}
