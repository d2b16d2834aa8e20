// The farm's log: one JSON line for each thing that was done to a device. Values of secret fields are left out.
import { appendFileSync, existsSync, renameSync, statSync } from "node:fs";

export interface LogEntry {
  /** UTC, ISO 8601 */
  readonly t: string;
  readonly device: string;
  readonly event: "login" | "refused" | "command" | "upload" | "timer" | "reboot" | "logout";
  readonly command?: string;
  /** the device's state differs after it */
  readonly changed: boolean;
  readonly ok: boolean;
}

/** A log of this size moves to `.old`, so that a farm left alone fills no disk. */
const largest = 32 * 1024 * 1024;
const longestCommand = 2000;

const secretFields =
  /\b((?:[a-z0-9]+-)*(?:password|passphrase|secret|key|psk|community)|authentication|encryption)=("(?:\\[\s\S]|[^"\\])*"|[^\s;\]}]+)/g;
const keptFields = new Set(["auth-key-chain", "public-key", "public-key-file", "host-key"]);

/** The name of an SNMP community is its password. */
const communities = /(\bcommunity\b[ /]+(?:add|set)\b[^;\n]*?\bname=)("(?:\\[\s\S]|[^"\\])*"|[^\s;\]}]+)/g;

/** The command without clear secrets; references and fingerprints are none. */
export function withoutSecrets(command: string): string {
  return command
    .replaceAll(communities, "$1***")
    .replaceAll(secretFields, (whole: string, field: string, value: string) =>
      keptFields.has(field) || /^"?secret[:(]/.test(value) ? whole : `${field}=***`,
    );
}

export class FarmLog {
  readonly #file: string;
  #size: number;

  constructor(file: string) {
    this.#file = file;
    this.#size = existsSync(file) ? statSync(file).size : 0;
  }

  write(entry: Omit<LogEntry, "t">): void {
    const { command, ...rest } = entry;
    const shown = command === undefined ? {} : { command: withoutSecrets(command).slice(0, longestCommand) };
    const line = `${JSON.stringify({ t: new Date().toISOString(), device: rest.device, event: rest.event, ...shown, changed: rest.changed, ok: rest.ok })}\n`;
    if (this.#size > largest) this.#turnOver();
    this.#append(line);
    this.#size += line.length;
  }

  /** A folder that somebody deleted takes its log along; the farm itself ends soon after. */
  #append(line: string): void {
    try {
      appendFileSync(this.#file, line, { mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  #turnOver(): void {
    renameSync(this.#file, `${this.#file}.old`);
    this.#size = 0;
  }
}
