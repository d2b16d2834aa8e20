// Faults at a byte: what a device sends on one connection goes wrong at a given place.
import type { Socket } from "node:net";
import type { Fault } from "../fault.ts";

/** Counts what is sent; at the fault's byte the wire is cut, goes silent, or changes a bit. */
export function faultyWire(socket: Socket, fault: Fault): void {
  const write = socket.write.bind(socket);
  const at = fault.byte ?? 0;
  let sent = 0;
  const send = (chunk: Uint8Array | string, ...more: unknown[]): boolean => {
    const bytes = Buffer.from(chunk as Uint8Array);
    const from = sent;
    sent += bytes.length;
    if (sent <= at) return write(bytes, ...(more as []));
    if (fault.kind === "garbage") return write(from <= at ? flipped(bytes, at - from, fault.seed) : bytes, ...(more as []));
    if (from <= at) write(bytes.subarray(0, at - from));
    if (fault.kind === "cut") socket.end(() => socket.destroy());
    return true;
  };
  socket.write = send as Socket["write"];
}

function flipped(bytes: Buffer, at: number, seed: number): Buffer {
  const changed = Buffer.from(bytes);
  const place = Math.min(at, changed.length - 1);
  changed[place] = (changed[place] ?? 0) ^ (1 << (seed & 7));
  return changed;
}
