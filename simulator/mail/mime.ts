/** What a mail program would show of a message. */
export interface ReadMessage {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
}

/** Reads a message as far as our mails go: plain text, HTML, or both as alternatives, in UTF-8 (RFC 2045 to 2047). */
export function readMessage(bytes: Buffer): ReadMessage {
  const { headers, body } = split(bytes.toString('latin1'));
  const parts = { text: '', html: '' };
  collect(headers, body, parts);
  return { headers, ...parts };
}

function collect(
  headers: ReadonlyMap<string, string>,
  body: string,
  into: { text: string; html: string },
): void {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    // What stands before the first mark is for readers of old, and after the last one there is nothing.
    for (const part of body.split(`--${boundary}`).slice(1, -1)) {
      const inner = split(part.replace(/^\r?\n/, ''));
      collect(inner.headers, inner.body, into);
    }
    return;
  }
  const content = decode(body, headers.get('content-transfer-encoding') ?? '7bit');
  if (/^text\/html/i.test(type)) into.html = content;
  else if (/^text\/plain/i.test(type)) into.text = content;
}

function split(message: string): { headers: ReadonlyMap<string, string>; body: string } {
  const at = /\r?\n\r?\n/.exec(message);
  const head = at === null ? message : message.slice(0, at.index);
  const body = at === null ? '' : message.slice(at.index + at[0].length);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body };
}

function decode(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (/^quoted-printable$/i.test(encoding)) return quoted(body.replace(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** `=?UTF-8?Q?Best=C3=A4tigung?=` as people read it. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quoted(text.replaceAll('_', ' ')),
    );
}
