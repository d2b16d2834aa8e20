// A device's text as it will be after a command.
import { platformOf } from "../../components/devices/index.ts";

const platform = platformOf("routeros");

export function simulated(text: string, command: string): string {
  const { accepted, model } = platform.simulate(platform.parse(text), command);
  if (!accepted) throw new Error(`refused: ${command}`);
  return platform.print(model);
}
