// Reads rendered text without the engine: a second, small reader, so that a test of the renderer does not rest on the parser.

export interface ReadLine {
  /** with slashes, as the schema has it */
  readonly path: string;
  readonly verb: string;
  /** of `set`: what it picks, e.g. `default-name=ether1`, or a name */
  readonly target?: string;
  readonly values: ReadonlyMap<string, string>;
}

const word = /\[ find (\S+?=(?:"(?:[^"\\]|\\.)*"|\S+)) \]|([^\s="]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)|([^\s="]+)/y;

/** Throws where a line is not exactly a verb, a selection and attributes: nothing on it may be more than that. */
export function readLines(text: string): ReadLine[] {
  let path = "";
  return text.split("\n").flatMap((line) => {
    if (line === "" || line.startsWith("#")) return [];
    if (!line.startsWith("/")) return [readLine(path, line)];
    path = line.replaceAll(" ", "/").replace(/^\/+/, "/");
    return [];
  });
}

function readLine(path: string, line: string): ReadLine {
  const [verb = "", ...rest] = line.split(" ");
  const body = rest.join(" ");
  const values = new Map<string, string>();
  let target: string | undefined;
  for (let at = 0; at < body.length; at = word.lastIndex + 1) {
    word.lastIndex = at;
    const found = word.exec(body);
    if (found === null || (word.lastIndex < body.length && body[word.lastIndex] !== " ")) throw new Error(`not understood: ${line}`);
    const [, find, key, value, bare] = found;
    if (find !== undefined) target = find;
    else if (key !== undefined) values.set(key, value ?? "");
    else if (verb === "set" && at === 0) target = bare ?? "";
    else values.set(bare ?? "", "yes");
  }
  return { path, verb, ...(target === undefined ? {} : { target }), values };
}

/** A value without its quotes; escapes stay as they are written. */
export function bare(value: string | undefined): string | undefined {
  return value?.replace(/^"(.*)"$/, "$1");
}
