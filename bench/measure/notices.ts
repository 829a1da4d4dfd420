import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { repository } from '../../simulator/rehearsal/environment.ts';
import { tenantLimits } from '../../simulator/bot-service/rate-limits.ts';
import { databaseUrl } from '../support/database.ts';
import { customersAt } from '../support/customers.ts';
import type { ConnectorMessage, ConnectorTally } from '../support/limited-connector.ts';
import type { Rehearsal } from '../support/rehearsal.ts';
import { until } from '../support/until.ts';
import { walkCustomers } from '../support/walkers.ts';

export interface NoticeRun {
  readonly notices: number;
  readonly conversations: number;
  readonly tenants: number;
  /** Milliseconds from the commit that wrote them until the last one was taken. */
  readonly milliseconds: number;
  /** What Teams' limit of a tenant takes at the least. */
  readonly allowed: number;
  readonly ratio: number;
  readonly refused: number;
  /** Messages that arrived twice. */
  readonly repeated: number;
  readonly arrived: number;
  /** Milliseconds of each press on a card meanwhile, by administrators of other tenants, until its answer. */
  readonly presses: readonly number[];
}

const tenants = 5;
/** More administrators than walk while the notices go out. */
const mostWalks = 150;

/**
 * So many notices over so many conversations of five tenants, written in one transaction as the product writes them, to
 * a connector in a process of its own that enforces the documented limits.
 */
export async function measureNotices(
  rehearsal: Rehearsal,
  size: { readonly notices: number; readonly conversations: number },
): Promise<NoticeRun> {
  const connector = fork(path.join(repository, 'bench', 'support', 'limited-connector.ts'));
  const client = new Client({ connectionString: databaseUrl(rehearsal.dataDir) });
  const walkers = customersAt(rehearsal, 'europe', mostWalks);
  try {
    const [listening] = (await once(connector, 'message')) as [ConnectorMessage];
    if (listening.kind !== 'listening') throw new Error('The connector does not listen.');
    await client.connect();
    await addReaders(client, size.conversations, `http://127.0.0.1:${listening.port}/`);
    await addCases(client, size.notices / size.conversations);
    const begun = Date.now();
    await addNotices(client, begun);
    let areOpen = true;
    const walked = walkCustomers(rehearsal, walkers, () => areOpen);
    const [perSecond] = tenantLimits.map(({ calls, seconds }) => calls / seconds);
    const allowed = (size.notices / tenants / (perSecond ?? 1)) * 1_000;
    await until(
      allowed * 3 + 30_000,
      async () => ((await openNotices(client)) === 0 ? true : undefined),
      250,
    );
    areOpen = false;
    const presses = await walked;
    const tally = await tallyOf(connector);
    const milliseconds = tally.lastAt - begun;
    const { taken: arrived, refused, repeated } = tally;
    return {
      ...size,
      tenants,
      milliseconds,
      allowed,
      ratio: milliseconds / allowed,
      refused,
      repeated,
      arrived,
      presses,
    };
  } finally {
    await client.end();
    connector.disconnect();
  }
}

async function tallyOf(connector: ChildProcess): Promise<ConnectorTally> {
  const answered = once(connector, 'message') as Promise<[ConnectorMessage]>;
  connector.send({});
  const [answer] = await answered;
  if (answer.kind !== 'tally') throw new Error('The connector has lost count.');
  return answer.tally;
}

/** People of five tenants with a chat each at the connector. */
async function addReaders(client: Client, readers: number, serviceUrl: string): Promise<void> {
  await client.query(
    `insert into conversation_reference (tenant_id, user_id, kind, conversation_id, service_url, reference, locale,
       time_zone, state, updated_at)
     select tenant, md5('reader-' || n)::uuid, 'personal', tenant || '!' || n, $2, '{}', 'en-GB', 'Europe/Dublin',
       'active', 1
     from (select n, md5('bench-tenant-' || n % $3::int)::uuid::text as tenant
       from generate_series(1, $1::int) as n) as readers`,
    [readers, serviceUrl, tenants],
  );
}

/** Accepted invitations of each tenant, so that the words are made from cases as they are in earnest. */
async function addCases(client: Client, cases: number): Promise<void> {
  await client.query(
    `insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name,
       customer_domain, country, cloud, account_id, accepted_account_id, accepted_by, created_at, accepted_at,
       expires_at, updated_at)
     select 'I-9' || t || lpad(n::text, 4, '0'), 3, 'bench-' || t || '-' || n, 'accepted', 'provider',
       md5('bench-tenant-' || t)::uuid, 'Bench ' || t || '-' || n, 'bench' || t || '.example', 'IE', 'public', 'europe',
       'europe', 'webhook', 1, 2, 9999999999999, 2
     from generate_series(0, $2::int - 1) as t, generate_series(1, $1::int) as n`,
    [cases, tenants],
  );
}

/** One for each reader and case of the reader's tenant, and what wakes the sender, in one transaction. */
async function addNotices(client: Client, now: number): Promise<void> {
  await client.query('begin');
  await client.query(
    `insert into notice (flow, case_id, tenant_id, user_id, kind, event, facts, state, tries, lost_answers,
       possible_repeat, due_at, created_at)
     select 'accept', one.id, reader.tenant_id, reader.user_id, 'message', 'accepted', '{}', 'waiting', 0, 0, false,
       $1::bigint, $1::bigint
     from invitation as one join conversation_reference as reader on reader.tenant_id = one.customer_tenant_id
     where one.request_id like 'bench-%' order by one.id, reader.user_id`,
    [now],
  );
  await client.query(
    `select pg_notify('concierge_notice', tenant_id) from (select distinct tenant_id from notice where state = 'waiting') as t`,
  );
  await client.query('commit');
}

async function openNotices(client: Client): Promise<number> {
  const { rows } = await client.query<{ open: string }>(
    `select count(*) as open from notice where state in ('waiting', 'sending') and case_id like 'I-9%'`,
  );
  return Number(rows[0]?.open ?? 0);
}
