const dayMs = 24 * 3600 * 1000;

/** Milliseconds of a duration in years, months, weeks and days (`P730D`, `P2Y`); undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(text);
  if (parts === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (years * 365 + months * 30 + weeks * 7 + days) * dayMs;
}

/** One day to two years (Graph contract 2.2). */
export function isRelationshipDuration(text: string): boolean {
  const length = readDuration(text);
  return length !== undefined && length >= dayMs && length <= 731 * dayMs;
}

/** The three values Graph takes for the extension at the end. */
export const extensions: readonly string[] = ['PT0S', 'P0D', 'P180D'];
