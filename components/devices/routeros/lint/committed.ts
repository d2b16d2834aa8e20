// Whether committed rates can be kept: HTB hands them out even beyond the parent's ceiling, so what is oversold fails without a word.
import type { Advice } from "../../advice.ts";
import { directionWords, type Queue, rateWords } from "./queue.ts";

export function committedAdvice(queues: readonly Queue[]): readonly Advice[] {
  const byName = new Map(queues.map((queue) => [queue.name, queue]));
  const below = Map.groupBy(queues, ({ parent }) => parent);
  return queues.flatMap((queue) => [
    ...ownAdvice(queue),
    ...underParent(queue, byName.get(queue.parent)),
    ...overChildren(queue, below.get(queue.name) ?? []),
  ]);
}

function ownAdvice(queue: Queue): Advice[] {
  const { name, committed, ceiling, parent } = queue;
  const advice: Advice[] = [];
  committed.forEach((rate, at) => {
    const most = ceiling[at] ?? 0;
    const way = directionWords(queue, at);
    if (most > 0 && rate > most)
      advice.push({
        rule: "queue.committed-above-ceiling",
        severity: "error",
        subject: name,
        message: `${name} is promised ${rateWords(rate)}${way} and held to ${rateWords(most)}`,
        fix: "lower limit-at, or raise max-limit",
      });
  });
  if (parent === "none" && committed.some((rate) => rate > 0))
    advice.push({
      rule: "queue.committed-without-parent",
      severity: "warning",
      subject: name,
      message: `${name} has limit-at and no parent: nothing is kept free for it`,
      fix: "put it under a queue whose max-limit is what the line carries",
    });
  return advice;
}

function underParent(queue: Queue, parent: Queue | undefined): Advice[] {
  if (parent === undefined) return [];
  const { name } = queue;
  return queue.committed.flatMap((rate, at): Advice[] => {
    const [limit, most] = [parent.ceiling[at] ?? 0, queue.ceiling[at] ?? 0];
    const way = directionWords(queue, at);
    if (limit === 0) return rate === 0 ? [] : [unlimited(parent, way)];
    if (rate > limit)
      return [
        {
          rule: "queue.committed-beyond-parent",
          severity: "error",
          subject: name,
          message: `${name} is promised ${rateWords(rate)}${way}, and ${parent.name} above it carries ${rateWords(limit)}`,
          fix: "lower limit-at, or raise the parent's max-limit to what the line carries",
        },
      ];
    if (most <= limit) return [];
    return [
      {
        rule: "queue.ceiling-beyond-parent",
        severity: "warning",
        subject: name,
        message: `${name} may have ${rateWords(most)}${way}, and ${parent.name} above it carries ${rateWords(limit)}`,
        fix: "lower max-limit to the parent's",
      },
    ];
  });
}

function unlimited(parent: Queue, way: string): Advice {
  return {
    rule: "queue.parent-without-ceiling",
    severity: "warning",
    subject: parent.name,
    message: `${parent.name} has no max-limit${way}, so nothing makes room for what is promised below it`,
    fix: "set its max-limit to what the line carries",
  };
}

/** Sums of what is below against what it is to fit into. */
function overChildren(queue: Queue, children: readonly Queue[]): Advice[] {
  const { name } = queue;
  return queue.ceiling.flatMap((most, at): Advice[] => {
    const sum = children.reduce((total, child) => total + (child.committed[at] ?? 0), 0);
    const own = queue.committed[at] ?? 0;
    const said = `the queues below ${name} are promised ${rateWords(sum)}${directionWords(queue, at)} in all`;
    if (most > 0 && sum > most)
      return [
        {
          rule: "queue.committed-sum",
          severity: "error",
          subject: name,
          message: `${said}, and it carries ${rateWords(most)}`,
          fix: "lower their limit-at until the sum fits: HTB does not refuse more, it fails",
        },
      ];
    if (own === 0 || sum <= own) return [];
    return [
      {
        rule: "queue.committed-sum",
        severity: "warning",
        subject: name,
        message: `${said}, and it is promised ${rateWords(own)} itself`,
        fix: "lower their limit-at, or raise its own",
      },
    ];
  });
}
