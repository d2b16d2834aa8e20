// What can be tried of a script before it runs: that its programs are there, FRR's lines by `vtysh -C`, nft's commands by `nft -c`.

/** Words in single quotes as the engine writes them; undefined where a command is more than one call with quoted words. */
function quotedWords(command: string, start: string, flag: string): readonly string[] | undefined {
  if (!command.startsWith(start)) return undefined;
  const words: string[] = [];
  let rest = command.slice(start.length);
  while (rest !== "") {
    const found = /^ (-\w )?('(?:[^']|'\\'')*')/.exec(rest);
    if (found === null || (found[1] ?? "") !== flag) return undefined;
    words.push((found[2] ?? "").slice(1, -1).replaceAll("'\\''", "'"));
    rest = rest.slice(found[0].length);
  }
  return words;
}

/** Guards look at the router first; the call behind them is what changes it. */
function callIn(command: string, tool: string): string {
  const at = command.lastIndexOf(` || ${tool} `);
  return at === -1 ? command : command.slice(at + 4);
}

/** Each absent where the script has none of its lines. */
export function checksOf(commands: readonly string[]): Readonly<Partial<Record<"frr" | "nft", readonly string[]>>> {
  const frr = commands.flatMap((command) => {
    const [first, ...lines] = quotedWords(callIn(command, "vtysh"), "vtysh", "-c ") ?? [];
    return first === "configure terminal" ? lines : [];
  });
  // A rule that is found by its handle can only be tried where it is; and what it speaks of only goes when that rule is gone.
  const nft = commands
    .flatMap((command) => quotedWords(command, "nft", "") ?? [])
    .filter((lines) => !/\bdelete (chain|set|map) /.test(lines));
  return { ...(frr.length === 0 ? {} : { frr }), ...(nft.length === 0 ? {} : { nft }) };
}

const keywords: ReadonlySet<string> = new Set(["for", "done", "fi"]);

/** Programs that commands call, each once; what stands in quotes calls nothing. */
export function programsIn(commands: readonly string[]): readonly string[] {
  const bare = commands.map((command) => command.replace(/'[^']*'|\\'/g, "''")).join("\n");
  const called = [...bare.matchAll(/(?:^|[;|(]|&&) *(?:! |if |do |then )?([a-z][a-z0-9-]*)/gm)].map(([, name = ""]) => name);
  return [...new Set(called)].filter((name) => !keywords.has(name));
}
