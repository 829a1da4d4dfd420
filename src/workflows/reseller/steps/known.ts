import { cloudWays } from '../../../domain/cloud-ways.ts';
import {
  sellingTenant,
  type Reseller,
  type ResellerRole,
  type ResellerTenant,
} from '../../../domain/reseller.ts';
import { resellerPerson, saveResellerPerson } from '../../../services/store/reseller-people.ts';
import {
  addResellerTenant,
  insertReseller,
  lockRegistrations,
  nextResellerId,
  releaseTenants,
  resellerOfPartnerId,
  resellerOfTenant,
} from '../../../services/store/resellers.ts';
import { change, type ResellerContext, type Transaction } from '../context.ts';

/** A reseller the operator knows already, as the provider file names it. */
export interface KnownReseller {
  readonly company: string;
  readonly country: string;
  readonly partnerId: string;
  readonly sellingTenant: { readonly tenantId: string; readonly domain: string };
  readonly ownUseTenants: readonly { readonly tenantId: string; readonly domain: string }[];
  readonly people: readonly {
    readonly tenantId?: string | undefined;
    readonly objectId: string;
    readonly name: string;
    readonly email?: string | undefined;
    readonly roles: readonly ResellerRole[];
  }[];
}

/** Takes known resellers over as confirmed; what is there already stays as people have made it since. */
export async function importKnownResellers(
  context: ResellerContext,
  all: readonly KnownReseller[],
): Promise<void> {
  for (const known of all) {
    await context.database.withTransaction(async (tx) => {
      await lockRegistrations(tx);
      await importOne(context, tx, known);
    });
  }
}

async function importOne(context: ResellerContext, tx: Transaction, known: KnownReseller): Promise<void> {
  const selling = known.sellingTenant.tenantId;
  const byTenant = await resellerOfTenant(tx, selling);
  const { partnerId } = byTenant ?? known;
  const holder = await resellerOfPartnerId(tx, partnerId);
  const there = byTenant ?? holder;
  const isAnothers = there !== undefined && sellingTenant(there)?.tenantId !== selling;
  // Several may have said the same partner id; whoever was confirmed with it has it.
  if (isAnothers || (holder !== undefined && holder.id !== there?.id)) {
    context.log.warn(
      { reseller: holder?.id ?? there?.id },
      'a known reseller is not taken over: its ids belong to another one',
    );
    return;
  }
  const reseller =
    there === undefined ? await insertKnown(context, tx, known) : await bringUp(context, tx, there);
  for (const tenant of known.ownUseTenants) await addTenant(context, tx, reseller, tenant);
  const now = context.clock.now();
  for (const { tenantId = selling, objectId, name, email, roles } of known.people) {
    const person = { tenantId, userId: objectId };
    const before = await resellerPerson(tx, person);
    if (before !== undefined && before.resellerId !== reseller.id) continue;
    // Whoever was let go in the chat, or has other roles by now, stays so at the next start.
    if (before === undefined || before.state === 'asked')
      await saveResellerPerson(
        tx,
        { ...person, name, roles, state: 'admitted', resellerId: reseller.id },
        now,
      );
    if (email !== undefined) await context.addresses.keep(tx, person, email);
  }
}

async function insertKnown(
  context: ResellerContext,
  tx: Transaction,
  known: KnownReseller,
): Promise<Reseller> {
  const account = context.accounts.find(
    ({ cloud, markets }) => cloudWays[cloud].ordering === 'here' && markets.includes(known.country),
  );
  if (account === undefined) throw new Error(`no account sells in ${known.country}`);
  const now = context.clock.now();
  const id = await nextResellerId(tx);
  const { company, country, partnerId } = known;
  const reseller: Reseller = {
    id,
    version: 1,
    state: 'confirmed',
    company,
    country,
    partnerId,
    accountId: account.id,
    tenants: [{ ...known.sellingTenant, use: 'selling' }],
    createdAt: now,
    updatedAt: now,
  };
  await insertReseller(tx, reseller, `known:${id}`);
  return reseller;
}

/** The operator's word decides about a registration that is still open. */
async function bringUp(context: ResellerContext, tx: Transaction, there: Reseller): Promise<Reseller> {
  if (there.state === 'confirmed' || there.state === 'suspended') return there;
  const changes = { state: 'confirmed', refusedBecause: undefined } as const;
  return change(context, tx, there, changes, { name: 'confirm', facts: { source: 'provider file' } });
}

async function addTenant(
  context: ResellerContext,
  tx: Transaction,
  reseller: Reseller,
  { tenantId, domain }: Omit<ResellerTenant, 'use'>,
): Promise<void> {
  const other = await resellerOfTenant(tx, tenantId);
  if (other?.id === reseller.id) return;
  if (other !== undefined && other.state !== 'refused') {
    context.log.warn(
      { reseller: reseller.id, other: other.id },
      'a known tenant belongs to another reseller',
    );
    return;
  }
  if (other !== undefined) await releaseTenants(tx, other.id);
  await addResellerTenant(tx, reseller.id, { tenantId, domain, use: 'own-use' });
}
