// A change in one English sentence.
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";

export function explanationOf(change: Change): string {
  const { path, lines } = change;
  const where = path.length === 0 ? "" : `${path.map((line) => line.trim()).join(" / ")}: `;
  if (change.note === "room") return `${lines[0] ?? ""}: number the entries anew to make room`;
  return where + what(change);
}

function what({ was, now, prefix, note, lines }: Change): string {
  if (note === "order")
    return /^no /.test(lines[0] ?? "")
      ? `take away ${said(was, prefix)}, to put it elsewhere`
      : `put ${said(now ?? was, prefix)} in its place`;
  if (now === undefined) return `remove ${said(was, prefix)}`;
  if (was === undefined) return `add ${said(now, prefix)}`;
  if (was.line === now.line) return `another text for ${said(now, prefix)}`;
  return `${said(was, prefix)} → ${said(now, prefix)}`;
}

function said(item: Item | undefined, prefix: string): string {
  return `${prefix}${item?.line ?? ""}`;
}
