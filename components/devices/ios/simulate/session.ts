// A console session: which mode it is in, and what each line typed there does.
import { bodyOf } from "../body.ts";
import { type Branch, rootBranch } from "../branch.ts";
import { apply, type Edit, type Outcome } from "../enter.ts";
import { indentOf, isNoise, rawLines } from "../lines.ts";
import type { Item } from "../model.ts";
import { read, type Said } from "../read.ts";
import { consoleWord } from "./console-words.ts";
import { afterEdits } from "./effects.ts";
import { expanded } from "./expand.ts";
import { type Place, pathOf } from "./place.ts";
import { refusalOf } from "./refusals.ts";
import { special } from "./special.ts";
import { absentWords, duplicateNumber, invalid } from "./words.ts";

/** What became of a command: its lines, and what is not as it was, or why the device refused it. */
export interface Step {
  readonly command: string;
  readonly changed: readonly string[];
  /** what the device printed that is no refusal */
  readonly said: readonly string[];
  readonly refused?: string;
}

/** A line that opens a mode waits for the next: only when nothing follows in that mode it was a command of its own. */
interface Heading {
  readonly command: string;
  readonly changed: readonly string[];
  /** taken back where what follows is refused */
  readonly made: readonly Edit[];
}

export class Session {
  readonly #root: Branch;
  #stack: Place[];
  #heading: Heading | undefined;
  #emit: (step: Step) => boolean = () => true;
  /** do blanks in front of the script's lines say what is below what? */
  #indented = false;
  changed = false;

  constructor(items: readonly Item[]) {
    this.#root = rootBranch(items);
    this.#stack = [{ branches: [this.#root], keys: [""], line: "", head: -1, body: 0 }];
  }

  get root(): Branch {
    return this.#root;
  }

  /** The lines that lead to where it is. */
  get path(): readonly string[] {
    return pathOf(this.#stack);
  }

  /** The name of the mode that it is in. */
  get mode(): string {
    return this.#stack.at(-1)?.branches[0]?.mode.name ?? "global";
  }

  items(): readonly Item[] {
    return this.#root.items();
  }

  /** Runs lines one after another; `emit` is told each command and says whether to go on. */
  run(script: string, emit: (step: Step) => boolean): void {
    this.#emit = emit;
    const lines = rawLines(script);
    this.#indented = lines.some((line) => /^\s+[^\s!]/.test(line));
    for (let at = 0; at < lines.length; ) {
      const taken = this.#line(lines, at);
      if (taken === undefined) return;
      at += taken;
    }
    this.#flush();
  }

  /** How many lines were taken; undefined where the device refused, or the caller has seen enough. */
  #line(lines: readonly string[], at: number): number | undefined {
    const raw = lines[at] ?? "";
    const text = raw.trim();
    if (text === "" || text.startsWith("!") || isNoise(text)) return 1;
    const word = consoleWord(text);
    if (word !== undefined && !this.#isCommand(text)) return this.#walk(word) ? 1 : undefined;
    return this.#command(lines, at, indentOf(raw), text);
  }

  /** `exit` of a mode and the like are only that where the mode has no command of the name. */
  #isCommand(text: string): boolean {
    const branch = this.#stack.at(-1)?.branches[0];
    if (branch === undefined || /^(end|exit|quit)$/i.test(text) || branch.mode.table.open === true) return false;
    const said = read(branch.mode, text);
    return said !== undefined && (said.kind !== "set" || said.item.rule !== undefined);
  }

  #walk(word: "top" | "up" | "nothing"): boolean {
    if (word === "nothing") return true;
    const go = this.#flush();
    if (word === "top") this.#stack.length = 1;
    else if (this.#stack.length > 1) this.#stack.pop();
    return go;
  }

  #command(lines: readonly string[], at: number, indent: number, typed: string): number | undefined {
    const found = this.#find(indent, typed);
    if (found.refused !== undefined) return this.#refuse(typed, found.refused);
    const { depth, said, text } = found;
    if (!this.#leave(depth)) return undefined;
    const place = this.#stack[depth];
    if (place === undefined) return undefined;
    if (place.body === -1) place.body = indent;
    const rule = said?.kind === "set" ? said.item.rule : undefined;
    if (said?.kind === "set" && rule?.body !== undefined) {
      const found = bodyOf(rule, text, { lines, from: at + 1 });
      const item = { ...said.item, line: rule.body === "delimiter" ? said.item.key : said.item.line, body: found.body };
      const shown = [text, ...lines.slice(at + 1, at + 1 + found.taken)].join("\n");
      return this.#enter(place, { kind: "set", item }, { text: shown, indent, next: undefined }) ? 1 + found.taken : undefined;
    }
    return this.#enter(place, said, { text, indent, next: lines[at + 1] }) ? 1 : undefined;
  }

  /** The innermost mode that knows the line, as the console looks for it; a line that stands further out is looked for further out first. */
  #find(indent: number, typed: string): Found {
    if (special(typed) !== undefined) return { depth: 0, text: typed };
    const order = this.#depths(indent);
    for (const depth of order) {
      const branch = this.#stack[depth]?.branches[0];
      if (branch === undefined) continue;
      const said = read(branch.mode, typed);
      if (said !== undefined) return { depth, said, text: typed };
    }
    for (const depth of order) {
      const branch = this.#stack[depth]?.branches[0];
      const longer = branch === undefined ? undefined : expanded(branch.mode, typed);
      if (branch === undefined || longer === undefined) continue;
      if (longer.startsWith("%")) return { depth, text: typed, refused: longer };
      const said = read(branch.mode, longer);
      if (said !== undefined) return { depth, said, text: longer };
    }
    return { depth: 0, text: typed, refused: invalid };
  }

  #depths(indent: number): number[] {
    const inner = this.#stack.map((_, depth) => depth).reverse();
    const outer = inner.filter((depth) => {
      const { head = -1, body = -1 } = this.#stack[depth + 1] ?? {};
      return depth < this.#stack.length - 1 && (body > head || (body === -1 && this.#indented)) && indent <= head;
    });
    return [...outer, ...inner.filter((depth) => !outer.includes(depth))];
  }

  /** Modes below are left; a heading of theirs was a command of its own. */
  #leave(depth: number): boolean {
    if (depth === this.#stack.length - 1) return true;
    const go = this.#flush();
    this.#stack.length = depth + 1;
    return go;
  }

  #flush(): boolean {
    const heading = this.#heading;
    this.#heading = undefined;
    return heading === undefined || this.#emit({ command: heading.command, changed: heading.changed, said: [] });
  }

  #enter(place: Place, said: Said | undefined, typed: Typed): boolean {
    const edits: Edit[] = [];
    const path = pathOf(this.#stack);
    const command = [...path, typed.text].map((line, depth) => " ".repeat(depth) + line).join("\n");
    const result = said === undefined ? special(typed.text)?.(this.#root, edits) : this.#applied(place, said, edits);
    if (result?.refused !== undefined) return this.#refused(command, result.refused);
    const notes = [...(result?.said ?? []), ...(said === undefined ? [] : afterEdits(this.#root, place, edits))];
    if (edits.length > 0) this.changed = true;
    const changed = [...new Set([...(this.#heading?.changed ?? []), ...edits.map((edit) => nameOf(path, edit))])];
    const opened = result?.opened ?? [];
    if (opened.length === 0 && !this.#opensOpaque(place, said, typed)) {
      this.#heading = undefined;
      return this.#emit({ command, changed, said: notes });
    }
    this.#heading = { command, changed, made: [...(this.#heading?.made ?? []), ...edits] };
    if (opened.length > 0)
      this.#stack.push({ branches: opened, keys: keysOf(said, opened.length), line: typed.text, head: typed.indent, body: -1 });
    return true;
  }

  #applied(place: Place, said: Said, edits: Edit[]): Result {
    const refused = refusalOf(this.#root, place, said);
    if (refused !== undefined) return { refused };
    const opened: Branch[] = [];
    const notes: string[] = [];
    for (const branch of place.branches) {
      const outcome = apply(branch, said, edits);
      const reason = problemOf(outcome);
      if (reason !== undefined) return { refused: reason };
      const note = outcome.problem === "absent" ? absentWords(outcome.rule?.head ?? "") : undefined;
      if (note !== undefined) notes.push(note);
      opened.push(...(outcome.opened ?? []));
    }
    return { opened, said: notes };
  }

  /** Of commands that are not taken apart only the next line tells whether they open a mode. */
  #opensOpaque(place: Place, said: Said | undefined, { text, indent, next }: Typed): boolean {
    if (said?.kind !== "set" || said.item.rule !== undefined || next === undefined || next.trim() === "" || indentOf(next) <= indent)
      return false;
    const { item } = said;
    const opened = place.branches.flatMap((branch) => {
      branch.put({ ...item, children: branch.get(item.key)?.children ?? [] });
      return branch.below(item.key) ?? [];
    });
    this.#stack.push({ branches: opened, keys: opened.map(() => item.key), line: text, head: indent, body: -1 });
    return true;
  }

  #refuse(typed: string, reason: string): undefined {
    const path = pathOf(this.#stack);
    this.#refused([...path, typed].map((line, depth) => " ".repeat(depth) + line).join("\n"), reason);
    return undefined;
  }

  /** What the heading of a refused command made is taken back with it. */
  #refused(command: string, refused: string): boolean {
    for (const { branch, was, now } of (this.#heading?.made ?? []).toReversed()) {
      if (was !== undefined) branch.put(was);
      else if (now !== undefined) branch.remove(now.key);
    }
    this.#heading = undefined;
    this.#emit({ command, changed: [], said: [], refused });
    return false;
  }
}

interface Found {
  readonly depth: number;
  readonly said?: Said | undefined;
  readonly text: string;
  readonly refused?: string;
}

interface Typed {
  readonly text: string;
  readonly indent: number;
  readonly next: string | undefined;
}

/** What came of a command. */
export interface Result {
  readonly opened?: readonly Branch[];
  readonly said?: readonly string[];
  readonly refused?: string;
}

function problemOf({ problem }: Outcome): string | undefined {
  if (problem === "taken") return duplicateNumber;
  return problem === "malformed" || problem === "unknown" ? invalid : undefined;
}

function keysOf(said: Said | undefined, count: number): readonly string[] {
  if (said?.kind === "set") return [said.item.key];
  if (said?.kind === "several" && said.lines.length === count) return said.lines;
  return new Array<string>(count).fill("");
}

/** `interface Loopback0 / ip address`, the command itself where it tells one of many. */
function nameOf(path: readonly string[], { was, now }: Edit): string {
  const item = now ?? was;
  return [...path, item?.rule?.listed === true ? item.line : (item?.key ?? "")].join(" / ");
}
