import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import type { NationalClouds } from '../../src/workflows/cloud/port.ts';
import type { Situation } from './samples.ts';
import { hostile, long, steps, text, type StepShown } from './shown.ts';

/** What the house has in the clouds of the gallery. */
export interface CloudSituation {
  /** An account there, or only a link that is kept. */
  readonly wayIn?: 'account' | 'link';
  readonly codes?: 'several' | 'none' | 'unknown';
  readonly desk?: string;
}

export function sampleClouds(situation: CloudSituation = {}, europe?: PartnerAccount): NationalClouds {
  const { wayIn, desk } = situation;
  const accountId = wayIn === 'account' ? (europe?.id ?? 'europe') : undefined;
  const link = `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${europe?.tenantId ?? ''}&csp=1&msppid=0`;
  const code = (n: number) => ({
    organisation: n === 1 ? hostile : `City of Redmond ${n}`,
    code: `GCC-000${n}`,
    allowed: 5,
    left: 5 - (n % 5),
  });
  return {
    desk: () => (desk === undefined ? undefined : { name: desk, email: 'desk@opendoor.example' }),
    wayInto: () => (wayIn === undefined ? undefined : { legalName: 'Open Door Technology Federal LLC', accountId }),
    linkInto: async () => (wayIn === undefined ? undefined : link),
    async validationCodes() {
      if (situation.codes === 'unknown') return 'unknown';
      return situation.codes === 'several' ? Array.from({ length: 14 }, (_, n) => code(n + 1)) : [];
    },
  };
}

const staff = { staff: true } as const;
const seller = { buying: {} } as const;
const memory = { domain: 'wingtip.cn' };
const kept = { ...staff, clouds: { wayIn: 'link' } } as const;
const account = { ...staff, clouds: { wayIn: 'account', desk: 'Desk, Arlington' } } as const;
const clouds = ['us-government', 'china', 'germany'] as const;

const ways = clouds.flatMap((cloud): StepShown[] => [
  { name: `${cloud}, administrator`, step: 'way', in: { cloud } },
  { name: `${cloud}, seller`, step: 'way', in: { ...seller, cloud }, memory: { ...memory, order: 'F-1042' } },
  { name: `${cloud}, staff`, step: 'way', in: { ...staff, cloud }, memory },
  { name: `${cloud}, staff with an account`, step: 'way', in: { ...account, cloud }, memory },
  { name: `${cloud}, staff, hostile name`, step: 'way', in: { ...account, customer: hostile, cloud }, memory },
  { name: `${cloud}, staff, no tenant`, step: 'way', in: staff, memory: { named: cloud } },
  { name: `${cloud}, what is different`, step: 'differs', in: { ...staff, cloud }, memory },
  { name: `${cloud}, permissions removed`, step: 'removed', in: { cloud } },
]);

const letters = (['us-government', 'china'] as const).flatMap((cloud): StepShown[] => [
  { name: `${cloud}, mail`, step: 'letter', in: { ...kept, cloud }, memory },
  { name: `${cloud}, mail, hostile name`, step: 'letter', in: { ...kept, customer: hostile, cloud }, memory },
  { name: `${cloud}, mail ready`, step: 'letter-ready', in: { ...kept, cloud }, memory },
  { name: `${cloud}, mail ready, long`, step: 'letter-ready', in: { ...kept, customer: long, cloud }, memory: { ...memory, first: long, second: long } },
]);

const gov: Situation = { cloud: 'us-government' };

/** Tenants of the national clouds, for everybody who meets one. */
export const cloudSteps = steps(
  'cloud',
  { name: 'which customer', step: 'which', in: staff },
  { name: 'no domain', step: 'which', in: staff, reply: { choice: 'look', fields: { domain: '' } } },
  { name: 'the public cloud', step: 'way', in: staff, memory },
  { name: 'public, permissions removed', step: 'removed' },
  ...ways,
  { name: 'administrator may accept', step: 'way', in: { ...gov, clouds: { wayIn: 'account' } } },
  { name: 'codes', step: 'way', in: { ...account, ...gov, clouds: { codes: 'several' } }, memory },
  { name: 'codes unknown', step: 'way', in: { ...account, ...gov, clouds: { codes: 'unknown' } }, memory },
  { name: 'eligibility', step: 'eligibility', in: gov },
  { name: 'eligibility, kind missing', step: 'eligibility', in: gov, reply: { choice: 'send' } },
  { name: 'eligibility, contact missing', step: 'eligibility', in: gov, reply: { choice: 'send', fields: { kind: 'tribal' } } },
  { name: 'eligibility sent', step: 'eligibility', in: gov, reply: text('We are a county. Please call me.') },
  ...letters,
  { name: 'mail with an address', step: 'letter', in: { ...kept, cloud: 'china' }, memory, reply: { choice: 'show', fields: { first: 'See https://evil.example', second: 'x' } } },
  { name: 'mail, empty', step: 'letter', in: { ...kept, cloud: 'china' }, memory, reply: { choice: 'show', fields: { first: ' ', second: 'x' } } },
  { name: 'mail sent, nobody hears', step: 'letter-ready', in: { ...kept, cloud: 'china' }, memory, reply: { choice: 'sent' } },
  { name: 'mail, nothing to accept', step: 'letter-ready', in: { ...account, already: true, cloud: 'china' }, memory, reply: { choice: 'sent' } },
  { name: 'Europe, administrator', step: 'europe', in: { cloud: 'germany' } },
  { name: 'Europe, staff', step: 'europe', in: { ...staff, cloud: 'germany' }, memory },
);
