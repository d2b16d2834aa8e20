// grep, sed and printf, as far as guards and files need them.
import { failure, type Machine, output, type Result } from "./machine.ts";
import { regexOf } from "./regex.ts";

type Tool = (machine: Machine, words: readonly string[], input: string) => Result;

export const text: Readonly<Record<string, Tool>> = {
  printf: (_, [format = "", ...words]) => printf(format, words),
  echo: (_, words) => output(`${words.join(" ")}\n`),
  grep: (_, words, input) => grep(words, input),
  sed: (_, words, input) => sed(words, input),
  wc: (_, words, input) => (words[0] === "-l" ? output(`${input.split("\n").length - 1}\n`) : failure("wc: only -l is known")),
};

function printf(format: string, words: readonly string[]): Result {
  const line = format.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
  if (words.length === 0 && !line.includes("%")) return output(line);
  if ((line.match(/%s/g) ?? []).length !== 1) return failure("printf: one %s in the format is known");
  return output(words.map((word) => line.replace("%s", () => word)).join(""));
}

function linesOf(input: string): string[] {
  const lines = input.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function grep(words: readonly string[], input: string): Result {
  const flags = new Set<string>();
  const patterns: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "-e") patterns.push(words[++at] ?? "");
    else if (/^-[A-Za-z]+$/.test(word)) for (const flag of word.slice(1)) flags.add(flag);
    else if (word !== "--") patterns.push(word);
  }
  const unknown = [...flags].find((flag) => !"qvxFEc".includes(flag));
  if (unknown !== undefined) return failure(`grep: invalid option -- '${unknown}'`, 2);
  const tests = patterns.map((pattern) => testOf(pattern, flags));
  const found = linesOf(input).filter((line) => tests.some((test) => test(line)) !== flags.has("v"));
  const out = flags.has("q") ? "" : flags.has("c") ? `${found.length}\n` : found.map((line) => `${line}\n`).join("");
  return { status: found.length > 0 ? 0 : 1, out, err: "" };
}

function testOf(pattern: string, flags: ReadonlySet<string>): (line: string) => boolean {
  const whole = flags.has("x");
  if (flags.has("F")) return whole ? (line) => line === pattern : (line) => line.includes(pattern);
  const regex = regexOf(pattern, flags.has("E"));
  const test = whole ? new RegExp(`^(?:${regex.source})$`, "u") : regex;
  return (line) => test.test(line);
}

/** `s/…/…/p` and `/from/,/to/p` with -n. */
function sed(words: readonly string[], input: string): Result {
  const [quiet, ...more] = words[0] === "-n" ? words : ["", ...words];
  const scripts = more.filter((word) => word !== "-e");
  if (quiet === "") return substitute(scripts, input);
  let out = "";
  const commands = scripts.map(sedCommand);
  if (commands.includes(undefined)) return failure(`sed: -e expression #1, char 1: unknown command: ${scripts[0] ?? ""}`);
  for (const line of linesOf(input)) for (const command of commands) out += command?.(line) ?? "";
  return output(out);
}

/** `s/…/…/` of every line. */
function substitute(scripts: readonly string[], input: string): Result {
  const parts = scripts.map(partsOf);
  if (parts.length === 0 || parts.some(([verb, , , flags], at) => verb !== "s" || flags !== "" || parts[at]?.length !== 4))
    return failure(`sed: -e expression #1, char 1: unknown command: ${scripts[0] ?? ""}`);
  const change = (line: string): string =>
    parts.reduce((text, [, from = "", to = ""]) => text.replace(regexOf(from), to.replaceAll("$", "$$$$")), line);
  return output(
    linesOf(input)
      .map((line) => `${change(line)}\n`)
      .join(""),
  );
}

function sedCommand(script: string): ((line: string) => string) | undefined {
  const parts = partsOf(script);
  if (script.startsWith("s/") && parts.length === 4 && parts[3] === "p") {
    const [regex, into] = [
      regexOf(parts[1] ?? ""),
      (parts[2] ?? "")
        .replaceAll("$", "$$$$")
        .replace(/\\(\d)/g, "$$$1")
        .replace(/\\(.)/g, "$1"),
    ];
    return (line) => (regex.test(line) ? `${line.replace(regex, into)}\n` : "");
  }
  if (!script.startsWith("/") || parts.length !== 5 || parts[2] !== "," || parts[4] !== "p") return undefined;
  const [from, to] = [regexOf(parts[1] ?? ""), regexOf(parts[3] ?? "")];
  let inside = false;
  return (line) => {
    if (!inside) {
      inside = from.test(line);
      return inside ? `${line}\n` : "";
    }
    inside = !to.test(line);
    return `${line}\n`;
  };
}

/** Parted by slashes that no backslash stands before. */
function partsOf(script: string): string[] {
  const parts = [""];
  for (let at = 0; at < script.length; at++) {
    const here = script[at] ?? "";
    if (here === "/") parts.push("");
    else if (here === "\\") parts[parts.length - 1] += `\\${script[++at] ?? ""}`;
    else parts[parts.length - 1] += here;
  }
  return parts;
}
