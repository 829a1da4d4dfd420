import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

/** Reads a request body up to a limit; what is larger is neither kept nor waited for. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.resolve({ kind: 'too-large' });
  // Whoever sent it is gone already, and no event will tell.
  if (request.destroyed) return Promise.resolve({ kind: 'broken' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.pause();
      resolve({ kind: 'too-large' });
    });
    request.on('end', () => {
      const [only] = chunks;
      resolve({
        kind: 'bytes',
        bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks),
      });
    });
    // Each ends the other way too when it was read to the end; then this comes too late to matter.
    request.on('error', () => resolve({ kind: 'broken' }));
    request.on('close', () => resolve({ kind: 'broken' }));
  });
}

/** An activity of Teams has a few hundred; a table of a hundred thousand keys would cost every later step. */
const mostValues = 20_000;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7b, 0x7d, 0x5b, 0x5d];

/** JSON of limited depth and number of values; undefined for anything else, which is not even parsed. */
export function parseJson(bytes: Buffer, deepest = 32): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (isWithin(text, deepest, mostValues)) return parsed(text);
  let depth = 0;
  let most = 0;
  let values = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (quoted) {
      if (sign === backslash) i += 1;
      else if (sign === quote) quoted = false;
    } else if (sign === quote) quoted = true;
    else if (sign === braceOpen || sign === bracketOpen) most = Math.max(most, (depth += 1));
    else if (sign === braceClose || sign === bracketClose) depth -= 1;
    else if (sign === comma || sign === colon) values += 1;
  }
  return most > deepest || values > mostValues ? undefined : parsed(text);
}

/** True for a text too short, or with too few brackets, to go beyond the limits: nearly every activity. */
function isWithin(text: string, deepest: number, mostSigns: number): boolean {
  if (text.length > mostSigns) return false;
  let left = deepest;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0 && left >= 0; at = text.indexOf(bracket, at + 1)) left -= 1;
  return left >= 0;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return unstorable.test(text) ? storable(value) : value;
  } catch {
    return undefined;
  }
}

/** Escapes of what no database column takes: NUL and halves of surrogate pairs. Whole pairs are among them; rarely. */
const unstorable = /\\u(?:0000|d[89a-f])/i;

/** The same value with every text free of NUL and of half surrogate pairs. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}
