// What the queues of a RouterOS configuration cannot keep, though the device takes them.
import type { Advice } from "../advice.ts";
import { bypassAdvice } from "./lint/bypass.ts";
import { committedAdvice } from "./lint/committed.ts";
import { queueMenus, queuesOf } from "./lint/queue.ts";
import { shapeAdvice } from "./lint/shape.ts";
import type { RouterosModel } from "./model.ts";

export function lint(model: RouterosModel): readonly Advice[] {
  const menus = queueMenus.map((path) => queuesOf(model, path));
  return [...menus.flatMap((queues) => [...committedAdvice(queues), ...shapeAdvice(queues)]), ...bypassAdvice(model, menus.flat())];
}
