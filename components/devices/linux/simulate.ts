// What a script does to a Linux router: command by command on the model, with the system's own refusals.
import type { Simulation } from "../platform.ts";
import type { LinuxModel } from "./model.ts";
import { type Machine, machineOf, modelNow, takeBack } from "./simulate/machine.ts";
import { runList } from "./simulate/run.ts";
import { ShellError, type Statement, statementsOf } from "./simulate/shell.ts";

/** Runs a script (the text of commands, one or many) on a model, up to the first command that the system refuses. */
export function simulate(model: LinuxModel, script: string): Simulation<LinuxModel> {
  const machine = machineOf(model);
  const trace: Simulation<LinuxModel>["trace"][number][] = [];
  const refused = (command: string, reason: string): Simulation<LinuxModel> => ({
    accepted: false,
    refused: { step: trace.length + 1, command, reason },
    model: modelNow(machine),
    trace,
  });
  const statements = statementsOf(script);
  for (;;) {
    const next = nextOf(statements);
    if (next instanceof ShellError) return refused(script.split("\n")[trace.length] ?? script, `sh: ${next.message}`);
    if (next === undefined) return { accepted: true, model: modelNow(machine), trace };
    const reason = step(machine, next);
    if (reason !== undefined) return refused(next.text, reason);
    trace.push({ step: trace.length + 1, command: next.text, changed: [...machine.changed] });
  }
}

function nextOf(statements: Iterator<Statement>): Statement | ShellError | undefined {
  try {
    const { value, done } = statements.next();
    return done ? undefined : value;
  } catch (error) {
    if (error instanceof ShellError) return error;
    throw error;
  }
}

/** The system's words where the command failed; then nothing of it stays. */
export function step(machine: Machine, { list }: Statement): string | undefined {
  machine.journal.length = 0;
  machine.changed.clear();
  const { status, err } = runList(machine, list);
  if (status === 0) return undefined;
  takeBack(machine, 0);
  machine.changed.clear();
  return err.trim() === "" ? `exit status ${status}` : err.trim();
}
