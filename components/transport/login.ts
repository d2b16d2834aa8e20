// How we prove who we are: a key file where one is named, else the agent; then a password where one is referred to. Keys first.
import { readFile, stat } from "node:fs/promises";
import ssh2, {
  type AnyAuthMethod,
  type AuthHandlerMiddleware,
  type KeyboardInteractiveAuthMethod,
  type ParsedKey,
  type PasswordAuthMethod,
} from "ssh2";
import { type Host, TransportError } from "./session.ts";

export interface Login {
  readonly authHandler: AuthHandlerMiddleware;
  /** what was tried, for the message that nothing of it was accepted */
  readonly means: string;
}

/** Fails with a TransportError where there is nothing to log in with. `failed` is told of a password that cannot be looked up. */
export async function loginOf(host: Host, failed: (error: TransportError) => void): Promise<Login> {
  const keys = await keyMethods(host);
  const passwords = host.password === undefined ? [] : passwordMethods(host, host.password, failed);
  const methods = [...keys.methods, ...passwords];
  if (methods.length === 0) throw new TransportError(host.device, "auth", "there is neither a key file nor an SSH agent to log in with");
  return { authHandler: inOrder(methods), means: [keys.means, passwords.length > 0 ? "this password" : ""].filter(Boolean).join(" or ") };
}

/** Made only when its turn comes: a password is looked up when the device wants one. */
type Method = { readonly kind: string; readonly make: () => AnyAuthMethod | undefined };

function inOrder(methods: readonly Method[]): AuthHandlerMiddleware {
  const left = [...methods];
  return (allowed, _, next) => {
    for (let method = left.shift(); method !== undefined; method = left.shift()) {
      const kind = method.kind;
      if (allowed !== null && !(allowed as readonly string[]).includes(kind)) continue;
      const made = method.make();
      if (made !== undefined) return next(made);
    }
    // Its types know no `false`, its code does: nothing is left to try.
    return next(false as unknown as AnyAuthMethod);
  };
}

async function keyMethods(host: Host): Promise<{ readonly methods: readonly Method[]; readonly means: string }> {
  const { user: username } = host;
  if (host.identityFile !== undefined) {
    const key = await keyAt(host, host.identityFile);
    return { methods: [{ kind: "publickey", make: () => ({ type: "publickey", username, key }) }], means: "this key" };
  }
  const agent = process.env.SSH_AUTH_SOCK;
  if (agent === undefined || agent === "") return { methods: [], means: "" };
  return { methods: [{ kind: "publickey", make: () => ({ type: "agent", username, agent }) }], means: "a key of the agent" };
}

/** A fleet logs in with one key: it is read once, and again when the file is another. */
const readKeys = new Map<string, { readonly changed: number; readonly key: ParsedKey }>();

async function keyAt({ device }: Host, file: string): Promise<ParsedKey> {
  const unreadable = (error: NodeJS.ErrnoException): never => {
    throw new TransportError(device, "auth", `the key file ${file} cannot be read (${error.code})`);
  };
  const { mtimeMs: changed } = await stat(file).catch(unreadable);
  const known = readKeys.get(file);
  if (known?.changed === changed) return known.key;
  const key = parsedKey(device, file, await readFile(file).catch(unreadable));
  readKeys.set(file, { changed, key });
  return key;
}

function parsedKey(device: string, file: string, content: Buffer): ParsedKey {
  const parsed: ParsedKey | ParsedKey[] | Error = ssh2.utils.parseKey(content);
  if (!(parsed instanceof Error)) return Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed;
  const why = /encrypted/i.test(parsed.message)
    ? "is encrypted: add it to your SSH agent and name no file"
    : `is no private key: ${parsed.message}`;
  throw new TransportError(device, "auth", `the key file ${file} ${why}`);
}

function passwordMethods(
  { device, user: username }: Host,
  password: () => string,
  failed: (error: TransportError) => void,
): readonly Method[] {
  const known = (): string | undefined => {
    try {
      return password();
    } catch (error) {
      failed(new TransportError(device, "auth", error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  };
  const asked = (make: (clear: string) => PasswordAuthMethod | KeyboardInteractiveAuthMethod) => (): AnyAuthMethod | undefined => {
    const clear = known();
    return clear === undefined ? undefined : make(clear);
  };
  return [
    { kind: "password", make: asked((clear) => ({ type: "password", username, password: clear })) },
    { kind: "keyboard-interactive", make: asked((clear) => ({ type: "keyboard-interactive", username, prompt: answering(clear) })) },
  ];
}

/** One hidden question is the password's; anything else (a second factor, a visible question) is not ours to answer. */
function answering(clear: string): KeyboardInteractiveAuthMethod["prompt"] {
  return (_name, _instructions, _language, prompts, finish) => {
    const [only] = prompts;
    finish(prompts.length === 1 && only?.echo !== true ? [clear] : []);
  };
}
