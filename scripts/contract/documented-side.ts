import assert from 'node:assert/strict';
import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import { Problem } from '../../src/errors.ts';
import { createAnswer } from '../../src/services/http/answer.ts';
import type { HttpSender } from '../../src/services/http/port.ts';
import { createClients, recording, type Exchange, type Facts } from './clients.ts';
import { sampleOrdering } from './ordering-facts.ts';
import { placeholderId, type Sample } from './sample.ts';
import type { UsedEndpoint } from './used-endpoint.ts';

/** What the client made of a documented answer, and what it had sent for it. */
export type DocumentedResult =
  | { readonly kind: 'understood'; readonly value: unknown; readonly request: Exchange['request'] }
  | { readonly kind: 'refused-as-documented'; readonly request: Exchange['request'] }
  | { readonly kind: 'wrong'; readonly why: string };

/** An account that only exists in this command. */
export const sampleAccount: PartnerAccount = {
  id: 'sample',
  legalName: 'Sample',
  region: 'Sample',
  currency: 'EUR',
  markets: ['IE'],
  cloud: 'public',
  tenantId: placeholderId,
  partnerId: '1',
  credential: 'SAMPLE',
  link: 'fetch',
};
const credential = { clientId: placeholderId, clientSecret: 'sample', refreshToken: 'sample' };

const guidIn = (text: string) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase();

/** Feeds the documented answer through the client and compares what comes out with what stands in it. */
export async function tryDocumented(endpoint: UsedEndpoint, sample: Sample): Promise<DocumentedResult> {
  const { accountTenantId, ...own } = endpoint.facts?.(sample, sampleOrdering) ?? {};
  const facts: Facts = {
    account: { ...sampleAccount, tenantId: accountTenantId?.toLowerCase() ?? placeholderId },
    id: guidIn(sample.path) ?? placeholderId,
    domain: 'contoso.com',
    groupIds: [placeholderId],
    registration: { url: 'https://example.com/callback', events: [] },
    resellerId: undefined,
    userToken: 'user-token',
    ordering: sampleOrdering,
    ...own,
  };
  const sender = recording(answering(endpoint, sample));
  const clients = createClients(sender, facts.account, credential, 'fixed');
  const outcome = await endpoint.call(clients, facts).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const request = sender.exchanges.at(-1)?.request;
  if (request === undefined) return wrong('nothing was sent', 'error' in outcome ? outcome.error : undefined);
  const status = sample.answer?.status ?? 200;
  if (status >= 400) return refusal(outcome, status, request);
  if ('error' in outcome) return wrong('the client could not use the documented answer', outcome.error);
  try {
    assert.partialDeepStrictEqual(outcome.value, endpoint.expected(sample.answer?.body, facts));
  } catch (error) {
    return wrong('the client understood something else', error);
  }
  return { kind: 'understood', value: outcome.value, request };
}

function answering(endpoint: UsedEndpoint, sample: Sample): HttpSender {
  const earlier = [...(endpoint.before ?? [])];
  const encode = (body: unknown) =>
    new TextEncoder().encode(body == null ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  return {
    send: () => {
      const next = earlier.shift() ?? sample.answer ?? { status: 200 };
      const headers = 'headers' in next ? next.headers : {};
      return Promise.resolve(createAnswer(next.status, headers, encode(next.body)));
    },
  };
}

/** A documented refusal has to come out as a Problem of that status, or as an outcome that is expected. */
function refusal(
  outcome: { value: unknown } | { error: unknown },
  status: number,
  request: Exchange['request'],
): DocumentedResult {
  if ('value' in outcome || (outcome.error instanceof Problem && outcome.error.facts.status === status)) {
    return { kind: 'refused-as-documented', request };
  }
  return wrong(`the documented ${status} did not become a Problem`, outcome.error);
}

function wrong(what: string, error: unknown): DocumentedResult {
  const cause =
    error instanceof Error && error.cause instanceof Error ? ` (${firstLines(error.cause.message)})` : '';
  return {
    kind: 'wrong',
    why: error instanceof Error ? `${what}: ${firstLines(error.message)}${cause}` : what,
  };
}

const firstLines = (text: string) => text.split('\n').slice(0, 12).join('\n    ');
