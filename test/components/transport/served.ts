// Servers of one test, closed after it, and how its work fails.
import { afterEach, expect } from "vitest";
import { TransportError } from "../../../components/transport/session.ts";
import { type Behaviour, type Rough, roughServer } from "./rough-server.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

export function closedAfter<T extends { close(): void }>(made: T): T {
  open.push(made);
  return made;
}

export async function server(behaviour?: Behaviour): Promise<Rough> {
  return closedAfter(await roughServer(behaviour));
}

export async function failure(work: Promise<unknown>): Promise<TransportError> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}
