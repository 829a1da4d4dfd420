import type { PartnerAccount } from '../../domain/partner-account.ts';
import { Problem } from '../../errors.ts';
import type { Customer } from './port.ts';
import { customersPageSchema } from './schema.ts';
import type { Call, Wire } from './wire.ts';

/** A guard against a token that never ends: half a million customers. */
const mostPages = 1000;

/** Which customers, and as whom they are asked for (contract 5.2). */
export interface CustomerQuestion {
  readonly filter?: {
    readonly field: 'Domain' | 'CompanyName' | 'IndirectReseller';
    readonly startsWith: string;
  };
  /** Customers a page; the service's own number when absent. */
  readonly size?: number;
  readonly as?: Call['as'];
}

/** The account's customers, page by page as Microsoft cuts them (contract 3.4). */
export async function* customerPages(
  wire: Wire,
  account: PartnerAccount,
  { filter, size = 0, as = 'app' }: CustomerQuestion,
): AsyncIterable<readonly Customer[]> {
  const query: Record<string, string> = { size: String(size) };
  if (filter !== undefined) {
    const { field: Field, startsWith: Value } = filter;
    query['filter'] = JSON.stringify({ Field, Value, Operator: 'starts_with' });
  }
  let continuationToken: string | undefined;
  let earlierFirst: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const call: Call = {
      account,
      operation: 'GET customers',
      method: 'GET',
      path: '/v1/customers',
      query: continuationToken === undefined ? query : { ...query, seekOperation: 'Next' },
      headers: continuationToken === undefined ? {} : { 'ms-continuationtoken': continuationToken },
      as,
      effect: 'repeatable',
    };
    const answer = await wire.read(call, customersPageSchema);
    yield answer.items;
    if (answer.continuationToken === undefined) return;
    const first = answer.items[0]?.tenantId;
    // Neither token nor content moves on: this would go round for ever.
    if (answer.continuationToken === continuationToken && first === earlierFirst) return;
    earlierFirst = first;
    continuationToken = answer.continuationToken;
  }
  const message = `The list of customers has more than ${mostPages} pages.`;
  throw new Problem('rejected', message, { remote: 'partner-center', code: 'too-many-pages' });
}
