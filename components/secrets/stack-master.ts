// The stack's master secret, read by Pulumi itself: the state is encrypted, and only its own tool opens it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { stateMark } from "./backend.ts";
import { SecretError } from "./checkout.ts";

/** Pulumi's name of the resource that makes it. */
export const MASTER = "master";

const LIMIT_MS = 60_000;
const State = z.looseObject({
  deployment: z.looseObject({
    resources: z
      .array(z.looseObject({ urn: z.string(), type: z.string(), outputs: z.looseObject({ result: z.unknown().optional() }).optional() }))
      .default([]),
  }),
});
const Shown = z.looseObject({ plaintext: z.string() });

/** Undefined where there is no stack, or where it has made no secret yet. */
export function stackMaster(root: string, stack: string): string | undefined {
  if (stateMark(root, stack) === "none") return undefined;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/pulumi.ts"), "stack", "export", "--show-secrets", "--stack", stack],
    { cwd: root, encoding: "utf8", timeout: LIMIT_MS, maxBuffer: 512 * 1024 * 1024, stdio: ["ignore", "pipe", "pipe"] },
  );
  if (status !== 0 && /no stack named/.test(stderr)) return undefined;
  if (status !== 0)
    throw new SecretError(
      `the secrets of stack ${stack} cannot be read: ${lastLine(stderr)}`,
      `see: npx pulumi stack export --stack ${stack}`,
    );
  return masterOf(JSON.parse(stdout));
}

/** The master secret in an exported state whose secrets are shown. */
export function masterOf(exported: unknown): string | undefined {
  const { deployment } = State.parse(exported);
  const made = deployment.resources.find(({ urn, type }) => type.startsWith("random:") && urn.endsWith(`::${MASTER}`));
  const shown = Shown.safeParse(made?.outputs?.result);
  return shown.success ? z.string().parse(JSON.parse(shown.data.plaintext)) : undefined;
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split("\n")
      .findLast((line) => line.trim() !== "") ?? "no reason given"
  ).slice(0, 300);
}
