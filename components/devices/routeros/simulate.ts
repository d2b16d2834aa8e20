// What a script does to a device: command by command on the model, with the device's own refusals.
import type { Simulation } from "../platform.ts";
import { modelOf } from "./build.ts";
import { readStatements, type Statement } from "./grammar.ts";
import { sourceOf } from "./lines.ts";
import type { RouterosModel } from "./model.ts";
import { type Frame, topFrame } from "./simulate/frame.ts";
import { type Host, type Machine, machineOf, modelNow } from "./simulate/machine.ts";
import { DeviceError, worded } from "./simulate/refusal.ts";
import { isHeading, Returned, runScript, runStatement } from "./simulate/run.ts";
import type { Value } from "./simulate/value.ts";

export type { Host } from "./simulate/machine.ts";
export type { Value } from "./simulate/value.ts";

/** A device between commands: what it holds, the menu its console is in, its global variables. */
export interface State {
  readonly model: RouterosModel;
  readonly path: string;
  readonly globals: ReadonlyMap<string, Value>;
}

export interface Executed {
  /** what the console printed; every line ends with a newline */
  readonly output: string;
  /** the device's words where it refused; what ran before stays */
  readonly error?: string;
  readonly state: State;
  /** what is not as it was, as `/ip/pool kantor` */
  readonly changed: readonly string[];
}

export function stateOf(model: RouterosModel, path = "/"): State {
  return { model, path, globals: new Map() };
}

/** Runs what was typed or sent: one command or many. Nothing runs when its text cannot be read. `host` answers what the engine does not know. */
export function execute(state: State, command: string, host?: Host): Executed {
  const machine = machineOf(state.model, state.globals, host);
  const { text } = sourceOf(command);
  const frame = topFrame(state.path);
  const error = refused(() => runScript(machine, text, frame), text);
  const after: State = { model: machine.changed.size === 0 ? state.model : modelNow(machine), path: frame.path, globals: machine.globals };
  return { output: machine.output.join(""), ...(error === undefined ? {} : { error }), state: after, changed: [...machine.changed] };
}

/** The device's words where it refused. */
function refused(run: () => unknown, text: string): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof DeviceError) return worded(error, text);
    if (error instanceof Returned) return undefined;
    if (error instanceof RangeError) return "failure: maximum recursion depth reached";
    throw error;
  }
}

/** Runs a script (the text of commands, one or many) on a model, up to the first command that the device refuses. */
export function simulate(model: RouterosModel, script: string): Simulation<RouterosModel> {
  const { text } = sourceOf(script);
  const machine = machineOf(model);
  const trace: Simulation<RouterosModel>["trace"][number][] = [];
  const top = topFrame();
  for (const statement of readStatements(text)) {
    const command = text.slice(statement.at, statement.bad === undefined ? statement.words.at(-1)?.end : statement.end).trimEnd();
    const frame: Frame = { ...top, path: top.path, base: -statement.at };
    const before = new Map(machine.menus);
    machine.owned.clear();
    machine.changed.clear();
    const reason = refused(() => step(machine, statement, text, frame), command);
    if (reason !== undefined)
      return { accepted: false, refused: { step: trace.length + 1, command, reason }, model: modelOf(before, model), trace };
    if (isHeading(statement, top)) top.path = frame.path;
    else trace.push({ step: trace.length + 1, command, changed: [...machine.changed] });
  }
  return { accepted: true, model: modelNow(machine), trace };
}

function step(machine: Machine, statement: Statement, text: string, frame: Frame): void {
  if (statement.bad !== undefined)
    throw new DeviceError(statement.open ? "expected closing brace" : "syntax error", statement.bad - statement.at);
  runStatement(machine, statement, text, frame);
}
