import type { Invitation, InvitationState } from '../../src/domain/invitation.ts';
import type { Cloud } from '../../src/domain/partner-account.ts';
import { proposeAccount } from '../../src/domain/region.ts';
import { Problem } from '../../src/errors.ts';
import type { AdministratorCheck } from '../../src/services/graph/port.ts';
import type { CustomerLookup } from '../../src/workflows/customer/port.ts';
import type { FlowServices } from '../../src/dialogs/index.ts';
import type { Language } from '../../src/dialogs/kit/language.ts';
import type { Speaker, UserSignIn } from '../../src/dialogs/kit/turn.ts';
import { sampleHandOver, type HandOverSituation } from './hand-over-sample.ts';
import { sampleInviting, type InvitingSituation } from './invitation-samples.ts';
import { sampleGdaps, type GdapSituation } from './gdap-samples.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { sampleStatuses, type CustomersSituation } from './customers-samples.ts';
import { sampleResellers, type ResellerSituation } from './reseller-samples.ts';
import { sampleCatalogue, sampleRules, type RulesSituation } from './approval-rules-samples.ts';
import { beholders, sampleApprovals, type ApprovalSituation } from './approval-samples.ts';
import { sampleBuyers, sampleContactChecks, sampleOffers, type BuyingSituation } from './order-buying.ts';
import { sampleClouds, type CloudSituation } from './cloud.ts';
import { samplePreferences, type PreferencesSituation } from './notifications-samples.ts';
import { nina, olga, sampleFirstSignIns, sampleOrders, type OrderSituation } from './order-samples.ts';
import { sampleProofs } from './proof.ts';

/** Invented facts for the gallery: Microsoft's usual fictional companies, and nothing that asks anybody. */

/** 14 September 2026, 10:42 UTC. */
export const sampleNow = Date.UTC(2026, 8, 14, 10, 42);
const day = 86_400_000;

const homeTenant = '11111111-1111-4111-8111-000000000003';
const customerTenant = '33333333-3333-4333-8333-000000000001';

/** What is true around the person while a card is made. */
export interface Situation extends HandOverSituation {
  readonly customer?: string;
  readonly domain?: string;
  readonly country?: string | undefined;
  readonly regionScope?: string;
  readonly cloud?: Cloud;
  readonly lookup?: Exclude<CustomerLookup['kind'], 'found'>;
  readonly invitation?: Partial<Invitation> & { readonly state: InvitationState };
  /** Microsoft already shows the relationship. */
  readonly already?: boolean;
  /** The signed-in person's roles; absent: not signed in. */
  readonly roles?: AdministratorCheck['kind'];
  readonly signInDown?: boolean;
  readonly staff?: boolean;
  readonly gdap?: GdapSituation;
  readonly reseller?: ResellerSituation;
  readonly order?: OrderSituation;
  /** Who looks at the order owns the reseller; else it is the seller who placed it. */
  readonly owner?: true;
  readonly buying?: BuyingSituation;
  readonly inviting?: InvitingSituation;
  readonly clouds?: CloudSituation;
  readonly approval?: ApprovalSituation;
  readonly customers?: CustomersSituation;
  readonly rules?: RulesSituation;
  readonly preferences?: PreferencesSituation;
}

export function samplePerson(situation: Situation, language: Language): Speaker {
  const staff = situation.staff === true;
  const customer = { tenantId: customerTenant, userId: '55555555-5555-4555-8555-000000000012' };
  const beholder = situation.approval && beholders[situation.approval.beholder ?? 'approver'];
  const ofReseller = situation.owner === true ? olga : (beholder ?? nina);
  const invites = situation.inviting?.seller === true;
  const outsider = situation.order === undefined && !invites ? customer : ofReseller;
  const sells = situation.buying !== undefined || situation.owner === true || invites;
  const rolesThere = situation.owner === true ? (['seller', 'owner'] as const) : (['seller'] as const);
  return {
    ...(staff ? { ...customer, tenantId: homeTenant } : outsider),
    name: situation.person ?? 'Megan Bowen',
    language,
    locale: language === 'de' ? 'de-DE' : 'en-IE',
    timeZone: 'Europe/Dublin',
    roles: new Set(staff ? ['admin-agent'] : sells ? ['customer', ...rolesThere] : ['customer']),
    staff,
    clientCountry: undefined,
    place: 'personal',
    conversationId: 'a:sample',
  };
}

/** An invitation in one state, with the facts such a state has. */
export function sampleInvitation(situation: Situation): Invitation {
  const state = situation.invitation?.state ?? 'opened';
  const seen = state === 'accepted' || state === 'wrong-account' || state === 'removed';
  return {
    id: 'I-1042',
    version: 3,
    origin: 'provider',
    customer: {
      tenantId: customerTenant,
      name: situation.customer ?? 'Contoso Ltd',
      domain: situation.domain ?? 'contoso.onmicrosoft.com',
    },
    country: 'IE',
    cloud: 'public',
    accountId: 'europe',
    accountReason: undefined,
    acceptedAccountId: seen ? (state === 'wrong-account' ? 'canada' : 'europe') : undefined,
    acceptedBy: seen ? 'webhook' : undefined,
    administrator: undefined,
    createdBy: undefined,
    link: `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${homeTenant}&msppId=0#/BillingAccounts/partner-invitation`,
    createdAt: sampleNow - 2 * day,
    openedAt: state === 'created' || state === 'sent' ? undefined : sampleNow - 60_000,
    acceptedAt: seen ? sampleNow : undefined,
    expiresAt: sampleNow + 28 * day,
    remindAt: undefined,
    remindAbout: undefined,
    supersededBy: undefined,
    updatedAt: sampleNow,
    ...situation.invitation,
    state,
  };
}

export function sampleSignIn(situation: Situation): UserSignIn {
  return {
    async token() {
      if (situation.signInDown === true) throw new Problem('unavailable', 'sample', { remote: 'sign-in' });
      return situation.roles === undefined ? undefined : 'sample';
    },
    sendCard: async () => undefined,
    link: async () => 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=sample',
    redeem: async () => undefined,
  };
}

/** Services that know one situation. Whatever changes something only pretends to. */
export function sampleServices(situation: Situation): FlowServices {
  const { customer = 'Contoso Ltd', domain = 'contoso.onmicrosoft.com', cloud = 'public' } = situation;
  const country = 'country' in situation ? situation.country : 'IE';
  const found: CustomerLookup = {
    kind: 'found',
    picture: {
      facts: { tenantId: customerTenant, name: customer, domain, country, cloud },
      proposal: proposeAccount({
        accounts: sampleAccounts,
        cloud,
        country,
        regionScope: situation.regionScope,
      }),
    },
  };
  const lookup: CustomerLookup = situation.lookup === undefined ? found : { kind: situation.lookup };
  const invitation = sampleInvitation(situation);
  const known = situation.invitation === undefined ? [] : [invitation];
  const done = async () => ({ kind: 'done', invitation }) as const;
  const open = async () =>
    situation.already === true
      ? ({ kind: 'already', customerName: customer } as const)
      : ({ kind: 'opened', invitation, link: invitation.link ?? '' } as const);
  const chatLink = (message: string) =>
    `https://teams.microsoft.com/l/chat/0/0?users=28:0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10&message=${encodeURIComponent(message)}`;
  return {
    ...sampleInviting(situation.inviting ?? {}, invitation, sampleNow, chatLink),
    provider: 'Open Door Technology',
    botAppId: '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10',
    chatLink,
    isHomeTenant: (tenantId) => tenantId === homeTenant,
    isStaff: async ({ tenantId }) => tenantId === homeTenant,
    customers: {
      byDomain: async () => lookup,
      byTenant: async () => lookup,
      cloudOf: async () => cloud,
      accountsIn: (wanted) => sampleAccounts.filter((one) => one.cloud === wanted),
      account: (id) => sampleAccounts.find((one) => one.id === id),
    },
    nationalClouds: sampleClouds(situation.clouds, sampleAccounts[2]),
    graph: {
      me: async () => ({
        objectId: samplePerson(situation, 'en').userId,
        userPrincipalName: 'admin@contoso.onmicrosoft.com',
        displayName: situation.person ?? 'Megan Bowen',
      }),
      organization: async () => ({
        tenantId: customerTenant,
        displayName: customer,
        countryCode: country,
        defaultDomain: domain,
        initialDomain: domain,
      }),
      administratorCheck: async () => ({ kind: situation.roles ?? 'unknown' }),
    },
    help: {
      contactFor: async () => ({
        name: 'Priya Nair',
        email: 'licensing@opendoor.example',
        phone: '+353 20 910 0100',
      }),
      handOver: async () => ({ kind: 'sent', id: sampleHandOver(situation, sampleNow).id }),
      find: async () => sampleHandOver(situation, sampleNow),
      write: async () => 'written',
      lastAnswered: async () => sampleHandOver(situation, sampleNow),
      feedback: async () => undefined,
    },
    gdap: sampleGdaps(situation.gdap, { tenantId: customerTenant, name: customer, domain }, sampleNow),
    resellers: sampleResellers(situation.reseller),
    orders: sampleOrders(situation.order),
    statuses: sampleStatuses(situation.customers),
    preferences: samplePreferences(situation.preferences),
    approvals: { ...sampleApprovals(situation.approval), ...sampleRules(situation.rules) },
    catalogue: sampleCatalogue,
    firstSignIns: sampleFirstSignIns(situation.order),
    offers: sampleOffers(situation.buying),
    buyers: sampleBuyers(situation.buying),
    contactChecks: sampleContactChecks(situation.buying),
    proofs: sampleProofs(situation.order),
    clock: { now: () => sampleNow },
    invitations: {
      open,
      invite: open,
      find: async () => (situation.invitation === undefined ? undefined : invitation),
      show: async () => undefined,
      ofCustomer: async () => known,
      relationshipsOf: async () => [],
      check: async () => ({ kind: 'not-yet', invitation }),
      withdraw: done,
      reissue: done,
      remindAt: done,
      keepAccepted: done,
      noteNotAdministrator: async () => undefined,
    },
  };
}
