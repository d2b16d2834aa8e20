// Noise on the line: characters that arrive as others.

/** Characters changed at places that the seed tells. */
export function garbled(text: string, seed: number): string {
  const signs = [...text];
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  for (let count = 0; count < Math.max(1, signs.length / 40); count += 1) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    signs[state % Math.max(1, signs.length)] = String.fromCharCode(33 + ((state >>> 24) % 94));
  }
  return signs.join("");
}
