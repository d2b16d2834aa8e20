// A session written down, secrets masked, and played again as a test device. The format is that of Oxidized's device simulations.
import { isMap, isPair, isScalar, isSeq, parseDocument, stringify } from "yaml";
import { type Output, type Session, TransportError } from "./session.ts";

interface Entry {
  readonly command: string;
  readonly output: string;
}

/** What was asked and what was answered, in order. */
export class Recording {
  readonly #entries: Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = [...entries];
  }

  /** Oxidized writes `commands` as a map or as a list of maps, each command with its newline; anything else holds none. */
  static read(text: string): Recording {
    const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent" });
    const commands = isMap(document.contents) ? document.contents.get("commands", true) : undefined;
    const maps = isSeq(commands) ? commands.items : [commands];
    const pairs = maps.flatMap((map) => (isMap(map) ? map.items : [])).filter(isPair);
    return new Recording(pairs.map(({ key, value }) => ({ command: textIn(key).replace(/\n$/, ""), output: textIn(value) })));
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get text(): string {
    const commands = this.#entries.map(({ command, output }) => ({ [`${command}\n`]: output }));
    return stringify({ init_prompt: "", commands }, { lineWidth: 0 });
  }
}

function textIn(node: unknown): string {
  return isScalar(node) && node.value !== null ? String(node.value) : "";
}

const uploadOf = (name: string): string => `upload ${name}`;

/** The session itself; what passes through it is written down masked. Of a file only its name and size. */
export function recorded(session: Session, recording: Recording, mask: (text: string) => string): Session {
  return {
    device: session.device,
    run: async (command, limit) => {
      const output = await session.run(command, limit);
      recording.add({ command: mask(command), output: mask(output.text) });
      return output;
    },
    upload: async (...files) => {
      await session.upload(...files);
      for (const [name, content] of files) recording.add({ command: uploadOf(name), output: `${content.length} characters\n` });
    },
    close: () => session.close(),
  };
}

/** A device that answers as it was recorded: each answer once, in order; the last one to a command again and again. */
export function replayed(recording: Recording, device: string): Session {
  const left = [...recording.entries];
  const last = new Map<string, string>();
  const answer = (command: string): string => {
    const at = left.findIndex((entry) => entry.command === command);
    const found = at === -1 ? last.get(command) : left.splice(at, 1)[0]?.output;
    if (found === undefined) throw new TransportError(device, "command", `the recording has no answer to: ${command.slice(0, 60)}`);
    last.set(command, found);
    return found;
  };
  return {
    device,
    run: async (command): Promise<Output> => ({ text: answer(command), status: 0 }),
    upload: async (...files) => {
      for (const [name] of files) answer(uploadOf(name));
    },
    close: () => undefined,
  };
}
