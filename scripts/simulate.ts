// `simpul simulate VENDOR RUNNING SCRIPT`: what a device would say after a script.
import type { Model, Simulation } from "../components/devices/platform.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, type Register } from "./door/door.ts";
import { maskedModel, masks, refuseTwoInputs, textOf, vendorOf } from "./texts/vendor-text.ts";

export interface SimulateOptions {
  readonly trace?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program) => {
  const command = program
    .command("simulate")
    .argument("<vendor>", "routeros, ios or linux")
    .argument("<running>", "what the device says (Linux: a bundle or a folder), or - for standard input")
    .argument("<script>", "commands, masked or clear, or - for standard input")
    .description("The canonical text that results from a script. Exit 0 accepted, 1 refused: the text is then as before the refused step.")
    .option("--trace", "print one JSON line a step instead: step, command, what changed");
  act<SimulateOptions & CommonOptions>(command, (args, options) => simulateAnswer(args, options));
};

/** Model and script are masked first: clear and masked secrets may be mixed, and none comes out. */
export function simulateAnswer([vendor, running, script]: readonly string[], { trace, json }: SimulateOptions, root = checkout): Answer {
  const platform = vendorOf(vendor);
  refuseTwoInputs([running, script]);
  const { mask } = masks(root);
  const before = maskedModel(platform, textOf(running, "running text", platform), mask);
  const result = platform.simulate(before, platform.maskText(textOf(script, "script"), mask));
  const { accepted, refused, model } = result;
  if (refused !== undefined && json !== true)
    process.stderr.write(`simpul: refused at step ${refused.step}: ${refused.reason}\n  ${refused.command}\n`);
  const text = (): string => platform.print(platform.mask(model, mask));
  return {
    exit: accepted ? 0 : 1,
    json: () => ({
      accepted,
      ...(refused === undefined ? {} : { refused }),
      text: text(),
      ...(trace === true ? { trace: result.trace } : {}),
    }),
    text: () => (trace === true ? traceLines(result) : text()),
  };
}

function traceLines({ trace }: Simulation<Model>): string {
  return trace.map((step) => `${JSON.stringify(step)}\n`).join("");
}
