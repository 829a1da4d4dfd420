import { Kysely, PostgresDialect, type CompiledQuery } from 'kysely';
import { Client, Pool } from 'pg';
import type { Tables } from '../../src/services/store/tables.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Runs the work and says how PostgreSQL carries out each of its statements: `Index Scan notice notice_open`, node by node. */
export async function plansOf(
  url: string,
  work: (db: Kysely<Tables>) => Promise<unknown>,
): Promise<readonly (readonly string[])[]> {
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 1 }) }),
    log: ({ query }) => void queries.push(query),
  });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const plans: string[][] = [];
    for (const { sql, parameters } of queries) {
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `explain (format json) ${sql}`,
        [...parameters],
      );
      plans.push((rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => nodesOf(Plan)));
    }
    return plans;
  } finally {
    await client.end();
  }
}

function nodesOf(node: PlanNode): string[] {
  const name = [node['Node Type'], node['Relation Name'], node['Index Name']]
    .filter((part) => part !== undefined)
    .join(' ');
  return [name, ...(node.Plans ?? []).flatMap(nodesOf)];
}
