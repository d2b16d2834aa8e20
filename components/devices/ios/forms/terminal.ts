// Lines of people: how long they may be idle, and by which protocols they come in.
import type { Formed } from "../forms.ts";

/** Minutes and seconds; `no` means never. */
export function execTimeout(words: readonly string[], _: string | undefined, off: boolean): Formed | undefined {
  if (off) return { line: "exec-timeout 0 0" };
  const [head = "", minutes = "", seconds = "0"] = words;
  return minutes === "10" && seconds === "0" ? {} : { line: `${head} ${minutes} ${seconds}` };
}

/** `transport input telnet ssh` is a set. */
export function protocols(words: readonly string[], _: string | undefined, off: boolean): Formed | undefined {
  if (off) return {};
  const said = (words.at(-1) ?? "").split(" ");
  return { line: [...words.slice(0, -1), ...[...new Set(said)].sort()].join(" ") };
}
