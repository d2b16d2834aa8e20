// "Did you mean": the nearest of the words that would have been right.
import leven from "leven";

/** The candidate that is a slip of the fingers away from the word; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = distanceOf(word, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Letters apart, capitals aside; a word that is the start or end of the other counts as one apart. */
function distanceOf(word: string, candidate: string, limit: number): number {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
  if (a.length >= 3 && (b.startsWith(a) || b.endsWith(a))) return 1;
  return leven(a, b, { maxDistance: limit });
}

const shown = 8;

/** The fix for a word that is not among the right ones: the nearest, else the list, shortened where it is long. */
export function wordFix(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const found = nearest(word, all);
  if (found !== undefined) return `did you mean ${found}?`;
  if (all.length === 0) return undefined;
  const list = all.slice(0, shown).join(", ");
  return all.length > shown ? `one of ${list}, … (${all.length} in all)` : `one of ${list}`;
}
