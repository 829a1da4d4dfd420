import type { PersonKey } from '../../../domain/person.ts';
import {
  claimedSellingTenant,
  isProven,
  maySell,
  type Reseller,
  type ResellerFindings,
} from '../../../domain/reseller.ts';
import { peopleOfReseller, saveResellerPerson } from '../../../services/store/reseller-people.ts';
import { resellerById, resellerOfPartnerId, saveReseller } from '../../../services/store/resellers.ts';
import {
  change,
  deskFlow,
  locked,
  refreshCards,
  resellerFlow,
  settled,
  type ResellerContext,
  type Transaction,
} from '../context.ts';
import type { Decided } from '../port.ts';
import { askMicrosoft } from './look.ts';
import { visibleTo } from './membership.ts';

type Asker = PersonKey & { readonly staff: boolean };

/** Good news stays true for a while: the order itself is checked by Microsoft once more. */
const goodForMs = 60 * 60_000;

/** What Partner Center says now, or said lately when all was well; kept on the reseller. */
export async function findingsOf(
  context: ResellerContext,
  id: string,
  options: { readonly afresh: boolean },
): Promise<ResellerFindings> {
  const reseller = await resellerById(context.database.db, id);
  if (reseller === undefined) throw new Error(`no reseller ${id}`);
  const { checked } = reseller;
  const isGood = checked !== undefined && maySell(checked.findings);
  if (!options.afresh && isGood && context.clock.now() - checked.at < goodForMs) return checked.findings;
  const account = context.accounts.find((candidate) => candidate.id === reseller.accountId);
  if (account === undefined) throw new Error(`no partner account is called ${reseller.accountId}`);
  const tenantId = claimedSellingTenant(reseller)?.tenantId;
  const findings = await askMicrosoft(context, account, { partnerId: reseller.partnerId, tenantId });
  await locked(context, id, (tx, current) =>
    saveReseller(tx, { ...current, checked: { at: context.clock.now(), findings } }),
  );
  return findings;
}

/** Asks again; every card of the registration shows what came of it. */
export async function checkAgain(context: ResellerContext, id: string, asker: Asker): Promise<Decided> {
  const visible = await visibleTo(context.database.db, id, asker);
  if (visible === undefined) return { kind: 'unknown' };
  if (visible.state !== 'requested') return { kind: 'too-late', reseller: visible };
  const findings = await findingsOf(context, id, { afresh: true });
  return locked<Decided>(context, id, async (tx, reseller) => {
    await refreshCards(context, tx, id, 'checked');
    return maySell(findings) ? { kind: 'done', reseller } : { kind: 'not-possible', reseller, findings };
  });
}

/**
 * Staff lets a reseller order; refused while Microsoft would refuse the orders, while nobody has proved or confirmed
 * the tenant it sells from, and when another reseller has its partner id. Who registered it becomes its owner.
 */
export async function confirmReseller(context: ResellerContext, id: string, by: Asker): Promise<Decided> {
  const reseller = by.staff ? await resellerById(context.database.db, id) : undefined;
  if (reseller === undefined) return { kind: 'unknown' };
  if (reseller.state !== 'requested') return { kind: 'too-late', reseller };
  const findings = await findingsOf(context, id, { afresh: true });
  return settled<Decided>(context, id, async (tx, current) => {
    if (current.state !== 'requested') return { kind: 'too-late', reseller: current };
    const holder = await resellerOfPartnerId(tx, current.partnerId);
    if (!maySell(findings) || !isProven(current) || holder !== undefined) {
      await refreshCards(context, tx, id, 'checked');
      return { kind: 'not-possible', reseller: current, findings };
    }
    const saved = await change(context, tx, current, { state: 'confirmed' }, { name: 'confirm', by });
    const now = context.clock.now();
    for (const person of await registrantsOf(tx, id)) {
      await saveResellerPerson(tx, { ...person, state: 'admitted' }, now);
      await context.addresses.want(tx, person);
    }
    await tellOfDecision(context, tx, saved, 'confirmed');
    return { kind: 'done', reseller: saved };
  });
}

/** Staff does not take a registration, with a reason that the registrant gets to read. */
export function refuseReseller(
  context: ResellerContext,
  id: string,
  because: string,
  by: Asker,
): Promise<Decided> {
  if (!by.staff) return Promise.resolve({ kind: 'unknown' });
  return locked<Decided>(context, id, async (tx, reseller) => {
    if (reseller.state !== 'requested') return { kind: 'too-late', reseller };
    const changes = { state: 'refused', refusedBecause: because } as const;
    const saved = await change(context, tx, reseller, changes, { name: 'refuse', by, facts: { because } });
    await tellOfDecision(context, tx, saved, 'refused');
    return { kind: 'done', reseller: saved };
  });
}

/** Those who registered the company; colleagues who want to join it ask without roles. */
async function registrantsOf(tx: Transaction, id: string) {
  return (await peopleOfReseller(tx, id)).filter((one) => one.state === 'asked' && one.roles.length > 0);
}

/** Whoever has a part in the reseller hears of it; staff's cards show it. */
export async function tellOfDecision(
  context: ResellerContext,
  tx: Transaction,
  reseller: Reseller,
  event: 'confirmed' | 'refused' | 'suspended' | 'resumed',
): Promise<void> {
  const item = { flow: resellerFlow, caseId: reseller.id, event };
  const people = await peopleOfReseller(tx, reseller.id);
  for (const { tenantId, userId } of people.filter((one) => one.roles.length > 0))
    await context.news.tell(tx, item, { tenantId, userId });
  await context.news.refreshCards(tx, { ...item, flow: deskFlow });
}
