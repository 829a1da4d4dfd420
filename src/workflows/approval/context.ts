import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import { dueAt, type ApprovalHappening, type ApprovalStepped } from '../../domain/approval-steps.ts';
import type { Approval } from '../../domain/approval.ts';
import { tenantOf } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders, type Reseller, type ResellerPerson } from '../../domain/reseller.ts';
import type { Log } from '../../log.ts';
import { addApprovalEvent } from '../../services/store/approval-lists.ts';
import { saveApproval, type NextLook, type StoredApproval } from '../../services/store/approvals.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import { orderById } from '../../services/store/orders.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { Addresses } from '../address/port.ts';
import type { AuditTrail } from '../audit/port.ts';
import type { Buyers } from '../buyer/port.ts';
import { refreshCustomerCards } from '../customer-status/refresh.ts';
import type { Mails } from '../mail/port.ts';
import type { News } from '../news/port.ts';
import type { Offers } from '../offers/port.ts';
import type { AwaitingOrders } from '../order/awaiting.ts';
import type { Resellers } from '../reseller/port.ts';
import { askPeople } from './steps/tell.ts';

export type Transaction = Kysely<Tables>;

/** What beginning and taking back an approval needs: nothing of orders, which need this. */
export interface GateContext {
  readonly database: Database;
  readonly resellers: Resellers;
  readonly buyers: Pick<Buyers, 'standing'>;
  readonly audit: AuditTrail;
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
}

/** What every step of this workflow may use. */
export interface ApprovalContext extends GateContext {
  readonly jobs: Jobs;
  readonly orders: AwaitingOrders;
  readonly offers: Pick<Offers, 'offer'>;
  readonly mails: Mails;
  readonly addresses: Pick<Addresses, 'of' | 'want'>;
  /** An address that opens the chat with the bot, with these words to send. */
  readonly chatLink: (message: string) => string;
  /** Name of the provider, for the mail. */
  readonly provider: string;
}

/** Name of the job that looks at one approval: `{ id, look }`; `look` asks for the price. */
export const approvalQueue = 'approval';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** How often the price of what waits is compared with Microsoft's. */
export const lookEveryMs = hourMs;

/** When an approval is looked at next, whatever for. */
export function nextLook(approval: Approval, lookedAt: number, now: number): NextLook {
  const clock = dueAt(approval);
  return { dueAt: clock === undefined ? undefined : Math.min(clock, lookedAt + lookEveryMs), lookedAt, now };
}

/** Somebody admitted to a company whose orders are shown. */
export interface Colleague {
  readonly reseller: Reseller;
  readonly person: ResellerPerson;
}

/** The company somebody has been admitted to, and as what; undefined for anybody else. */
export async function colleague(
  { resellers }: Pick<GateContext, 'resellers'>,
  by: PersonKey,
): Promise<Colleague | undefined> {
  const membership = await resellers.membership(by);
  const person = membership?.person;
  if (membership === undefined || person?.state !== 'admitted' || !hasOrders(membership.reseller))
    return undefined;
  return { reseller: membership.reseller, person };
}

export const keyOf = ({ tenantId, userId }: PersonKey): PersonKey => ({ tenantId, userId });

/** Writes what happened to an approval into its history and into the company's trail. */
export async function record(
  context: GateContext,
  tx: Transaction,
  approval: Approval,
  happened: { readonly name: string; readonly by?: PersonKey | undefined; readonly facts?: object },
): Promise<void> {
  const at = context.clock.now();
  const by = happened.by && keyOf(happened.by);
  const { id, orderId, resellerId, fingerprint, level } = approval;
  await addApprovalEvent(tx, { approvalId: id, at, name: happened.name, by, facts: happened.facts ?? {} });
  await context.audit.write(tx, {
    trail: resellerId,
    about: { orderId, approvalId: id },
    name: `approval.${happened.name}`,
    by,
    at,
    facts: { fingerprint, level, ...happened.facts },
  });
}

/**
 * Writes a step of an approval with everything that belongs to it towards those who are asked: history, audit, the
 * cards of whose turn it has become, and a change of the cards that are there.
 */
export async function keep(
  context: GateContext,
  tx: Transaction,
  { lookedAt }: Pick<StoredApproval, 'lookedAt'>,
  stepped: Extract<ApprovalStepped, { kind: 'done' }>,
  what: { readonly by?: PersonKey | undefined; readonly facts?: object } = {},
): Promise<Approval> {
  const { happened } = stepped;
  const look = nextLook(stepped.approval, lookedAt, context.clock.now());
  const { approval, newlyAsked } = await saveApproval(tx, stepped.approval, look);
  await record(context, tx, approval, { name: happened satisfies ApprovalHappening, ...what });
  await context.news.refreshCards(tx, { flow: 'approval', caseId: approval.id, event: happened });
  const order = await orderById(tx, approval.orderId);
  const tenant = order && tenantOf(order);
  await refreshCustomerCards(context.news, tx, tenant?.tenantId, `approval-${happened}`);
  await askPeople(context, tx, approval, newlyAsked);
  return approval;
}
