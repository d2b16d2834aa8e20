// Faults at a byte: what a device sends goes wrong from a given place on.
import type { Socket } from "node:net";
import type { Fault } from "./fault.ts";
import type { Faults } from "./waiting.ts";

type Write = (bytes: Uint8Array, ...more: unknown[]) => boolean;

/** A slow wire sends so many bytes at a time, and waits so many milliseconds before the next. */
const piece = 64;
const pause = 20;

/** What becomes of the bytes from the fault's place on; false when nothing more is sent. */
const struck: Readonly<Partial<Record<Fault["kind"], (socket: Socket, write: Write, fault: Fault) => Write>>> = {
  garbage: (_, write, { seed }) => once((bytes, ...more) => write(flipped(bytes, seed), ...more), write),
  "slow-bytes": (socket, write) => inPieces(socket, write),
  cut: (socket) => (_) => {
    socket.end(() => socket.destroy());
    return true;
  },
};

const silent: Write = () => true;

/** Counts what is sent; from the fault's byte on the wire is what the fault makes of it. */
export function faultyWire(socket: Socket, fault: Fault, faults: Faults): void {
  let write: Write = socket.write.bind(socket) as Write;
  const send = (chunk: Uint8Array | string, ...more: unknown[]): boolean => {
    const bytes = Buffer.from(chunk as Uint8Array);
    const at = faults.strikesIn(fault, bytes.length);
    if (at === undefined) return write(bytes, ...more);
    if (at > 0) write(bytes.subarray(0, at));
    write = struck[fault.kind]?.(socket, write, fault) ?? silent;
    return write(bytes.subarray(at), ...more);
  };
  socket.write = send as Socket["write"];
}

function once(first: Write, then: Write): Write {
  let done = false;
  return (bytes, ...more) => {
    const write = done ? then : first;
    done = true;
    return write(bytes, ...more);
  };
}

function inPieces(socket: Socket, write: Write): Write {
  let turn: Promise<void> = Promise.resolve();
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += piece)
      turn = turn.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (!socket.destroyed) write(bytes.subarray(at, at + piece));
      });
    return true;
  };
}

function flipped(bytes: Uint8Array, seed: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[0] = (changed[0] ?? 0) ^ (1 << (seed & 7));
  return changed;
}
