// Oxidized's router.db: a device a line, fields between colons. Which field is which is told by what it holds, since every site has its own order.
import { type Cell, type DeviceFile, devicesOf, type Field, type FilePlace, type Row, vendorOf } from "./row.ts";

/** The name first; then, wherever they stand, a model, an address, a port; what is left is user and password, in this order. */
export function readRouterDb(text: string, place: FilePlace): DeviceFile {
  const lines = text.split("\n").map((line, at) => cellsOf(line.replace(/\r$/, ""), at + 1));
  return devicesOf(lines.filter((cells) => cells.some(({ value }) => value !== "")).map(rowOf), place);
}

function cellsOf(line: string, number: number): readonly Cell[] {
  if (line.trimStart().startsWith("#")) return [];
  let column = 1;
  return line.split(":").map((part) => {
    const cell = { value: part.trim(), line: number, column };
    column += part.length + 1;
    return cell;
  });
}

function rowOf([name, ...rest]: readonly Cell[]): Row {
  const row = new Map<Field, Cell>(name === undefined || name.value === "" ? [] : [["device", name]]);
  for (const cell of rest) {
    const field = fieldOf(cell.value, row);
    if (field !== undefined && cell.value !== "") row.set(field, cell);
  }
  return row;
}

function fieldOf(value: string, row: Row): Field | undefined {
  if (!row.has("vendor") && vendorOf(value) !== undefined) return "vendor";
  if (!row.has("host") && /^\d+\.\d+\.\d+\.\d+$/.test(value)) return "host";
  // behind a user a number may be a password
  if (!row.has("port") && !row.has("user") && /^\d{1,5}$/.test(value)) return "port";
  if (!row.has("vendor") && !row.has("user")) return "vendor";
  if (!row.has("user")) return "user";
  if (row.has("password") || row.has("passwordRef")) return undefined;
  return /^secret\(.*\)$/.test(value) ? "passwordRef" : "password";
}
