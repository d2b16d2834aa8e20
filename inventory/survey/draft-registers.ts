// A row's records in the registers: devices, people, wishes, and its point in a bandwidth table.

import type { z } from "zod";
import type { RegionData } from "../schema/inventory.ts";
import type { Equipment, Staffing } from "../schema/register/equipment.ts";
import type { Titik } from "../schema/register/titik.ts";
import { rateOfCell } from "./connection.ts";
import { devicesOf, type Item } from "./devices.ts";
import { clipped, type Drafting, hasColumn, held, type PlacedRow, recordId, spotOf, unread } from "./drafting.ts";
import type { Field, Headings } from "./headings.ts";
import { peopleOf } from "./people.ts";
import { placeOf } from "./place-names.ts";
import { type Plan, plansOf } from "./plans.ts";
import { folded } from "./sheet.ts";

type Wish = RegionData["wishes"][number];

const longest = 800;

/** A record for every row of a table that asks for devices, an empty one where the row names none. */
export function equipmentOf(drafting: Drafting, row: PlacedRow): Equipment[] {
  if (!hasColumn(drafting, "devices", "pc", "laptop", "connected")) return [];
  const listed = devicesOf(row.cells.get("devices") ?? "").map((item) => ({
    ...item,
    printed: held(drafting, row, "devices", item.printed, longest),
  }));
  const counted = (["pc", "laptop", "connected"] as const).flatMap((field) => countedItem(drafting, row, field));
  const { id, organisation } = row.place;
  return [
    {
      id: recordId(drafting, row),
      site: id,
      ...(organisation === undefined ? {} : { organisation }),
      table: drafting.table,
      row: row.rank,
      items: [...listed, ...counted],
      source: row.source,
    },
  ];
}

/** A cell of a column that counts one kind. */
function countedItem(drafting: Drafting, row: PlacedRow, kind: "pc" | "laptop" | "connected"): Item[] {
  const printed = folded(row.cells.get(kind) ?? "");
  if (printed === "") return [];
  const count = /^(\d{1,6})(?:\s*(?:unit|buah))?$/i.exec(printed)?.[1];
  if (count === undefined) unread(drafting, row, kind, printed);
  return count === undefined ? [] : [{ kind, count: Number(count), printed }];
}

export function staffingOf(drafting: Drafting, row: PlacedRow): z.infer<typeof Staffing>[] {
  const groups = peopleOf(row.cells.get("people") ?? "").map((group) => ({
    ...group,
    printed: held(drafting, row, "people", group.printed, longest),
  }));
  if (groups.length === 0) return [];
  return [{ id: recordId(drafting, row), site: row.place.id, table: drafting.table, row: row.rank, groups, source: row.source }];
}

export function wishesOf(drafting: Drafting, row: PlacedRow): Wish[] {
  return plansOf(row.cells.get("plans") ?? "").map((plan, index) => wishOf(drafting, row, plan, index + 1));
}

function wishOf(drafting: Drafting, row: PlacedRow, { kind, about, wantedMbps, printed }: Plan, part: number): Wish {
  const said = clipped(printed, 550);
  return {
    id: recordId(drafting, row, part),
    site: row.place.id,
    kind,
    about,
    ...(wantedMbps === undefined ? {} : { wantedMbps }),
    says: { id: `Dalam kata-kata lembar survei: ${said}`, en: `In the words of the sheet: ${said}` },
    printed: held(drafting, row, "plans", printed, longest),
    table: drafting.table,
    row: row.rank,
    source: row.source,
  };
}

/** The two columns of a bandwidth table: one that gives rates and names no provider. One column of rates is both its Min and its Max. */
export function rateColumns({ columns }: Headings): readonly [min: Field, max: Field] | undefined {
  const has = (field: Field): boolean => columns.some((column) => column.field === field);
  if (has("min") && has("max")) return ["min", "max"];
  return has("rate") && !has("connection") ? ["rate", "rate"] : undefined;
}

export function titikOf(drafting: Drafting, row: PlacedRow): Titik[] {
  const columns = rateColumns(drafting.headings);
  if (columns === undefined) return [];
  const [min, max] = columns.map((field) => rateOfCell(row.cells.get(field) ?? "")?.mbps);
  const { id, name } = row.place;
  if (min !== undefined && max !== undefined) return [pointOf(drafting, row, min, max)];
  const words = folded([...new Set(columns)].map((field) => row.cells.get(field) ?? "").join(" "));
  drafting.notes.add("survey-no-point", "warning", id, spotOf(drafting, row, columns[0]), {
    name,
    row: row.rank,
    words: clipped(words, 200),
  });
  return [];
}

function pointOf(drafting: Drafting, row: PlacedRow, minMbps: number, maxMbps: number): Titik {
  const { id, name, organisation } = row.place;
  return {
    id: recordId(drafting, row),
    name,
    printed: held(drafting, row, "name", folded(row.name), longest),
    ...(organisation === undefined ? {} : { organisation }),
    site: id,
    place: placeOf(name),
    minMbps,
    maxMbps,
    ...(minMbps === maxMbps ? { readMbps: minMbps } : {}),
    year: drafting.year,
    medium: "unknown",
    state: "connected",
    table: drafting.table,
    row: row.rank,
    source: row.source,
  };
}
