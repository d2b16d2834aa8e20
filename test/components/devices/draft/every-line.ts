// Nothing of a configuration is dropped in silence: without a line that has a place, the draft is another one.
import type { Draft } from "../../../../components/devices/draft.ts";
import type { Model, Platform } from "../../../../components/devices/platform.ts";

/** Lines of canonical text that are neither named nor missed: the draft is the same without them, and says nothing of them. */
export function droppedLines<M extends Model>(platform: Platform<M>, text: string): readonly string[] {
  const canonical = platform.print(platform.parse(text)).split("\n");
  const whole = drafted(platform, canonical);
  return canonical.filter((line, at) => {
    if (/^\s*(exit.*|###.*|\}|)$/.test(line)) return false;
    const without = drafted(platform, canonical.toSpliced(at, 1));
    return JSON.stringify(without) === JSON.stringify(whole);
  });
}

/** With what found no place. */
function drafted<M extends Model>(platform: Platform<M>, lines: readonly string[]): Draft | undefined {
  return platform.draft?.(platform.parse(lines.join("\n")));
}
