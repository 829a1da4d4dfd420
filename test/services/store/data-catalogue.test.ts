import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { dataCatalogue } from '../../../src/services/store/data-catalogue.ts';
import type { TableRecord } from '../../../src/services/store/table-record.ts';
import { sealedKinds } from '../../../src/services/store/sealed-kinds.ts';
import { useDatabase } from '../../support/database.ts';

const columnsOf = ({
  people = [],
  customer = [],
  personal = [],
  mixed = [],
  sealed = [],
  plain = '',
}: TableRecord) => [
  ...people.flatMap(({ tenant, user }) => [tenant, user]),
  ...customer,
  // The same column names a person and is one of the words that are emptied.
  ...personal,
  ...mixed,
  ...sealed,
  ...plain.split(/\s+/).filter((name) => name !== ''),
];

describe('catalogue of the data', () => {
  const database = useDatabase();

  it('every column of every table is classified once: a new one has to be, in data-catalogue.ts', async () => {
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select table_name as name, array_agg(column_name::text order by column_name) as columns
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%' group by 1 order by 1`.execute(
      database().db,
    );
    const stored = Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
    const known = Object.fromEntries(
      Object.entries(dataCatalogue).map(([name, record]) => [name, columnsOf(record).toSorted()]),
    );
    assert.deepEqual(known, stored);
  });

  it('what is sealed is known as sealed', () => {
    const sealed = Object.entries(dataCatalogue).flatMap(([table, record]) =>
      (record.sealed ?? []).map((column) => `${table}.${column}`),
    );
    assert.deepEqual(
      sealed.toSorted(),
      sealedKinds.map(({ table, column }) => `${table}.${column}`).toSorted(),
    );
  });

  it('the page about data names every table and how long it is kept', () => {
    const page = readFileSync('docs/data.md', 'utf8').replaceAll(/\s+/g, ' ');
    const missing = Object.entries(dataCatalogue).filter(
      ([table, { kept }]) =>
        !new RegExp(`\\| \`${table}\` +\\| ${kept.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')} +\\|`).test(
          page,
        ),
    );
    assert.deepEqual(
      missing.map(([table, { kept }]) => `| \`${table}\` | ${kept} |`),
      [],
    );
  });
});
