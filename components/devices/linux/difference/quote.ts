// Words of the shell, and patterns of grep and sed, in which a value is only a value.

/** In single quotes the shell sees nothing; a quote itself is written outside of them. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes only where they are needed. */
export function word(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : quoted(text);
}

/** A basic regular expression that matches the text and nothing else. */
export function literally(text: string): string {
  return text.replace(/[.*[\]^$\\]/g, "\\$&");
}

/** The same between the slashes of sed. */
export function betweenSlashes(text: string): string {
  return literally(text).replaceAll("/", "\\/");
}
