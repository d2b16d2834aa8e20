// Lines that belong to a command and are no commands: the text of a banner up to its delimiter, a certificate up to `quit`.
import type { Rule } from "./rule.ts";

/** A command with what follows it, and how many lines that took. */
export interface WithBody {
  /** the command without its delimiter and text */
  readonly command: string;
  readonly body: readonly string[];
  readonly taken: number;
  /** the end of the text came first */
  readonly open: boolean;
}

/** `text` is the command, `following` the raw lines behind it. */
export function bodyOf(rule: Rule, text: string, following: Following): WithBody {
  if (rule.body === "delimiter") return delimited(rule, text, following);
  return upTo(rule.body ?? "quit", text, following);
}

/** Raw lines from one place on. */
export interface Following {
  readonly lines: readonly string[];
  readonly from: number;
}

function upTo(word: string, text: string, { lines, from }: Following): WithBody {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? "").trim();
    if (line === word) return { command: text, body: trimmed(word, lines.slice(from, at)), taken: at - from + 1, open: false };
    // a certificate that is kept elsewhere, or that was left out, has no lines
    if (word === "quit" && !/^[0-9A-Fa-f ]+$/.test(line))
      return { command: text, body: trimmed(word, lines.slice(from, at)), taken: at - from, open: false };
  }
  return { command: text, body: trimmed(word, lines.slice(from)), taken: lines.length - from, open: word === "@" };
}

/** Figures of a key are the same however they are set; a macro's lines are commands. */
function trimmed(word: string, lines: readonly string[]): readonly string[] {
  if (word === "@") return lines.map((line) => line.trimEnd());
  return lines.map((line) => line.trim().replace(/\s+/g, " ").toUpperCase()).filter((line) => line !== "");
}

/** `banner motd ^C…^C`: the delimiter is the first character behind the command, or the two that stand for control-C. */
function delimited(rule: Rule, text: string, { lines, from }: Following): WithBody {
  const words = rule.pattern.split(" ").length - 1;
  const [, command = text, first = ""] = new RegExp(`^((?:\\S+\\s+){${words - 1}}\\S+)\\s*(.*)$`).exec(text) ?? [];
  const delimiter = first.startsWith("^C") ? "^C" : first.slice(0, 1);
  const rest = first.slice(delimiter.length);
  if (delimiter === "") return { command, body: [], taken: 0, open: false };
  const end = rest.indexOf(delimiter);
  if (end !== -1) return { command, body: [rest.slice(0, end)], taken: 0, open: false };
  const body = [rest];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const close = line.indexOf(delimiter);
    body.push(close === -1 ? line : line.slice(0, close));
    if (close !== -1) return { command, body, taken: at - from + 1, open: false };
  }
  return { command, body, taken: lines.length - from, open: true };
}

const delimiters = ["^C", "#", "@", "%", "~", "|", "$", "&", "*", "+", "=", "\u0003"];

/** One that the text does not hold; `^C` only where `preferred` asks for the device's own. */
export function delimiterFor(body: readonly string[], preferred: "printed" | "typed"): string {
  const text = body.join("\n");
  const candidates = preferred === "printed" ? delimiters : delimiters.slice(1);
  return candidates.find((delimiter) => !text.includes(delimiter)) ?? "\u0003";
}

/** A command with its body as the text of a configuration. */
export function withBody(rule: Rule, line: string, body: readonly string[], how: "printed" | "typed"): string {
  if (rule.body === "delimiter") {
    const delimiter = delimiterFor(body, how);
    return `${line} ${delimiter}${body.join("\n")}${delimiter}`;
  }
  const indent = rule.body === "@" ? "" : "  ";
  return [line, ...body.map((text) => indent + text), rule.body === "@" ? "@" : "  quit"].join("\n");
}
