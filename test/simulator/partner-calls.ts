import { randomUUID } from 'node:crypto';
import type { Simulator } from '../../simulator/server.ts';
import type { Switches } from '../../simulator/world/types.ts';
import {
  appToken,
  callApi,
  partnerCenter,
  startTestSimulator,
  userToken,
  type ApiAnswer,
} from './test-simulator.ts';

export const adventureWorks = '33333333-3333-4333-8333-000000000011';
export const wideWorldImporters = '33333333-3333-4333-8333-000000000012';
export const graphicDesign = '33333333-3333-4333-8333-000000000013';
export const northwind = '66666666-6666-4666-8666-000000000001';
export const customerAgreement = '117a77b0-9360-443b-8795-c6dedc750cf9';

type CallOptions = Parameters<typeof callApi>[3] & { account?: string; appOnly?: boolean };

/** Calls to a simulated Partner Center, signed in as the agent of Europe unless said otherwise. */
export interface PartnerCalls {
  readonly simulator: Simulator;
  call(path: string, options?: CallOptions): Promise<ApiAnswer>;
  set(switches: Partial<Switches>): void;
  /** A new `MS-RequestId` and `MS-CorrelationId`. */
  ids(): Record<string, string>;
  stop(): Promise<void>;
}

export async function startPartnerCalls(): Promise<PartnerCalls> {
  const simulator = await startTestSimulator();
  const tokens = new Map<string, string>();
  async function tokenOf(account: string, appOnly: boolean): Promise<string> {
    const key = `${account} ${appOnly}`;
    const token =
      tokens.get(key) ?? (await (appOnly ? appToken(simulator, account) : userToken(simulator, account)));
    tokens.set(key, token);
    return token;
  }
  return {
    simulator,
    call: async (path, options = {}) => {
      const token = await tokenOf(options.account ?? 'europe', options.appOnly ?? false);
      return await callApi(simulator, partnerCenter(path), token, options);
    },
    set: (switches) => simulator.world.change((state) => Object.assign(state.switches, switches)),
    ids: () => ({ 'MS-RequestId': randomUUID(), 'MS-CorrelationId': randomUUID() }),
    stop: () => simulator.stop(),
  };
}

/** Status and error code. */
export const codeOf = (answer: ApiAnswer) => [answer.status, answer.body['code']];

/** The body of a new customer in Ireland; anything may be replaced. */
export function newCustomer(
  domain: string,
  change: {
    profile?: Record<string, unknown>;
    billing?: Record<string, unknown>;
    address?: Record<string, unknown>;
    more?: Record<string, unknown>;
  } = {},
): Record<string, unknown> {
  return {
    companyProfile: { domain, ...change.profile },
    billingProfile: {
      email: 'erin@trey.example',
      culture: 'en-IE',
      language: 'en',
      companyName: 'Trey Research Ltd',
      defaultAddress: {
        addressLine1: '5 Quay Road',
        city: 'Cork',
        postalCode: 'T12 X8N6',
        country: 'IE',
        firstName: 'Erin',
        lastName: 'Kelly',
        phoneNumber: '+353219100150',
        ...change.address,
      },
      ...change.billing,
    },
    ...change.more,
  };
}
