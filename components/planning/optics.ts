// What is plugged into the two ends of a cable, and whether it fits the cages.
import type { Port } from "../../inventory/schema/board.ts";
import type { PlannedLink } from "./plan.ts";

/** One end: the optic, and the speed that has to be forced. */
export interface Plug {
  readonly optic?: string;
  readonly forcedSpeed?: string;
}

/** Plugs of the ends a and b, or why they do not fit. */
export type Fit = { readonly a: Plug; readonly b: Plug } | { readonly misfit: string };

/**
 * A 1G optic in a 10G cage does not negotiate: the speed is set at both ends, since auto-negotiation at one end only keeps the link down
 * (RouterOS: auto-negotiation=no speed=1G-baseX, values since 7.12).
 */
const forced = "1G-baseX";

const cageRates: Readonly<Record<Port["cage"], "copper" | "1G" | "10G">> = {
  copper: "copper",
  combo: "1G",
  sfp: "1G",
  "sfp+": "10G",
  sfp28: "10G",
};

/** A line to a site over our own fiber: one strand, 1000BASE-BX10, U at the OPD and D at the switch. */
function access(a: Port, b: Port): Fit {
  const copper = [a, b].find((port) => cageRates[port.cage] === "copper");
  if (copper !== undefined) return { misfit: `port ${copper.name} is copper and takes no optic` };
  const speed = [a, b].some((port) => cageRates[port.cage] === "10G") ? { forcedSpeed: forced } : {};
  return { a: { optic: "BX-U", ...speed }, b: { optic: "BX-D", ...speed } };
}

/** Between two core devices: the same speed at both ends; 10GBASE-LR over fiber. */
function core(a: Port, b: Port, medium: PlannedLink["medium"]): Fit {
  const [one, other] = [cageRates[a.cage], cageRates[b.cage]];
  if (one !== other) return { misfit: `port ${a.name} (${a.cage}) and port ${b.name} (${b.cage}) do not run at one speed` };
  if (medium !== "fiber" || one === "copper") return { a: {}, b: {} };
  const optic = one === "10G" ? "LR" : "LX";
  return { a: { optic }, b: { optic } };
}

/** The plugs of a link whose two ends are ports of ours. A provider's line ends in the provider's own box: nothing to choose. */
export function fitOf({ kind, medium }: Pick<PlannedLink, "kind" | "medium">, a: Port, b: Port): Fit {
  // A switch and its simpul stand in one rack: a direct cable, no optics.
  if (kind === "trunk") return core(a, b, "leased");
  if (kind === "core") return core(a, b, medium);
  return medium === "fiber" ? access(a, b) : { a: {}, b: {} };
}
