import { cloudWays } from '../../../domain/cloud-ways.ts';
import type { EntryOutcome, FoundTenant, KeptEntry } from '../../../domain/invitation-batch.ts';
import type { Reseller } from '../../../domain/reseller.ts';
import type { CustomerPicture } from '../../customer/port.ts';
import type { BatchContext } from './context.ts';

/** Who the customer of an entry is, and by which account they are invited. Rejects with a Problem of Microsoft. */
export async function lookUp(
  context: BatchContext,
  entry: KeptEntry,
  reseller: Reseller | undefined,
): Promise<EntryOutcome> {
  const answer = await context.customers.byDomain(entry.domain);
  if (answer.kind !== 'found') return { kind: answer.kind };
  const { picture } = answer;
  const { tenantId, domain, cloud } = picture.facts;
  if (reseller?.tenants.some((own) => own.tenantId === tenantId) === true) return { kind: 'own-tenant' };
  if (cloudWays[cloud].invitation !== 'partner-center') return { kind: 'other-cloud' };
  const name = picture.facts.name === '' ? entry.domain : picture.facts.name;
  const tenant: FoundTenant = { tenantId, name, domain: domain === '' ? entry.domain : domain };

  const outcome = accountFor(context, entry, picture, tenant, reseller);
  if (outcome.kind !== 'found' || reseller !== undefined) return outcome;
  const there = await context.invitations.relationshipsOf(tenantId);
  return there.includes(outcome.accountId) ? { kind: 'already', name } : outcome;
}

/** The account somebody has named, the reseller's, or the one that fits; several have to be chosen from. */
function accountFor(
  { customers }: BatchContext,
  entry: KeptEntry,
  { facts, proposal }: CustomerPicture,
  tenant: FoundTenant,
  reseller: Reseller | undefined,
): EntryOutcome {
  const found = (accountId: string): EntryOutcome => ({ kind: 'found', ...tenant, accountId });
  if (proposal.kind === 'no-account-in-cloud') return { kind: 'other-cloud' };
  if (proposal.kind === 'not-sold-there') return { kind: 'not-sold-there' };
  const fitting = proposal.kind === 'choose' ? proposal.accounts : [proposal.account];
  if (reseller !== undefined) {
    const own = fitting.find(({ id }) => id === reseller.accountId);
    return own === undefined ? { kind: 'other-region' } : found(own.id);
  }
  const named = customers.accountsIn(facts.cloud).find(({ id }) => id === entry.accountId);
  const [only, ...more] = named === undefined ? fitting : [named];
  if (only === undefined) return { kind: 'not-sold-there' };
  if (more.length === 0) return found(only.id);
  return { kind: 'choose-account', ...tenant, accountIds: fitting.map(({ id }) => id) };
}
