// What is plugged in where, as a table: kind and medium of the link, the two cages, the plugs.
import { expect, test } from "vitest";
import { fitOf } from "../../../components/planning/optics.ts";
import type { PlannedLink } from "../../../components/planning/plan.ts";
import type { Port } from "../../../inventory/schema/board.ts";

const forcedSpeed = "1G-baseX";
const port = (cage: Port["cage"]): Port => ({ name: `the-${cage}`, cage, speed: 1000 });

test.each<[PlannedLink["kind"], PlannedLink["medium"], Port["cage"], Port["cage"], unknown]>([
  ["access", "fiber", "sfp", "sfp", { a: { optic: "BX-U" }, b: { optic: "BX-D" } }],
  ["access", "fiber", "sfp", "combo", { a: { optic: "BX-U" }, b: { optic: "BX-D" } }],
  ["access", "fiber", "sfp+", "sfp", { a: { optic: "BX-U", forcedSpeed }, b: { optic: "BX-D", forcedSpeed } }],
  ["access", "fiber", "sfp", "sfp28", { a: { optic: "BX-U", forcedSpeed }, b: { optic: "BX-D", forcedSpeed } }],
  ["access", "fiber", "sfp", "copper", { misfit: "port the-copper is copper and takes no optic" }],
  ["access", "leased", "copper", "combo", { a: {}, b: {} }],
  ["core", "fiber", "sfp+", "sfp28", { a: { optic: "LR" }, b: { optic: "LR" } }],
  ["core", "fiber", "sfp", "sfp", { a: { optic: "LX" }, b: { optic: "LX" } }],
  ["core", "wireless", "copper", "copper", { a: {}, b: {} }],
  ["core", "fiber", "sfp", "sfp+", { misfit: "port the-sfp (sfp) and port the-sfp+ (sfp+) do not run at one speed" }],
  ["trunk", "fiber", "sfp+", "sfp+", { a: {}, b: {} }],
  ["trunk", "fiber", "sfp+", "sfp", { misfit: "port the-sfp+ (sfp+) and port the-sfp (sfp) do not run at one speed" }],
])("%s over %s from %s to %s", (kind, medium, a, b, expected) => {
  expect(fitOf({ kind, medium }, port(a), port(b))).toEqual(expected);
});
