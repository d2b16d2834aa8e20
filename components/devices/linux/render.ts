// Intent to a bundle: complete, in the order of canonical text.
import type { DeviceIntent } from "../intent.ts";

export function render({ identity }: DeviceIntent): string {
  return `### file: /etc/frr/frr.conf\nhostname ${identity}\n`;
}
