// The emulated devices as anyone sees them: the lab door and a stock SSH client.
import type { Checkout } from "./checkout.ts";

export interface Row {
  readonly device: string;
  readonly role: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly identityFile: string;
  readonly hostKey: string;
  readonly running: boolean;
}

export interface LogLine {
  readonly t: string;
  readonly device: string;
  readonly event: string;
  readonly command?: string;
  readonly changed: boolean;
  readonly ok: boolean;
}

export async function rows(checkout: Checkout, region = "pontianak"): Promise<readonly Row[]> {
  return (await checkout.json("lab", "list", "--region", region)) as Row[];
}

export async function rowOf(checkout: Checkout, device: string): Promise<Row> {
  const found = (await rows(checkout)).find((row) => row.device === device);
  if (found === undefined) throw new Error(`no emulated device ${device}`);
  return found;
}

/** Runs one command with OpenSSH; RouterOS answers on standard output whether it went well or not. */
export async function ssh(checkout: Checkout, { host, port, user, identityFile }: Row, command: string): Promise<string> {
  const options = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes"];
  const { status, out, all } = await checkout.run("ssh", ...options, "-i", identityFile, "-p", String(port), `${user}@${host}`, command);
  if (status !== 0) throw new Error(`ssh ${command}: ${status}\n${all}`);
  return out.replaceAll("\r\n", "\n");
}

export async function log(checkout: Checkout): Promise<readonly LogLine[]> {
  const { out } = await checkout.simpul("lab", "log");
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine);
}

/** What was changed on which device since a number of log lines, by anyone. */
export function changesSince(lines: readonly LogLine[], seen: number): string[] {
  return [
    ...new Set(
      lines
        .slice(seen)
        .filter(({ changed }) => changed)
        .map(({ device }) => device),
    ),
  ].sort();
}
