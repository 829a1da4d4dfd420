import type { Agreements } from '../../../src/services/partner-center/agreements-port.ts';

/** Customer agreements in memory: recorded by a partner, or accepted online. */
export interface PretendAgreements {
  readonly port: Pick<Agreements, 'ofCustomer' | 'directSigned'>;
  /** Every call so far, `agreements europe 3333…` or `signed europe 3333…`. */
  readonly calls: string[];
  record(tenantId: string): void;
  signOnline(tenantId: string): void;
  /** Called before every answer; may throw. */
  before: (call: string) => void;
}

export function pretendAgreements(): PretendAgreements {
  const recorded = new Set<string>();
  const signed = new Set<string>();
  const calls: string[] = [];
  const asked = (call: string): void => {
    calls.push(call);
    pretend.before(call);
  };
  const signer = { firstName: 'Ada', lastName: 'Byrne', email: 'ada@adventure-works.com' };
  const agreement = { templateId: '117a77b0-9360-443b-8795-c6dedc750cf9', signer, agreedAt: 1 };
  const pretend: PretendAgreements = {
    port: {
      async ofCustomer(account, tenantId) {
        asked(`agreements ${account.id} ${tenantId}`);
        return Promise.resolve(recorded.has(tenantId) ? [agreement] : []);
      },
      async directSigned(account, tenantId) {
        asked(`signed ${account.id} ${tenantId}`);
        return Promise.resolve(signed.has(tenantId));
      },
    },
    calls,
    record: (tenantId) => void recorded.add(tenantId),
    signOnline: (tenantId) => void signed.add(tenantId),
    before: () => undefined,
  };
  return pretend;
}
