// What a script does to a device: line by line on the model, with the console's own modes, refusals and silent side effects.
import type { Refusal, Simulation } from "../platform.ts";
import { withRoot } from "./build.ts";
import type { IosModel } from "./model.ts";
import { Session } from "./simulate/session.ts";

/** Runs a script (the text of commands, one or many) on a model, up to the first command that the device refuses. */
export function simulate(model: IosModel, script: string): Simulation<IosModel> {
  const session = new Session(model.root);
  const trace: Simulation<IosModel>["trace"][number][] = [];
  let refused: Refusal | undefined;
  session.run(script, (step) => {
    if (step.refused !== undefined) refused = { step: trace.length + 1, command: step.command, reason: step.refused };
    else {
      const said = step.said.length === 0 ? {} : { said: step.said };
      trace.push({ step: trace.length + 1, command: step.command, changed: step.changed, ...said });
    }
    return refused === undefined;
  });
  const after = session.changed ? withRoot(model, session.items()) : model;
  return { accepted: refused === undefined, ...(refused === undefined ? {} : { refused }), model: after, trace };
}
