/** The server keeps this many plans for each connection at most; statements with lists of any length would be without end. */
const mostNames = 300;
/** Something written on the fly for one use is planned like any other. */
const usesBefore = 3;

const names = new Map<string, string>();
const uses = new Map<string, number>();
const mostCounted = 2_000;

/**
 * The name under which a statement is prepared, the same on every connection; undefined for one that is not. Whoever
 * selects `*` would get an error instead of rows when a newer version adds a column while this one runs.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames || text.includes('*')) return undefined;
  const count = (uses.get(text) ?? 0) + 1;
  if (count > usesBefore) {
    uses.delete(text);
    const name = `c${names.size + 1}`;
    names.set(text, name);
    return name;
  }
  if (uses.size >= mostCounted) uses.clear();
  uses.set(text, count);
  return undefined;
}
