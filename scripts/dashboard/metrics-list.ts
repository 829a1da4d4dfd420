import { instruments, prometheusName, type Instrument } from '../../src/instruments.ts';

const begin = '<!-- instruments -->';
const end = '<!-- /instruments -->';

/** The page with the list of all metrics between its marks. Throws when a mark is missing. */
export function withMetrics(page: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error('The page has no place for the metrics.');
  const lines = Object.entries<Instrument>(instruments).map(([name, one]) => {
    const labels =
      one.labels.length === 0 ? '' : ` by ${one.labels.map((label) => `\`${label}\``).join(', ')}`;
    const shared = one.shared === true ? ' (shared)' : '';
    return `- \`${prometheusName(name, one)}\`: ${one.kind}${labels}${shared}. ${one.description}`;
  });
  return `${page.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${page.slice(to)}`;
}
