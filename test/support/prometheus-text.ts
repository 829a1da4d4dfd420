export interface Sample {
  /** Without `_bucket`, `_sum` and `_count` of a histogram. */
  readonly metric: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text format of Prometheus; throws at a line that is neither a comment nor a sample. */
export function samplesIn(text: string): readonly Sample[] {
  const histograms = new Set([...text.matchAll(/^# TYPE (\S+) histogram$/gm)].map((match) => match[1]));
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const match = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line);
      if (match === null) throw new Error(`no sample: ${line}`);
      const [, name = '', labels = '', value = ''] = match;
      const base = name.replace(/_(bucket|sum|count)$/, '');
      return {
        metric: histograms.has(base) ? base : name,
        name,
        labels: Object.fromEntries(
          [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [
            key,
            text,
          ]),
        ),
        value: Number(value),
      };
    });
}
