import type { Reseller } from '../../../domain/reseller.ts';
import { askForTenant } from '../../../services/store/asked-tenants.ts';
import { saveResellerPerson } from '../../../services/store/reseller-people.ts';
import {
  addResellerEvent,
  insertReseller,
  lockRegistrations,
  nextResellerId,
  releaseTenants,
  resellerByRequest,
  resellerOfTenant,
} from '../../../services/store/resellers.ts';
import { deskFlow, resellerFlow, type ResellerContext, type Transaction } from '../context.ts';
import type { Looked, Registered, RegisterRequest } from '../port.ts';
import { alreadyAt, lookAt } from './look.ts';

/**
 * Keeps a registration and tells the provider's staff; the registrant's card becomes the card of the case. The same
 * request again is answered with what it made the first time.
 */
export async function registerReseller(
  context: ResellerContext,
  request: RegisterRequest,
): Promise<Registered> {
  const earlier = await sameRequest(context.database.db, request);
  if (earlier !== undefined) return earlier;
  const looked = await lookAt(context, request);
  // In the way may be what the same request has made meanwhile, pressed twice at once.
  if (looked.kind === 'already') return (await sameRequest(context.database.db, request)) ?? looked;
  if (looked.kind !== 'possible') return looked;
  return context.database.withTransaction(async (tx) => {
    await lockRegistrations(tx);
    const twice = await sameRequest(tx, request);
    if (twice !== undefined) return twice;
    const already = await alreadyAt(tx, request.by);
    if (already !== undefined) return already;
    const reseller = await keep(context, tx, request, looked);
    const item = { caseId: reseller.id, event: 'requested' };
    const { tenantId, userId } = request.by;
    await context.news.tellStaff(tx, { ...item, flow: deskFlow });
    await context.news.adopt(tx, { ...item, flow: resellerFlow }, { tenantId, userId }, request.card);
    return { kind: 'requested', reseller, findings: looked.findings };
  });
}

/** A request id of somebody else's card counts for nothing. */
async function sameRequest(db: Transaction, request: RegisterRequest): Promise<Registered | undefined> {
  const earlier = await resellerByRequest(db, request.requestId);
  if (earlier?.checked === undefined) return undefined;
  const isOwn = earlier.tenants.some(({ tenantId }) => tenantId === request.by.tenantId);
  return isOwn ? { kind: 'requested', reseller: earlier, findings: earlier.checked.findings } : undefined;
}

async function keep(
  context: ResellerContext,
  tx: Transaction,
  request: RegisterRequest,
  looked: Extract<Looked, { kind: 'possible' }>,
): Promise<Reseller> {
  const now = context.clock.now();
  const { by, company, country, partnerId } = request;
  const { accountId, tenants, asked, findings } = looked;
  // Whoever was refused before gives its tenants to the new registration.
  for (const { tenantId } of tenants) {
    const refused = await resellerOfTenant(tx, tenantId);
    if (refused !== undefined) await releaseTenants(tx, refused.id);
  }
  const reseller: Reseller = {
    id: await nextResellerId(tx),
    version: 1,
    state: 'requested',
    company: company.trim(),
    country,
    partnerId,
    accountId,
    tenants,
    asked: asked.length === 0 ? undefined : asked,
    checked: { at: now, findings },
    createdAt: now,
    updatedAt: now,
  };
  await insertReseller(tx, reseller, request.requestId);
  for (const tenant of asked) await askForTenant(tx, reseller.id, tenant, by, now);
  const { tenantId, userId, name } = by;
  const registrant = { tenantId, userId, name, roles: ['seller', 'owner'] as const, state: 'asked' as const };
  await saveResellerPerson(tx, { ...registrant, resellerId: reseller.id }, now);
  await addResellerEvent(tx, { resellerId: reseller.id, at: now, name: 'register', by, facts: { findings } });
  return reseller;
}
