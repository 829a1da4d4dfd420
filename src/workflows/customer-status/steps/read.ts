import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { isProblem, type Problem } from '../../../errors.ts';
import type { LicenceCount, NotPermitted } from '../../../services/graph/customer-port.ts';
import type { Subscription } from '../../../services/partner-center/orders-port.ts';
import type { PartnerRelationship } from '../../../services/partner-center/port.ts';
import type { StatusContext } from '../context.ts';
import type { AccountStanding, HealthReport, Part, UnknownBecause } from '../port.ts';

/** How long a reading is used again: a case card that changes often must not ask Microsoft as often. */
const readingLastsMs = 60_000;

/** What Microsoft says of one customer at one account; whose business which part is, is for the caller. */
export interface Reading {
  readonly account: PartnerAccount;
  /** Undefined: there is no relationship. */
  readonly customer: Part<{ readonly name: string; readonly domain: string } | undefined>;
  readonly resellers: Part<readonly PartnerRelationship[]>;
  readonly agreement: AccountStanding['agreement'];
  readonly subscriptions: Part<readonly Subscription[]>;
  readonly licences: Part<readonly LicenceCount[]>;
  readonly health: Part<HealthReport>;
  readonly readAt: number;
}

/** Reads everything at once, or takes what was read within the last minute; `again`: read anew. */
export async function readCustomer(
  context: StatusContext,
  account: PartnerAccount,
  tenantId: string,
  again: boolean,
): Promise<Reading> {
  const key = `status ${account.id} ${tenantId}`;
  if (again) context.memory.forget(key);
  return context.memory.recall(key, readingLastsMs, () => readNow(context, account, tenantId));
}

async function readNow(context: StatusContext, account: PartnerAccount, tenantId: string): Promise<Reading> {
  const readAt = context.clock.now();
  const customer = await known(context, 'customer', async () => {
    const answer = await context.customers.customerDetails(account, tenantId);
    if (answer.kind === 'not-yet') return undefined;
    const { companyName: name, domain } = answer.customer;
    return { name, domain };
  });
  if (customer.kind === 'unknown' || customer.value === undefined) {
    const because = customer.kind === 'unknown' ? customer.because : 'no-relationship';
    const missing = { kind: 'unknown', because } as const;
    const parts = { resellers: missing, agreement: missing, subscriptions: missing };
    return { account, customer, ...parts, licences: missing, health: missing, readAt };
  }
  const { partnerCenter, agreements, purchasing, directories } = context;
  const [resellers, agreement, subscriptions, licences, health] = await Promise.all([
    known(context, 'resellers', () => partnerCenter.resellersOf(account, tenantId)),
    known(context, 'agreement', () => agreementOf(agreements, account, tenantId)),
    known(context, 'subscriptions', () => purchasing.subscriptions(account, tenantId)),
    permitted(context, 'licences', async () => {
      const answer = await directories.licences(account, tenantId);
      return answer.kind === 'read' ? { kind: 'known', value: answer.licences } : answer;
    }),
    permitted(context, 'health', async () => {
      const answer = await directories.health(account, tenantId);
      if (answer.kind !== 'read') return answer;
      const { services, troubled } = answer;
      return { kind: 'known', value: { services, troubled } };
    }),
  ]);
  return { account, customer, resellers, agreement, subscriptions, licences, health, readAt };
}

async function agreementOf(
  agreements: StatusContext['agreements'],
  account: PartnerAccount,
  tenantId: string,
): Promise<Extract<AccountStanding['agreement'], { kind: 'known' }>['value']> {
  const recorded = await agreements.ofCustomer(account, tenantId);
  const [newest] = recorded.toSorted((a, b) => (b.agreedAt ?? 0) - (a.agreedAt ?? 0));
  if (newest !== undefined) {
    const { firstName, lastName } = newest.signer;
    return { kind: 'confirmed', signer: `${firstName} ${lastName}`.trim(), at: newest.agreedAt };
  }
  return { kind: (await agreements.directSigned(account, tenantId)) ? 'signed-online' : 'missing' };
}

async function known<Value>(
  context: StatusContext,
  part: string,
  read: () => Promise<Value>,
): Promise<Part<Value>> {
  return permitted(context, part, async () => ({ kind: 'known', value: await read() }));
}

async function permitted<Value>(
  context: StatusContext,
  part: string,
  read: () => Promise<Part<Value> | NotPermitted>,
): Promise<Part<Value>> {
  try {
    const answer = await read();
    return answer.kind === 'not-permitted' ? { kind: 'unknown', because: answer.because } : answer;
  } catch (error) {
    if (!isProblem(error)) throw error;
    context.log.warn(
      { part, kind: error.kind, ...error.facts },
      'a part of a customer’s status is not known',
    );
    return { kind: 'unknown', because: reasonOf(error) };
  }
}

function reasonOf({ kind, facts }: Problem): UnknownBecause {
  // Contract 4.6: which of these stands for "no relationship" is not documented.
  if (facts.status === 404 || (facts.status === 403 && facts.code === '20002')) return 'no-relationship';
  return kind === 'unauthorised' ? 'our-access' : 'silent';
}
