// Basic regular expressions of grep and sed, as ours.

const classes: Readonly<Record<string, string>> = {
  "[:blank:]": " \\t",
  "[:space:]": "\\s",
  "[:digit:]": "0-9",
  "[:alpha:]": "A-Za-z",
  "[:alnum:]": "A-Za-z0-9",
};

/** `extended`: brackets, `|`, `+` and `?` mean something without a backslash. */
export function regexOf(pattern: string, extended = false): RegExp {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const here = pattern[at] ?? "";
    const next = pattern[at + 1];
    if (here === "\\" && next !== undefined) {
      source += escaped(next, extended);
      at++;
    } else if (here === "[") {
      const end = closeOf(pattern, at);
      source += bracket(pattern.slice(at + 1, end));
      at = end;
    } else source += special(here, at, pattern, extended);
  }
  return new RegExp(source, "u");
}

function escaped(next: string, extended: boolean): string {
  if (!extended && "(){}|+?".includes(next)) return next;
  if (/[A-Za-z0-9]/.test(next)) return next === "t" ? "\\t" : next;
  return /[\^$\\.*+?()[\]{}|/]/.test(next) ? `\\${next}` : next;
}

function special(here: string, at: number, pattern: string, extended: boolean): string {
  if (!extended && "(){}|+?".includes(here)) return `\\${here}`;
  if (!extended && here === "*" && (at === 0 || pattern[at - 1] === "^")) return "\\*";
  if (!extended && here === "^" && at !== 0 && !/\\[(|]$/.test(pattern.slice(0, at))) return "\\^";
  if (!extended && here === "$" && at !== pattern.length - 1 && !/^\\[)|]/.test(pattern.slice(at + 1))) return "\\$";
  return here === "]" || here === "/" ? `\\${here}` : here;
}

function closeOf(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === "^") at++;
  if (pattern[at] === "]") at++;
  for (; at < pattern.length; at++) {
    if (pattern.startsWith("[:", at)) at = pattern.indexOf(":]", at) + 1;
    else if (pattern[at] === "]") return at;
  }
  throw new SyntaxError("unmatched [");
}

function bracket(body: string): string {
  const negated = body.startsWith("^");
  const members = (negated ? body.slice(1) : body).replace(/\[:\w+:\]|[\\[\]]|-$/g, (part) => classes[part] ?? `\\${part}`);
  return `[${negated ? "^" : ""}${members}]`;
}
