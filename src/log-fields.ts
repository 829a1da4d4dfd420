/** How much of one text stays in a line, in characters: whoever names their company with a novel fills no disk. */
const longestText = 500;
const mostFrames = 12;
const mostCauses = 4;
const deepest = 4;
const mostEntries = 40;

/**
 * Signs that a terminal or a log viewer obeys, or that break a line for one that splits at more than JSON does: controls
 * of both blocks, line and paragraph separators, and those that turn the writing round. JSON writes only the first as escapes.
 */
// oxlint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Names of fields whose value is written nowhere, however deep they lie. */
const secretName = /(?:authorization|cookie|token|secret|password)$/i;
const censored = '•••';
/**
 * What is secret by its shape, wherever it stands, in the message of a library's error above all: signed tokens, what follows
 * `Bearer` or the name of a credential, the password of an address.
 */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]{8,}(?:\.[\w-]*)*/g, censored],
  [/\b(Bearer\s+)[^\s"',]+/gi, `$1${censored}`],
  [
    /\b((?:access|refresh|id)_token|client_secret|(?:client_)?assertion|password)(["']?\s*[=:]\s*["']?)[^\s"'&,]+/gi,
    `$1$2${censored}`,
  ],
  [/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, `$1${censored}@`],
];
/** Most texts are short names: for them one look is enough. */
const perhapsSecret = /eyJ|bearer|token|secret|assertion|password|@/i;

/** A text as it may stand in a log: one line, no signs anybody obeys, of bounded length. */
export function plainText(text: string, longest = longestText): string {
  const kept = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  const obeying = kept.replaceAll(obeyed, ' ').toWellFormed();
  return perhapsSecret.test(obeying) ? withoutSecrets(obeying) : obeying;
}

const withoutSecrets = (text: string): string =>
  secretShapes.reduce((said, [shape, instead]) => said.replaceAll(shape, instead), text);

/** The fields of a line, every text in them plain, nothing secret by its name, and no deeper or wider than anybody reads. */
export function plainFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .slice(0, mostEntries)
      .map(([key, value]) => [
        plainText(key, 60),
        value instanceof Error ? value : plainUnder(key, value, 1),
      ]),
  );
}

const plainUnder = (key: string, value: unknown, depth: number): unknown =>
  secretName.test(key) && value !== undefined ? censored : plain(value, depth);

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return plainText(value);
  if (value instanceof Error) return plainError(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((one) => plain(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostEntries)
      .map(([key, inner]) => [plainText(key, 60), plainUnder(key, inner, depth + 1)]),
  );
}

/**
 * What a log may know of an error: its kind, message, code and where it came from, and the same of its causes. Nothing
 * else that hangs on it: a driver hangs the refused row on it, a library the whole request.
 */
export function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return plain(error, 1);
  const { code } = error as { code?: unknown };
  return {
    type: plainText(error.constructor.name, 60),
    message: messageOf(error),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: plain(code, 1) } : {}),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= mostCauses
      ? {}
      : { cause: plainError(error.cause, depth + 1) }),
  };
}

/** A database quotes the value it refuses; what is refused is somebody's. */
const messageOf = (error: Error): string =>
  plainText('severity' in error ? error.message.replaceAll(/: ".*/gs, ': "…"') : error.message);

/** Where it was thrown, without the message that node puts before it. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) => plainText(line.trim(), 200));
}
