import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UnsecuredJWT } from 'jose';
import { z } from 'zod';

/** One documented exchange or event, placeholders replaced by values of the same kind. */
export interface Sample {
  readonly file: string;
  readonly kind: 'exchange' | 'webhook-event';
  readonly method: string;
  /** Undefined where the documentation prints a relative path. */
  readonly host: string | undefined;
  /** Without query: `/v1/customers`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly answer:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown }
    | undefined;
  /** False where the status is the collector's reading. */
  readonly statusIsDocumented: boolean;
  /** True where the documentation leaves parts of the body out. */
  readonly isShortened: boolean;
}

export type Reading =
  | { readonly kind: 'sample'; readonly sample: Sample }
  | { readonly kind: 'skipped'; readonly file: string; readonly why: string };

/** Stands for every id the documentation leaves open. */
export const placeholderId = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';

// Two forms: that of the Partner Center samples (with `kind`) and that of the Graph samples (without).
const headers = z.record(z.string(), z.string()).nullish();
const fileSchema = z.object({
  kind: z.string().optional(),
  method: z.string(),
  host: z.string().nullish(),
  path: z.string(),
  requestHeaders: headers,
  requestBody: z.unknown().optional(),
  status: z.coerce.number().nullish(),
  statusInferred: z.boolean().nullish(),
  responseHeaders: headers,
  responseBody: z.unknown().optional(),
  responseBodyFormat: z.string().nullish(),
  elided: z.boolean().nullish(),
});

/** Every JSON file below the folders, in order of name. Throws when a folder holds none: a mistyped name is no success. */
export function readSamples(folders: readonly string[]): Reading[] {
  return folders.flatMap((folder) => {
    const files = globSync('**/*.json', { cwd: folder }).toSorted();
    if (files.length === 0) throw new Error(`There is no sample (*.json) in ${folder}.`);
    return files.map((file) => readSample(file, readFileSync(path.join(folder, file), 'utf8')));
  });
}

export function readSample(file: string, text: string): Reading {
  const skipped = (why: string): Reading => ({ kind: 'skipped', file, why });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return skipped('not JSON');
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return skipped('not a sample');
  const wire = parsed.data;
  const kind = wire.kind ?? 'exchange';
  if (kind !== 'exchange' && kind !== 'webhook-event') return skipped(`a ${kind}`);
  if (wire.responseBodyFormat === 'unparsed') return skipped('a body that could not be read');
  const [printed, query] = splitOnce(withoutEscapes(wire.path), '?');
  const address = fillText(printed);
  const url = URL.parse(address);
  const body = fillPlaceholders(wire.responseBody);
  const hasAnswer = wire.status != null || (body !== null && body !== undefined);
  return {
    kind: 'sample',
    sample: {
      file,
      kind,
      method: wire.method.toUpperCase(),
      host: url?.host ?? wire.host ?? undefined,
      path: url?.pathname ?? address,
      query: new URLSearchParams(query),
      requestHeaders: lowerNames(wire.requestHeaders),
      requestBody: fillPlaceholders(wire.requestBody),
      answer: hasAnswer
        ? { status: wire.status ?? 200, headers: lowerNames(wire.responseHeaders), body }
        : undefined,
      statusIsDocumented: wire.status != null && wire.statusInferred !== true,
      isShortened: wire.elided === true,
    },
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

const withoutEscapes = (text: string) =>
  text
    .trim()
    .replace(/\s+HTTP\/[\d.]+$/i, '')
    .replaceAll('\\', '');

function lowerNames(record: Record<string, string> | null | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

/** `<guid>`, `{id}`, `{{CorrelationId}}`, `%7Bid%7D`. */
const placeholder = /<[^<>"]*>|\{\{[^{}"]*\}\}|\{[\w .-]*\}|%7B[\w .-]*%7D/gi;
const fillText = (text: string) => text.replaceAll('\\', '').replaceAll(placeholder, placeholderId);

/**
 * Values in place of what the documentation leaves open: ids, addresses, tokens. Only where the text is visibly no
 * value; anything else stays as printed and has to be understood.
 */
function fillPlaceholders(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => fillPlaceholders(inner, name));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, fillPlaceholders(inner, key)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (name === 'access_token') return isToken(value) ? value : sampleToken();
  if (/(id|ids)$/i.test(name) && isOpen(value)) return placeholderId;
  if (/(url|uri)$/i.test(name) && !URL.canParse(value)) {
    return isOpen(value) && !value.includes('/') ? 'https://example.com/callback' : fillText(value);
  }
  return /(id|ids|url|uri)$/i.test(name) ? fillText(value) : value;
}

const isOpen = (text: string) => /[<>{}]|-value$|^string$|^[x0-]+$|-id(-here)?$/i.test(text);

const isToken = (text: string) => /^[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/.test(text);

const sampleToken = () => new UnsecuredJWT({ amr: ['pwd', 'mfa'] }).encode();
