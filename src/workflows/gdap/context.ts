import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import { mustFollowGdap, nextLook, type Gdap, type GdapStep } from '../../domain/gdap.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import type { GdapAtGraph } from '../../services/graph/gdap-port.ts';
import { appendAudit, providerTrail } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import { addGdapEvent, gdapById, saveGdap } from '../../services/store/gdap.ts';
import { invitationsOfCustomer, lockCustomer } from '../../services/store/invitations.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import type { Tables } from '../../services/store/tables.ts';
import { refreshCustomerCards } from '../customer-status/refresh.ts';
import type { News } from '../news/port.ts';

/** Names of the jobs of this workflow; each carries an id and may run twice. */
export const queues = { work: 'gdap', sweep: 'gdap-sweep' } as const;

/** Staff's cards and news are of the one flow, those of the customer's people of the other. */
export const staffFlow = 'gdap';
export const customerFlow = 'gdap-consent';

/** What every step of this workflow may use. */
export interface GdapContext {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send' | 'define'>;
  readonly graph: GdapAtGraph;
  readonly accounts: readonly PartnerAccount[];
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
  /** Begins the names Microsoft and the customer know requests by. */
  readonly provider: string;
  /** Minutes between two comparisons of one account. */
  readonly sweepMinutes: number;
}

type Tx = Kysely<Tables>;

/** The account with this id. Throws for an unknown one: ids come from configuration or from our own rows. */
export function accountById(context: GdapContext, id: string): PartnerAccount {
  const account = context.accounts.find((candidate) => candidate.id === id);
  if (account === undefined) throw new Error(`no partner account is called ${id}`);
  return account;
}

/** Loads a request under its customer's lock, so that deciding and writing are one; undefined for an unknown id. */
export async function locked<T>(
  context: GdapContext,
  id: string,
  work: (tx: Tx, gdap: Gdap) => Promise<T>,
): Promise<T | undefined> {
  return context.database.withTransaction(async (tx) => {
    const before = await gdapById(tx, id);
    if (before === undefined) return undefined;
    await lockCustomer(tx, before.customer.tenantId);
    return work(tx, (await gdapById(tx, id)) ?? before);
  });
}

/** Sends the job that does what a request needs now, in the caller's transaction. */
export const wake = (context: GdapContext, tx: Tx, id: string): Promise<void> =>
  context.jobs.send(tx, queues.work, { id }, { singletonKey: id });

type Fields = Partial<Omit<Gdap, 'id' | 'version' | 'state' | 'updatedAt'>>;
interface Change extends Fields {
  readonly by?: PersonKey | undefined;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Takes one step of the state machine: new state, row, history line and audit entry, in the caller's transaction. A
 * step that worked clears the trouble before it and books the next look.
 */
export async function take(
  context: GdapContext,
  tx: Tx,
  gdap: Gdap,
  step: GdapStep,
  change: Change = {},
): Promise<Gdap> {
  const { by, facts, ...fields } = change;
  const now = context.clock.now();
  const state = mustFollowGdap(gdap.state, step);
  const moved: Gdap = { ...gdap, trouble: undefined, tries: 0, ...fields, state, updatedAt: now };
  const saved = await saveGdap(tx, { ...moved, nextAt: nextLook(moved, now) });
  const event = { at: now, by, facts: { ...facts, from: gdap.state, to: state } };
  await addGdapEvent(tx, { gdapId: saved.id, name: step, ...event });
  if (gdap.state !== state)
    await appendAudit(tx, {
      trail: providerTrail,
      about: { customerTenantId: saved.customer.tenantId },
      name: `admin-rights.${saved.end ?? state}`,
      ...event,
      facts: { gdapId: saved.id, relationshipId: saved.relationshipId, ...event.facts },
    });
  await refreshCards(context, tx, saved, `gdap-${step}`);
  return saved;
}

/** Every card that shows admin rights beside something else changes in place: the customer's, and its invitations'. */
export async function refreshCards(
  context: Pick<GdapContext, 'news'>,
  tx: Tx,
  { customer, accountId }: Gdap,
  event: string,
): Promise<void> {
  await refreshCustomerCards(context.news, tx, customer.tenantId, event);
  for (const invitation of await invitationsOfCustomer(tx, customer.tenantId))
    if (invitation.accountId === accountId)
      await context.news.refreshCards(tx, { flow: 'invite', caseId: invitation.id, event });
}

/** Changes fields that are not the state, without a step. */
export const note = (context: GdapContext, tx: Tx, gdap: Gdap, fields: Fields): Promise<Gdap> =>
  saveGdap(tx, { ...gdap, ...fields, updatedAt: context.clock.now() });
