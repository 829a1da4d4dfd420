/**
 * The text of a file in the encodings that spreadsheets write: UTF-16 with its mark, UTF-8 with or without, else
 * Windows-1252. Undefined for what is no text.
 */
export function textIn(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes);
  return text === undefined || binary.test(text) ? undefined : text.toWellFormed();
}

/** Signs that occur in no list somebody wrote. */
const binary = /(?![\t\n\v\f\r])[\p{Cc}\ufffe\uffff]/u;

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  return decode('utf-8', bytes) ?? decode('windows-1252', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
