import {
  createOrderingAtMicrosoft,
  type OrderingAtMicrosoft,
} from '../../../src/services/partner-center/ordering.ts';
import { europe } from './accounts.ts';
import { startRemote, type LocalRemote, type Reply } from './remote.ts';
import { countingSignIn, type CountingSignIn } from './sign-in.ts';

export const account = europe();
export const tenantId = '33333333-3333-4333-8333-000000000011';
export const ids = {
  requestId: 'aaaaaaaa-0000-4000-8000-000000000001',
  correlationId: 'bbbbbbbb-0000-4000-8000-000000000001',
};
/** The headers `ids` have to become. */
export const idHeaders = { 'ms-requestid': ids.requestId, 'ms-correlationid': ids.correlationId };

export interface OrderingDesk extends OrderingAtMicrosoft {
  readonly remote: LocalRemote;
  readonly signIn: CountingSignIn;
  /** The body of the last request, as JSON. */
  lastBody(): unknown;
}

/** Ordering's clients on a local server that answers as told. */
export async function openOrderingDesk(): Promise<OrderingDesk> {
  const remote = await startRemote();
  const signIn = countingSignIn();
  return {
    remote,
    signIn,
    ...createOrderingAtMicrosoft({ sender: remote.sender, signIn }),
    lastBody: () => JSON.parse(remote.seen.at(-1)?.body ?? '') as unknown,
  };
}

/** A refusal as Partner Center words it. */
export const refusing = (status: number, code: number | string): Reply => ({
  status,
  headers: { 'ms-correlationid': 'cccccccc-0000-4000-8000-000000000001' },
  json: { code, description: 'In Microsoft’s words.', data: [], source: 'PartnerFD' },
});

/** What that refusal has to become. */
export const refused = (status: number, code: number) => ({
  kind: 'refused',
  status,
  code,
  description: 'In Microsoft’s words.',
  correlationId: 'cccccccc-0000-4000-8000-000000000001',
});
