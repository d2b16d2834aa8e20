// A script that does not cut the way by which it is sent: the usual order, or another one in which no step does; else the step that cuts.
import { type Cut, lockOut } from "../../engine/cut.ts";
import { firstEnd } from "../../engine/search.ts";
import type { ManagementPath, Refusal } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import { print } from "../print.ts";
import { machineOf, modelNow } from "../simulate/machine.ts";
import { statementsOf } from "../simulate/shell.ts";
import { simulate, step } from "../simulate.ts";
import type { Change } from "./change.ts";
import { type Check, checks, harmless } from "./reach.ts";

/** A check that a path passes before anything is sent: what is cut already cannot be cut by what is sent. */
interface Open {
  readonly check: Check;
  readonly path: ManagementPath;
  readonly start: LinuxModel;
}

export interface Kept {
  readonly script: readonly Change[];
  readonly refused?: Refusal;
}

export function keepWay(running: LinuxModel, script: readonly Change[], undo: readonly Change[], manage: readonly ManagementPath[]): Kept {
  const open = manage.flatMap((path) =>
    checks.filter((check) => check(running, path, running) === undefined).map((check) => ({ check, path, start: running })),
  );
  const cut = script.length === 0 || open.length === 0 ? undefined : firstCut(running, script, open);
  if (cut === undefined) return { script };
  const other = safeOrder(running, script, open);
  if (other !== undefined && isUndone(running, other, undo)) return { script: other };
  return { script, refused: lockOut(cut, script[cut.step - 1]?.command) };
}

function firstCut(running: LinuxModel, script: readonly Change[], open: readonly Open[]): Cut | undefined {
  const machine = machineOf(running);
  for (const [at, change] of script.entries()) {
    for (const statement of statementsOf(change.command)) step(machine, statement);
    const reason = isQuiet(change) ? undefined : reasonNow(open, modelNow(machine));
    if (reason !== undefined) return { step: at + 1, reason };
  }
  return undefined;
}

/** What none of the checks looks at: long scripts are full of it. */
function isQuiet({ area, command }: Change): boolean {
  return (
    harmless.has(area) || / -c '(no )?(description|bandwidth|ip ospf (cost|bfd|priority)|neighbor|bgp|redistribute)\b[^']*'$/.test(command)
  );
}

function reasonNow(open: readonly Open[], model: LinuxModel): string | undefined {
  for (const { check, path, start } of open) {
    const reason = check(model, path, start);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** States that are looked at before the search gives up. */
const patience = 2000;

interface State {
  readonly taken: readonly Change[];
  readonly rest: readonly Change[];
  readonly model: LinuxModel;
}

/** Undefined where no order is safe, or none was found in time. */
function safeOrder(running: LinuxModel, script: readonly Change[], open: readonly Open[]): readonly Change[] | undefined {
  const goal = print(script.reduce((model, { command }) => simulate(model, command).model, running));
  const number = new Map(script.map((change, at) => [change, at]));
  const start: State = { taken: [], rest: script, model: running };
  return firstEnd(start, {
    isEnd: ({ rest }) => rest.length === 0,
    keyOf: ({ rest, model }) => `${rest.map((change) => number.get(change)).join()} ${print(model)}`,
    next: (state) => steps(state, goal, open),
    patience,
  })?.taken;
}

/** Each state that is one safe change away, the last only where it is the goal; what comes first in the usual order first. */
function* steps({ taken, rest, model }: State, goal: string, open: readonly Open[]): Generator<State> {
  for (const change of rest) {
    const next = simulate(model, change.command);
    if (!next.accepted || (!isQuiet(change) && reasonNow(open, next.model) !== undefined)) continue;
    if (rest.length === 1 && print(next.model) !== goal) continue;
    yield { taken: [...taken, change], rest: rest.filter((other) => other !== change), model: next.model };
  }
}

/** The way back was made for the usual order: it must be right from every step of the other one as well. */
function isUndone(running: LinuxModel, script: readonly Change[], undo: readonly Change[]): boolean {
  const [before, back] = [print(running), undo.map(({ command }) => command).join("\n")];
  const comesBack = (model: LinuxModel): boolean => {
    const done = simulate(model, back);
    return done.accepted && print(done.model) === before;
  };
  let model = running;
  return script.every(({ command }) => {
    model = simulate(model, command).model;
    return comesBack(model);
  });
}
