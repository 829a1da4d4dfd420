import { CsvError, parse } from 'csv-parse/sync';
import type { BatchEntry } from '../../domain/invitation-batch.ts';
import { asDomain } from '../../domain/identifiers.ts';
import type { Language } from '../../domain/language.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { accountTyped } from '../kit/account-names.ts';

export type ListRead =
  | { readonly kind: 'read'; readonly entries: readonly BatchEntry[] }
  /** A quotation mark is not closed, in or after this line. */
  | { readonly kind: 'unreadable'; readonly line: number };

/**
 * A list of customers as people paste it: one on a line, the domain first, then address and name, with commas,
 * semicolons or tabs between; or a CSV file with a heading line in either language. Nothing is judged here: whether a
 * domain is one, the look-up says. Pure.
 */
export function readList(text: string, accounts: readonly PartnerAccount[]): ListRead {
  let rows: readonly Row[];
  try {
    const said = text.replace(/\r\n?/g, '\n');
    rows = rowsOf(said.includes('\n') ? said : withLineEnds(said));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return { kind: 'unreadable', line: typeof line === 'number' ? line : 1 };
  }
  const [first, ...others] = rows;
  if (first === undefined) return { kind: 'read', entries: [] };
  const columns = headingOf(first.cells);
  const entries =
    columns === undefined
      ? rows.flatMap(entriesOf)
      : others.flatMap((row) => entryOfColumns(row, columns, accounts));
  return { kind: 'read', entries };
}

interface Row {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): Row[] {
  const records = parse(text, {
    bom: true,
    delimiter: separatorsIn(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (record: string[], { lines }) => [String(lines), ...record],
  });
  return records
    .map(([line = '1', ...cells]) => ({ line: Number(line), cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Between semicolons or tabs, a comma that touches no domain and no address belongs to a name: `Vogel, Katrin`. */
function separatorsIn(text: string): string[] {
  const isCommaOne = text
    .split('\n')
    .some((line) => line.includes(',') && (!/[;\t]/.test(line) || commaAtDomain.test(line)));
  return isCommaOne ? [',', ';', '\t'] : [';', '\t'];
}
const commaAtDomain = /\.\p{L}{2,}\s*,|,\s*[^\s,;]+\.\p{L}{2,}/u;

/** Chats give typed lines on as one: before a domain that follows no separator, a new customer begins. */
const withLineEnds = (text: string): string =>
  text.replace(/(?<![,;\t\s])\s+(?=(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\s*(?:[,;\t]|$))/gu, '\n');

const names = {
  domain: /^(?:domain|domäne|domains?name|tenant|mandant|website)$/,
  to: /^(?:e-?mail(?:[- ]?(?:address|adresse))?|mail|address|adresse|empfänger|recipient)$/,
  toName: /^(?:name|contact|kontakt|ansprechpartner|administrator|admin)$/,
  language: /^(?:language|sprache)$/,
  account: /^(?:account|konto|partnerkonto|region)$/,
} as const;
type Column = keyof typeof names;
type Columns = Partial<Record<Column, number>>;

/** Where the columns are, when the first line names them. */
function headingOf(cells: readonly string[]): Columns | undefined {
  const said = cells.map((cell) => cell.toLowerCase());
  const at = (column: Column) => said.findIndex((cell) => names[column].test(cell));
  if (at('domain') < 0) return undefined;
  const found = (Object.keys(names) as Column[]).map((column) => [column, at(column)] as const);
  return Object.fromEntries(found.filter(([, index]) => index >= 0));
}

function entryOfColumns(
  { line, cells }: Row,
  columns: Columns,
  accounts: readonly PartnerAccount[],
): BatchEntry[] {
  const cell = (column: Column): string => {
    const index = columns[column];
    return index === undefined ? '' : (cells[index] ?? '');
  };
  const account = accountTyped(accounts, cell('account'))?.account.id;
  return [
    entry(line, cell('domain') || domainOf(cell('to')), {
      to: cell('to'),
      toName: cell('toName'),
      language: languageIn(cell('language')),
      accountId: account,
    }),
  ];
}

/** Without a heading the first cell is the domain, and each other says by itself what it is. */
function entriesOf({ line, cells }: Row): BatchEntry[] {
  const all = cells.filter((cell) => cell !== '').flatMap(apart);
  if (all.length > 1 && all.every((cell) => asDomain(cell) !== undefined))
    return all.map((domain) => entry(line, domain, {}));
  const to = all.find((cell) => cell.includes('@'));
  const domain = all.find((cell) => asDomain(cell) !== undefined) ?? (domainOf(to ?? '') || all[0]);
  const language = all.find((cell) => languageIn(cell) !== undefined);
  const toName = all.find((cell) => cell !== domain && cell !== to && cell !== language);
  return [entry(line, domain ?? '', { to, toName, language: languageIn(language ?? '') })];
}

/** `contoso.com Contoso Ltd`: the domain, and the rest. */
function apart(cell: string): string[] {
  const [first = '', ...rest] = cell.split(/\s+/);
  return rest.length > 0 && (asDomain(first) !== undefined || first.includes('@'))
    ? [first, rest.join(' ')]
    : [cell];
}

const domainOf = (address: string): string => address.split('@')[1] ?? '';

function languageIn(text: string): Language | undefined {
  if (/^(?:de|deutsch|german)$/i.test(text)) return 'de';
  return /^(?:en|englisch|english)$/i.test(text) ? 'en' : undefined;
}

/** Texts of a length that anybody means; what is not there is left out. */
function entry(
  line: number,
  domain: string,
  more: {
    to?: string | undefined;
    toName?: string | undefined;
    language?: Language | undefined;
    accountId?: string | undefined;
  },
): BatchEntry {
  const { to = '', toName = '', language, accountId } = more;
  return {
    line,
    domain: domain.slice(0, 253),
    ...(to === '' ? {} : { to: to.slice(0, 254) }),
    ...(toName === '' ? {} : { toName: toName.slice(0, 100) }),
    ...(language === undefined ? {} : { language }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}
