// Passive interfaces of OSPF: a line of an interface says no more than the default it was typed under, so both change in one call.
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { typed } from "./frr-command.ts";

const ours = "passive-interface default";
const line = "ip ospf passive";

function isRouter({ key }: Item): boolean {
  return /^router ospf\b(?!6)/.test(key);
}

/** Whether interfaces are passive unless they say otherwise. */
export function isPassive(items: readonly Item[]): boolean {
  return items.some((item) => isRouter(item) && (item.children ?? []).some(({ key }) => key === ours));
}

/** The default with all that is said against it; undefined where it stays, or goes with its router. */
export function passiveDefault(before: readonly Item[], after: readonly Item[]): Change | undefined {
  const passive = isPassive(after);
  if (isPassive(before) === passive) return undefined;
  const router = (passive ? after : before).find((item) => isRouter(item) && isPassive([item]));
  if (router === undefined || !after.some(({ key }) => key === router.key)) return undefined;
  const [old, fresh] = [saidBy(before), saidBy(after)];
  const interfaces = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const against = passive ? `no ${line}` : line;
    const said =
      fresh.get(name) === against
        ? against
        : old.get(name) === against
          ? against.replace(/^no |^/, (no) => (no === "" ? "no " : ""))
          : undefined;
    return said === undefined ? [] : [name, said];
  });
  const toggle = passive ? ours : `no ${ours}`;
  return {
    stage: "make",
    area: "router",
    sequence: 0,
    command: typed([router.text], toggle, ...interfaces),
    explain: `${router.text}: ${toggle}`,
  };
}

/** What each interface says of it. */
function saidBy(items: readonly Item[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap(({ text, children = [] }) => children.flatMap((one) => (one.key === line ? [[text, one.text] as const] : []))),
  );
}
