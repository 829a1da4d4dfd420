import type { OrderLine } from '../../domain/order-draft.ts';
import { termEnd, type Reader } from './language.ts';
import { planWords } from './plan-words.ts';

type LineTerm = Pick<OrderLine, 'term' | 'endsOn'>;

/** The day a line ends together with what the customer has; undefined for a term of its own. */
export const lineEnd = ({ endsOn }: Pick<OrderLine, 'endsOn'>, reader: Reader): string | undefined =>
  endsOn === undefined ? undefined : termEnd(Date.parse(endsOn), reader);

/** The day all of them end on together; undefined when one of them has another, or a term of its own. */
export function commonEnd(lines: readonly LineTerm[], reader: Reader): string | undefined {
  const [first, ...others] = lines.map((line) => lineEnd(line, reader));
  return others.every((end) => end === first) ? first : undefined;
}

/**
 * When what is bought goes on by itself: once for all lines, or for each that differs, with its title (escaped). Undefined
 * when nothing does: what is bought once, or not billed, ends.
 */
export function renewal(
  all: readonly (LineTerm & Pick<OrderLine, 'title' | 'billing'>)[],
  reader: Reader,
): string | undefined {
  const lines = all.filter(({ billing }) => billing !== 'one_time' && billing !== 'none');
  if (lines.length === 0) return undefined;
  const { terms, renews } = planWords(reader.language);
  const whens = lines.map((line) => {
    const day = lineEnd(line, reader);
    return day === undefined ? renews.after(terms[line.term]) : renews.on(day, terms[line.term]);
  });
  const isSame = new Set(whens).size === 1 && lines.length === all.length;
  const said = isSame ? whens.slice(0, 1) : whens.map((when, index) => `${when} (${lines[index]?.title})`);
  return renews.byItself(said.join(', '));
}
