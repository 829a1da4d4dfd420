/** Rows as text in columns, numbers to the right; the first row is the heading. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const width = (column: number) => Math.max(...texts.map((row) => row[column]?.length ?? 0));
  const isNumeric = (column: number) => rows.slice(1).every((row) => typeof row[column] === 'number');
  const lines = texts.map((row) =>
    row
      .map((text, column) => (isNumeric(column) ? text.padStart(width(column)) : text.padEnd(width(column))))
      .join('  ')
      .trimEnd(),
  );
  const rule = lines.length > 1 ? ['-'.repeat(Math.max(...lines.map((line) => line.length)))] : [];
  return [...lines.slice(0, 1), ...rule, ...lines.slice(1)].join('\n');
}
