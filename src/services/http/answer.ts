import type { HttpAnswer } from './port.ts';

/** An answer over raw bytes; text and JSON are decoded when asked for. */
export function createAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): HttpAnswer {
  const text = () => new TextDecoder().decode(bytes);
  return {
    status,
    headers,
    bytes,
    text,
    json: () => {
      const content = withoutStrayStart(text());
      return content === '' ? undefined : (JSON.parse(content) as unknown);
    },
  };
}

/** Partner Center sometimes puts a byte order mark, or a `?` that once was one, before the JSON (contract 3.2). */
function withoutStrayStart(text: string): string {
  return text.replace(/^[\s?\uFEFF]+/, '').trimEnd();
}
