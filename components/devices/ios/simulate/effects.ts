// What the device changes by itself when it is told something: addresses lost with an instance, neighbours' lines with a neighbour.
import type { Branch } from "../branch.ts";
import type { Edit } from "../enter.ts";
import { overlapWords } from "./addresses.ts";
import type { Place } from "./place.ts";

/** What it says of that. `edits` grow by what is lost. */
export function afterEdits(root: Branch, { keys }: Place, edits: Edit[]): readonly string[] {
  const said: string[] = [];
  for (const edit of [...edits]) {
    const { branch, was, now } = edit;
    const rule = now?.rule ?? was?.rule;
    if (rule?.clears !== undefined && was?.line !== now?.line) said.push(...cleared(branch, rule.clears, keys[0] ?? "", edits));
    if (now === undefined && was?.rule?.gives === "vrf") instanceGone(root, was.key.split(" ").at(-1) ?? "", edits);
    if (now === undefined && was?.key === "ip address" && branch.mode.name === "interface") secondariesGone(branch, edits);
    if (now === undefined && was?.rule?.nests === "neighbor") neighborGone(branch, was.key, edits);
    if (now === undefined && (was?.key === "remote-as" || was?.line === "peer-group")) neighborGoneBy(root, edit, edits);
    const overlap = changesAddress(edit) ? overlapWords(root, branch, keys[0]?.split(" ")[1] ?? "") : undefined;
    if (overlap !== undefined) said.push(overlap);
  }
  return said;
}

function changesAddress({ branch, was, now }: Edit): boolean {
  return (
    branch.mode.name === "interface" && ((now?.key.startsWith("ip address") ?? false) || (now === undefined && was?.key === "shutdown"))
  );
}

/** All commands with one of these heads. */
function cleared(branch: Branch, heads: readonly string[], name: string, edits: Edit[]): string[] {
  const lost = [...branch.keyed()].filter(({ key }) => heads.some((head) => key === head || key.startsWith(`${head} `)));
  for (const was of lost) take(branch, was.key, edits);
  return lost.some(({ key }) => key.startsWith("ip")) ? [`% ${name.replace(/^interface /, "Interface ")} address(es) removed`] : [];
}

function take(branch: Branch, key: string, edits: Edit[]): void {
  const was = branch.get(key);
  if (was === undefined) return;
  branch.remove(key);
  edits.push({ branch, was });
}

/** Interfaces of an instance that goes lose it, and their addresses with it. */
function instanceGone(root: Branch, name: string, edits: Edit[]): void {
  for (const { key, rule } of [...root.keyed()]) {
    const branch = rule?.opens === "interface" ? root.below(key) : undefined;
    if (branch?.get("vrf forwarding")?.line !== `vrf forwarding ${name}`) continue;
    take(branch, "vrf forwarding", edits);
    cleared(branch, ["ip address", "ipv6 address"], key, edits);
  }
}

/** `no ip address` without an address takes all. */
function secondariesGone(branch: Branch, edits: Edit[]): void {
  cleared(branch, ["ip address"], "", edits);
}

/** What address families say of a neighbour goes with it. */
function neighborGone(branch: Branch, key: string, edits: Edit[]): void {
  for (const { key: family, rule } of [...branch.keyed()]) {
    const below = rule?.opens === "bgp-family" ? branch.below(family) : undefined;
    if (below !== undefined) take(below, key, edits);
  }
}

/** A neighbour without its autonomous system is none: all that is said of it goes. */
function neighborGoneBy(root: Branch, { branch }: Edit, edits: Edit[]): void {
  for (const { key, rule } of [...root.keyed()]) {
    const router = rule?.opens === "bgp" ? root.below(key) : undefined;
    for (const item of router === undefined ? [] : [...router.keyed()]) {
      if (router === undefined || item.rule?.nests !== "neighbor" || router.below(item.key) !== branch) continue;
      take(router, item.key, edits);
      neighborGone(router, item.key, edits);
    }
  }
}
