// Where the stack's state lives: PULUMI_BACKEND_URL, else Pulumi.yaml's backend, whose relative folder is meant from the checkout.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

interface Project {
  readonly name?: string;
  readonly backend?: { readonly url?: string };
}

function project(root: string): Project {
  return parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as Project;
}

/** The backend's URL. Pulumi itself takes `file://.` from the current folder; from a sub-folder that would be another state. */
export function backendUrl(root: string, env: NodeJS.ProcessEnv = process.env): string {
  const url = env.PULUMI_BACKEND_URL || project(root).backend?.url || "file://.";
  return /^file:\/\/\.(\/|$)/.test(url) ? `file://${resolve(root, url.slice("file://".length))}` : url;
}

/** Whether state is kept in this checkout: then its passphrase is the checkout's as well. */
export function isLocal(root: string, env: NodeJS.ProcessEnv = process.env): boolean {
  return backendUrl(root, env) === `file://${resolve(root)}`;
}

/** The folder below which a file backend keeps everything; undefined for other backends. */
export function stateFolder(root: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const url = backendUrl(root, env);
  if (!url.startsWith("file://")) return undefined;
  const path = url.slice("file://".length).split("?")[0] ?? "";
  return join(path.startsWith("~") ? join(env.HOME ?? "", path.slice(1)) : resolve(root, path), ".pulumi");
}

/** A stack's state file; undefined where the backend is not of files. */
export function stateFile(root: string, stack: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = stateFolder(root, env);
  return folder === undefined ? undefined : join(folder, "stacks", project(root).name ?? "simpul", `${stack}.json`);
}

/** What changes when the state does; "none" where there is no state, undefined where only the backend could tell. */
export function stateMark(root: string, stack: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const file = stateFile(root, stack, env);
  if (file === undefined) return undefined;
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "none";
    throw error;
  }
}
