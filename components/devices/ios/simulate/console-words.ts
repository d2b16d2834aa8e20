// Words of the console that are no configuration: coming, going, saving, looking.

/** What such a word does to the place; undefined where it is none of them. */
export function consoleWord(text: string): "top" | "up" | "nothing" | undefined {
  if (/^(end|conf(i(g(ure?)?)?)?\s+t(e(r(m(i(n(a(l)?)?)?)?)?)?)?|configure)$/i.test(text)) return "top";
  if (/^(exit|quit|exit-[a-z-]+)$/i.test(text)) return "up";
  if (/^(do\s.*|wr(ite)?(\s+mem(ory)?)?|copy run\S*\s+start\S*|show\s.*|sh\s.*|en(able)?|terminal\s.*|configure confirm)$/i.test(text))
    return "nothing";
  return undefined;
}
