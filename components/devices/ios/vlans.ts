// Sets of VLANs in every notation: 10,11,12 and 10-12 are one set.

const piece = /^(\d{1,4})(?:-(\d{1,4}))?$/;

/** The ids of a list such as 10,20-22, in order; undefined where it is no list of VLANs. */
export function vlanIds(list: string): readonly number[] | undefined {
  const ids = new Set<number>();
  for (const part of list.split(",")) {
    const found = piece.exec(part.trim());
    if (found === null) return undefined;
    const first = Number(found[1]);
    const last = Number(found[2] ?? found[1]);
    if (last < first || last > 4095) return undefined;
    for (let id = first; id <= last; id++) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b);
}

/** Neighbours as a range, the shortest text; two that stand side by side are written 10,11 as the device does. */
export function vlanText(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < ids.length; ) {
    let end = at;
    while ((ids[end + 1] ?? -1) === (ids[end] ?? 0) + 1) end++;
    if (end - at >= 2) parts.push(`${ids[at]}-${ids[end]}`);
    else for (let one = at; one <= end; one++) parts.push(`${ids[one]}`);
    at = end + 1;
  }
  return parts.join(",");
}

export function normalVlans(list: string): string | undefined {
  const ids = vlanIds(list);
  return ids === undefined ? undefined : vlanText(ids);
}
