import type { Cloud } from './partner-account.ts';

/**
 * How an existing customer of a cloud comes to a partner's relationship link.
 * `partner-center`: Partner Center hands out the account's link at any time.
 * `configured`: no request for it exists there (contract 1); one the provider was given may be kept and used.
 * `reusable`: it belongs to the reseller account, says nothing of the customer, and may be used for every one of them.
 * `closed`: nobody new may be invited.
 */
export type InvitationWay = 'partner-center' | 'configured' | 'reusable' | 'closed';

/**
 * What becomes of administration when a relationship is asked for. `apart`: it is never part of it, GDAP asks for it.
 * `always`: asked for together, the option to leave it out does not exist. `delegated-only`: delegated administration is
 * all the request adds.
 */
export type AdministrationWay = 'apart' | 'always' | 'delegated-only';

/** What cannot be done in a cloud, or not by everybody. */
export const impossibilities = [
  'azure',
  'office-365',
  'agreement',
  'relationship-request',
  'indirect-model',
  'several-partners',
  'qualification',
  'users-and-roles',
  'user-licences',
  'password-reset',
  'service-requests',
  'gdap',
  'new-customers',
  'bill',
  'fewer-seats',
  'add-ons',
  'transition',
  'partner-of-record',
] as const;
export type Impossibility = (typeof impossibilities)[number];

/** What stays after a customer has taken the administration back. */
export type Remaining = 'support' | 'commercial-relationship';

/** What one of Microsoft's clouds can do, and what it cannot. */
export interface CloudWay {
  readonly invitation: InvitationWay;
  /** The form of its links (Partner Center contract 4.2); undefined where none is documented. */
  readonly linkForm: 'admin-center' | 'office-portal' | undefined;
  readonly administration: AdministrationWay;
  /** Whether the Microsoft Customer Agreement is recorded there (contract 6). */
  readonly customerAgreement: boolean;
  /** Granular delegated administration (Graph contract 2.1, 7). */
  readonly gdap: boolean;
  /** `here`: in this assistant. `people`: by the provider's people. */
  readonly ordering: 'here' | 'people' | 'closed';
  /** Price sheets have an API of their own, in the public cloud only (contract 1). */
  readonly priceSheet: boolean;
  /** Whether Microsoft checks first that the organisation may use it. */
  readonly eligibility: boolean;
  readonly impossible: readonly Impossibility[];
  /** What only the reseller who sold the subscriptions first may do, or gets. */
  readonly originalResellerOnly: readonly Impossibility[];
  readonly afterRemoval: readonly Remaining[];
}

/**
 * Every cloud's way, as the sources say (Partner Center contract 1 with its list "Missing per cloud", 4.2, 4.5, 6; Graph
 * contract 7; Microsoft's articles on requesting a relationship). Nothing else in the product asks which cloud it is.
 */
export const cloudWays: Readonly<Record<Cloud, CloudWay>> = {
  public: {
    invitation: 'partner-center',
    linkForm: 'admin-center',
    administration: 'apart',
    customerAgreement: true,
    gdap: true,
    ordering: 'here',
    priceSheet: true,
    eligibility: false,
    impossible: [],
    originalResellerOnly: [],
    afterRemoval: ['support'],
  },
  'us-government': {
    invitation: 'configured',
    linkForm: 'office-portal',
    administration: 'always',
    customerAgreement: false,
    gdap: true,
    ordering: 'people',
    priceSheet: false,
    eligibility: true,
    impossible: [
      'office-365',
      'relationship-request',
      'indirect-model',
      'several-partners',
      'users-and-roles',
      'password-reset',
      'qualification',
      'agreement',
    ],
    originalResellerOnly: [],
    afterRemoval: ['support'],
  },
  china: {
    invitation: 'reusable',
    linkForm: undefined,
    administration: 'delegated-only',
    customerAgreement: false,
    gdap: false,
    ordering: 'people',
    priceSheet: false,
    eligibility: false,
    impossible: ['azure', 'agreement', 'gdap', 'user-licences', 'password-reset', 'service-requests'],
    originalResellerOnly: ['bill', 'fewer-seats', 'add-ons', 'transition', 'partner-of-record'],
    afterRemoval: ['support', 'commercial-relationship'],
  },
  germany: {
    invitation: 'closed',
    linkForm: 'office-portal',
    administration: 'always',
    customerAgreement: false,
    gdap: false,
    ordering: 'closed',
    priceSheet: false,
    eligibility: false,
    impossible: ['new-customers', 'agreement', 'gdap'],
    originalResellerOnly: [],
    afterRemoval: ['support'],
  },
};

/** Clouds with a conversation of their own: what is usual in the public one does not hold for their tenants. */
export type NationalCloud = Exclude<Cloud, 'public'>;
export const nationalClouds = [
  'us-government',
  'china',
  'germany',
] as const satisfies readonly NationalCloud[];

export const isNational = (cloud: Cloud): cloud is NationalCloud =>
  nationalClouds.some((one) => one === cloud);
