// Traffic that never meets its queue, or meets it under another address: FastTrack, hardware offload, NAT.
import type { Advice } from "../../advice.ts";
import { isMember } from "../difference/packet.ts";
import { Replay } from "../difference/replay.ts";
import type { Item, RouterosModel } from "../model.ts";
import type { Queue } from "./queue.ts";

export function bypassAdvice(model: RouterosModel, queues: readonly Queue[]): readonly Advice[] {
  const replay = Replay.of(model);
  const byName = new Map(queues.map((queue) => [`${queue.menu} ${queue.name}`, queue]));
  const tree = queues.filter(({ menu }) => menu === "/queue/tree");
  return [
    ...fasttracked(replay, queues, byName),
    ...tree.filter(({ parent }) => !byName.has(`/queue/tree ${parent}`)).flatMap((queue) => offloaded(replay, queue)),
    ...tree.flatMap((queue) => behindNat(replay, queue, rootOf(queue, byName))),
  ];
}

const deepest = 16;

/** The interface, or `global`, on which a queue of the tree stands in the end. */
function rootOf(queue: Queue, byName: ReadonlyMap<string, Queue>, depth = 0): string {
  const parent = byName.get(`${queue.menu} ${queue.parent}`);
  return parent === undefined || depth > deepest ? queue.parent : rootOf(parent, byName, depth + 1);
}

const unlimitedBy: ReadonlySet<string> = new Set(["action", "chain", "comment", "connection-state", "hw-offload", "log", "log-prefix"]);

function fasttracked(replay: Replay, queues: readonly Queue[], byName: ReadonlyMap<string, Queue>): Advice[] {
  const rule = replay.on("/ip/firewall/filter").find(({ attributes }) => attributes.get("action") === "fasttrack-connection");
  if (rule === undefined) return [];
  const all = [...rule.attributes.keys()].every((key) => unlimitedBy.has(key));
  const blind = queues.filter((queue) => queue.menu === "/queue/simple" || rootOf(queue, byName) === "global");
  const marked = queues.filter(
    (queue) =>
      queue.menu === "/queue/tree" &&
      rootOf(queue, byName) !== "global" &&
      !["", "no-mark"].includes(queue.item.attributes.get("packet-mark") ?? ""),
  );
  const told = (queue: Queue | undefined, why: string): Advice[] =>
    queue === undefined
      ? []
      : [
          {
            rule: "queue.fasttrack",
            severity: all ? "error" : "warning",
            subject: queue.name,
            message: `a FastTrack rule${all ? "" : ", for what it matches,"} goes past ${queue.name}${why}`,
            fix: "take FastTrack off here, or leave the shaped traffic out of its rule",
          },
        ];
  return [...told(blind[0], " and all queues like it"), ...told(marked[0], ": its packets carry no mark")];
}

/** The switch chip forwards without asking HTB. */
function offloaded(replay: Replay, { name, parent }: Queue): Advice[] {
  const port = replay.on("/interface/bridge/port").find(({ attributes }) => attributes.get("interface") === parent);
  if (port === undefined || replay.value("/interface/bridge/port", port, "hw") === "no") return [];
  return [
    {
      rule: "queue.hardware-offload",
      severity: "warning",
      subject: name,
      message: `${name} stands on ${parent}, a port that its bridge may forward in hardware, past every queue`,
      fix: `set hw=no on the bridge port ${parent}`,
    },
  ];
}

/** A tree on an interface comes after src-nat, which leaves one address for all. */
function behindNat(replay: Replay, { name, types }: Queue, root: string): Advice[] {
  const type = replay.all("/queue/type").find(({ attributes }) => attributes.get("name") === types[0]);
  const kind = type?.attributes.get("kind");
  const classifier = types[0] === "pcq-upload-default" ? "src-address" : (type?.attributes.get("pcq-classifier") ?? "");
  if ((kind !== "pcq" && types[0] !== "pcq-upload-default") || !classifier.includes("src-address") || !isTranslated(replay, root))
    return [];
  return [
    {
      rule: "queue.pcq-behind-nat",
      severity: "warning",
      subject: name,
      message: `${name} shares by source address on ${root}, where NAT has put one address in place of all`,
      fix: "use simple queues, or a tree on global with packet marks",
    },
  ];
}

function isTranslated(replay: Replay, name: string): boolean {
  const leaves = ({ attributes }: Item): boolean => {
    const [one, list] = [attributes.get("out-interface"), attributes.get("out-interface-list")];
    if (one !== undefined) return one === name;
    return list === undefined || (!list.startsWith("!") && isMember(replay, [name], list, new Set()));
  };
  const changing = new Set(["masquerade", "src-nat"]);
  return replay.on("/ip/firewall/nat").some((rule) => changing.has(rule.attributes.get("action") ?? "") && leaves(rule));
}
