import type { AcceptanceSwitches } from './acceptance-types.ts';
import type { OrderingSwitches, SimCommerce } from './commerce-types.ts';
import type { SimCreatedCustomer, SimCustomer } from './customer-types.ts';
import type { DirectorySwitches, SimDirectory } from './directory-types.ts';
import type { FileSwitches } from './file-types.ts';
import type { GdapSwitches, SimGdapRelationship } from './gdap-types.ts';
import type { MailSwitches, SimMail } from './mail-types.ts';
import type { SetupSwitches } from './setup-types.ts';
import type { SimAuditRecord, SimDelivery, SimValidationEvent } from './webhook-types.ts';

/** Everything the simulated Microsoft knows. Plain JSON, so that it can be saved and loaded as it is. */
export interface World {
  tenants: SimTenant[];
  users: SimUser[];
  accounts: SimPartnerAccount[];
  /** Reseller relationships: which customer tenant has accepted which partner tenant. */
  relationships: SimRelationship[];
  /** Codes of the Government Community Cloud. */
  validationCodes: SimValidationCode[];
  /** Entra security groups, for staff roles. */
  groups: SimGroup[];
  /** Indirect resellers that work with the provider's accounts. */
  resellers: SimReseller[];
  /** What is known of customers beside their tenants; a tenant without an entry has the defaults. */
  customers: SimCustomer[];
  /** Customers created through the API, by request. */
  createdCustomers: SimCreatedCustomer[];
  /** Delegated admin relationships, oldest first. */
  gdap: SimGdapRelationship[];
  /** Carts, orders, subscriptions and credit. */
  commerce: SimCommerce;
  /** What customers' own directories know of licences; a tenant without an entry knows what was bought here. */
  directories: SimDirectory[];
  /** The bot's own app registration. */
  bot: SimBot;
  /** Webhook deliveries that have not succeeded and not been given up; they survive a restart. */
  deliveries: SimDelivery[];
  /** What `validationEvents` of Partner Center remembers, newest last. */
  validationEvents: SimValidationEvent[];
  /** Partner Center's audit records, newest last. */
  audit: SimAuditRecord[];
  /** Everybody's mail, newest last. */
  mails: SimMail[];
  /** Domains that take mail although no tenant has them. */
  mailDomains: string[];
  /** How far the simulated clock is ahead of the real one, in milliseconds. */
  clockOffsetMs: number;
  switches: Switches;
}

export type SimCloud = 'public' | 'us-government' | 'china' | 'germany';

export interface SimTenant {
  id: string;
  name: string;
  /** `contoso.onmicrosoft.com` */
  defaultDomain: string;
  /** All verified domains, the default one included. */
  domains: string[];
  /** ISO 3166 alpha-2: what decides the CSP region. */
  country: string;
  cloud: SimCloud;
  /** As in OpenID metadata: NA, EU, AS, OC, WW, USGov … */
  regionScope: string;
  regionSubScope: string | null;
  /** `organization` = may read Organization.Read.All fields; `user` = User.Read only; `none` = SSO answers 412 consent needed. */
  consent: 'organization' | 'user' | 'none';
  /** True when the tenant belongs to the provider (staff), false for customers. */
  provider: boolean;
}

export interface SimUser {
  /** Entra object id. */
  id: string;
  tenantId: string;
  userPrincipalName: string;
  displayName: string;
  /** Directory role template ids. */
  roles: string[];
  /** `en-GB`, `de-DE` … */
  locale: string;
  timeZone: string;
  /** One line for the user switcher: "Global Administrator of Contoso". */
  about: string;
}

export interface SimPartnerAccount {
  cloud: SimCloud;
  /** `europe`, `united-states`, … */
  id: string;
  tenantId: string;
  legalName: string;
  currency: string;
  countries: string[];
  partnerId: string;
  clientId: string;
  clientSecret: string;
  /** Current refresh token of the app+user sign-in; rotates on use. */
  refreshToken: string;
  webhook: {
    url: string;
    events: string[];
    signatureTokenToMsSignatureHeader: boolean;
    subscriberId: string;
  } | null;
}

export interface SimRelationship {
  customerTenantId: string;
  partnerTenantId: string;
  /** An indirect reseller accepted in the same step, if any. */
  resellerTenantId: string | null;
  /** ISO 8601, simulated time. */
  acceptedAt: string;
  /** Delegated administration came with it, as in every cloud but the public one; the customer can take it back. */
  delegatedAdministration?: boolean;
}

/** A code with which customers of one government organisation are qualified. */
export interface SimValidationCode {
  accountId: string;
  organizationName: string;
  validationId: string;
  maxCreates: number;
  remainingCreates: number;
}

export interface SimGroup {
  id: string;
  tenantId: string;
  name: string;
  /** Object ids of users. */
  memberIds: string[];
}

/** An IT company that sells, or could sell, under the provider. */
export interface SimReseller {
  /** Its CSP tenant: the one it sells with. */
  tenantId: string;
  name: string;
  /** Partner location account (PLA) id: the one orders carry. */
  mpnId: string;
  /** Partner global account (PGA) id: known, but not for orders. */
  globalMpnId: string;
  country: string;
  /** CSP region of the country, as Partner Center names it: `Europe`. */
  region: string;
  /** False when it never enrolled as an indirect reseller: a partner, but not in the CSP programme. */
  enrolled: boolean;
  /** Microsoft Partner Agreement. */
  mpaSigned: boolean;
  /** Accounts of the provider it has an indirect reseller relationship with. */
  accountIds: string[];
  /** State of those relationships. */
  state: 'Active';
}

export interface SimBot {
  appId: string;
  tenantId: string;
  secret: string;
  /** Name of the OAuth connection of the bot resource. */
  connection: string;
  /** PEM certificates registered on the app, for sign-in by client assertion. */
  certificates: string[];
}

/** One switch per fault; the control panel shows them all. Off = the first value. */
export interface Switches
  extends
    AcceptanceSwitches,
    OrderingSwitches,
    GdapSwitches,
    MailSwitches,
    FileSwitches,
    DirectorySwitches,
    SetupSwitches {
  /** Partner Center answers 429 with Retry-After to the next N calls. */
  throttleNext: number;
  retryAfterSeconds: number;
  /** Partner Center answers 503 to the next N calls. */
  failNext: number;
  /** Partner Center takes this long before each answer. */
  slowMs: number;
  /** Partner Center performs the call, then drops the connection, for the next N calls. */
  loseAnswerNext: number;
  byteOrderMark: boolean;
  webhooks: 'normal' | 'dropped' | 'doubled' | 'forged';
  webhookDelayMs: number;
  /** App+user tokens are issued without `mfa` in `amr`. */
  mfaMissing: boolean;
  /** The refresh token is refused (invalid_grant). */
  staleRefreshToken: boolean;
  /** The relationship link cannot be had (Partner Center 403/900150). */
  linkRefused: boolean;
  /** The sign-in service of the bot (token.botframework.com). `lost` = the popup ends but the card never hears of it. */
  signIn: 'normal' | 'consent-missing' | 'lost' | 'down';
  /** Graph for the user's roles: `hidden` = template ids null; `refused` = 403. */
  roles: 'visible' | 'hidden' | 'refused';
  graphFailNext: number;
  /** The admin center shows an empty page / the shop home page / the "contact your partner" text instead of the invitation. */
  adminCenter: 'normal' | 'blank' | 'home' | 'contact-partner';
  /** The admin center lets a customer accept a partner of another region, so that "the wrong account" can be rehearsed. */
  ignoreRegion: boolean;
  /** The next N domain checks say "taken", whatever the domain. */
  domainTakenNext: number;
  /** The next N customers come into being, but the call answers 500. */
  createFailsLateNext: number;
  /** What such a call leaves: a customer of this partner, or only a tenant nobody can sign in to. */
  createLeaves: 'customer' | 'tenant';
  /** A repeated create call answers without the first sign-in. */
  signInShownOnce: boolean;
  /** Address validation: by the address, always one status, or an answer nobody can read. */
  addressAnswer:
    | 'by-address'
    | 'VerifiedShippable'
    | 'Verified'
    | 'InteractionRequired'
    | 'StreetPartial'
    | 'PremisesPartial'
    | 'Multiple'
    | 'None'
    | 'NotValidated'
    | 'unreadable';
  /** Confirming the customer agreement answers 600061 although nothing was confirmed. */
  agreementRefused: boolean;
  /** The agreement endpoints take this long before each answer. */
  agreementSlowMs: number;
  /** Account status of every customer: its own, or the same for all. */
  vetting: 'own' | 'none' | 'Unknown' | 'UnderReview' | 'Allowed' | 'NotAllowed';
  /** No reseller has signed the Microsoft Partner Agreement. */
  resellerAgreementUnsigned: boolean;
  /** The Teams connector: next N sends answer this status (0 = none). */
  connectorStatus: number;
  connectorFailNext: number;
  /** Seconds that a send is told to wait which `connectorStatus` 429 refuses. */
  connectorRetryAfterSeconds: number;
  /**
   * The documented limits of the connector, a tenth of them (so that few messages reach them), all but the hour's (so that
   * days of work fit into one), or none.
   */
  connectorLimits: 'documented' | 'tenth' | 'no-hour' | 'none';
  /** The connector stores the message, then drops the connection, for the next N sends. */
  connectorLoseAnswerNext: number;
  /** The roster of a chat tells neither mail addresses nor user names. */
  rosterWithoutMail: boolean;
  /** Every activity is delivered to the bot twice. */
  doubleActivities: boolean;
}
