/** ` Did you mean X?` when one of the candidates is a likely misspelling of the word, otherwise the empty text. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  const bearable = Math.max(2, Math.floor(word.length / 4));
  return best && best.distance <= bearable ? ` Did you mean ${best.candidate}?` : '';
}

/** How many letters must be added, removed or replaced (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
