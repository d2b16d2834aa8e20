// Secrets that come from outside the stack: the environment, a 0600 file, the region's command. The first that has the name wins.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readPrivate, SecretError } from "./checkout.ts";
import { privateOf, wireguardPublic } from "./derive.ts";

/** Whose secrets. */
export interface SecretSource {
  /** region id; the stack has the same name unless `stack` says otherwise */
  readonly region: string;
  readonly stack?: string;
  /** the region's secretCommand: program and arguments, NAME stands for the secret's name */
  readonly command?: readonly string[];
  /** a secret's name to its rotation; 0 where nothing is said */
  readonly rotations?: Readonly<Record<string, number>>;
}

/** A secret's name to its clear value; undefined where it is not known. */
export type Resolve = (name: string) => string | undefined;

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const COMMAND_LIMIT_MS = 30_000;

/** The environment variable that holds a secret: `ospf-opd-010` is SIMPUL_SECRET_OSPF_OPD_010. */
export function variableOf(name: string): string {
  return `SIMPUL_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** One trailing newline is the editor's, not the secret's. */
function trimmed(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/**
 * No shell: the name is one argument. Nothing printed means that it does not know the name; an exit status other than 0 is an error, since
 * a vault that is locked for a minute must not silently become another key on every router.
 */
function fromCommand(command: readonly string[], name: string, root: string): string | undefined {
  const [program = "", ...rest] = command.map((word) => word.replaceAll("NAME", name));
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    cwd: root,
    encoding: "utf8",
    timeout: COMMAND_LIMIT_MS,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error !== undefined || status !== 0) {
    const why = error?.message ?? `it ended with ${status}: ${stderr.trim().split("\n").at(-1) ?? ""}`;
    throw new SecretError(
      `the region's secretCommand did not answer for ${name}: ${why}`,
      `try it: ${[program, ...rest].join(" ")}; it prints the value, or nothing where it has none`,
    );
  }
  return trimmed(stdout) === "" ? undefined : trimmed(stdout);
}

/** Looks up names outside the stack. A WireGuard public key follows from the private one when only that is given. */
export function outside(root: string, { command }: SecretSource, env: NodeJS.ProcessEnv = process.env): Resolve {
  const direct = (name: string): string | undefined => {
    if (!NAME.test(name)) return undefined;
    const variable = env[variableOf(name)];
    if (variable !== undefined && variable !== "") return variable;
    const file = readPrivate(join(root, ".simpul", "secrets", name));
    if (file !== undefined) return trimmed(file);
    return command === undefined ? undefined : fromCommand(command, name, root);
  };
  return remembered((name) => {
    const found = direct(name);
    const own = privateOf(name);
    if (found !== undefined || own === undefined) return found;
    const privateKey = direct(own);
    return privateKey === undefined ? undefined : wireguardPublic(privateKey);
  });
}

/** Asks once for each name. */
export function remembered(resolve: Resolve): Resolve {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, resolve(name));
    return known.get(name);
  };
}
