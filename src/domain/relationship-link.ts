import { cloudWays, type CloudWay } from './cloud-ways.ts';
import { clouds } from './clouds.ts';
import { isGuid } from './identifiers.ts';
import type { PartnerAccount } from './partner-account.ts';

/** Whose link it is: an account of the provider, or a partner tenant of another cloud without an account here. */
export type LinkOwner = Pick<PartnerAccount, 'cloud' | 'tenantId'> &
  Partial<Pick<PartnerAccount, 'partnerId'>>;

export type LinkCheck =
  | { readonly kind: 'valid'; readonly link: string }
  | {
      readonly kind: 'invalid';
      readonly reason: LinkFault;
    };

export type LinkFault =
  | 'not-a-url'
  | 'host-refused'
  | 'unknown-form'
  | 'wrong-partner'
  | 'wrong-reseller'
  | 'of-reseller'
  | 'foreign-id'
  | 'asks-for-admin-rights'
  | 'unknown-parameter';

/** What a relationship link says, whichever of Microsoft's forms it has (contract 4.2). */
interface LinkContent {
  readonly type: string;
  /** Becomes reseller of record. */
  readonly partnerId: string;
  /** The indirect provider that gets its own relationship in the same step; only in indirect links. */
  readonly providerId: string | undefined;
  /** Partner location whose sales these are; absent or 0 when none is named. */
  readonly locationId: string | undefined;
  /** Whether it asks for delegated administration too. */
  readonly dap: string | undefined;
  /** A parameter that no link of Microsoft's in this form has. */
  readonly unknown: string | undefined;
}

interface LinkForm {
  readonly hosts: readonly string[];
  readonly path: RegExp;
  readonly fragment: RegExp;
  readonly names: {
    readonly type: string;
    readonly partner: string;
    readonly provider: string;
    readonly location: string;
    readonly dap: string;
  };
  /** Parameters that always have this value. */
  readonly constant?: Readonly<Record<string, string>>;
}

const invitationNames = {
  type: 'invtype',
  partner: 'partnerid',
  provider: 'indirectcspid',
  location: 'msppid',
  dap: 'dap',
};

/** Microsoft's forms, newest and oldest (contract 4.2). */
const forms: readonly LinkForm[] = [
  {
    hosts: ['admin.microsoft.com', 'admin.cloud.microsoft', 'portal.partner.microsoftonline.cn'],
    path: /^\/(adminportal\/home)?$/i,
    fragment: /^#\/(billingaccounts\/partner-invitation|partners\/invitation)$/i,
    names: invitationNames,
  },
  {
    hosts: ['businessstore.microsoft.com'],
    path: /^(\/[a-z]{2}-[a-z]{2})?\/manage\/partner-invitation$/i,
    fragment: /^$/,
    names: invitationNames,
  },
  {
    hosts: ['portal.office.com'],
    path: /^\/partner\/partnersignup\.aspx$/i,
    fragment: /^$/,
    names: { type: 'type', partner: 'id', provider: 'indirectcsp', location: 'msppid', dap: 'dap' },
    constant: { csp: '1' },
  },
];

/**
 * Whether a link may be shown to a customer as this account's: https on a host of the account's cloud, a form
 * Microsoft uses, every id a GUID, and the partner who gains the relationship is the account (with `reseller`: that
 * reseller, with the account as its provider). Pure.
 */
export function checkLink(account: LinkOwner, text: string, reseller?: { tenantId: string }): LinkCheck {
  const read = readFor(account, text);
  return typeof read === 'string' ? invalid(read) : checkOwner(account, read, reseller);
}

/**
 * The same for a link that people write down: it is for the account alone, without a reseller, and says nothing that
 * Microsoft's links do not say. Whoever may write one could otherwise make somebody else the reseller of record, have
 * the sales counted for another partner, or ask customers for more than the relationship. Pure.
 */
export function checkWrittenLink(account: LinkOwner, text: string): LinkCheck {
  const read = readFor(account, text);
  if (typeof read === 'string') return invalid(read);
  const { type, providerId, locationId = '0', dap = 'false', unknown } = read.content;
  if (type === 'indirectresellerrelationship') return invalid('of-reseller');
  const owned = checkOwner(account, read);
  if (owned.kind === 'invalid') return owned;
  if (providerId !== undefined || ![account.partnerId, '0'].includes(locationId))
    return invalid('foreign-id');
  // Where delegated administration is all that a relationship gives, links ask for it.
  const mayAsk = cloudWays[account.cloud].administration === 'delegated-only' && dap === 'true';
  if (dap !== 'false' && !mayAsk) return invalid('asks-for-admin-rights');
  return unknown === undefined ? owned : invalid('unknown-parameter');
}

const invalid = (reason: LinkFault): LinkCheck => ({ kind: 'invalid', reason });

interface ReadLink {
  readonly link: string;
  readonly content: LinkContent;
}

function readFor(account: LinkOwner, text: string): ReadLink | LinkFault {
  const url = URL.parse(text);
  if (url === null) return 'not-a-url';
  const isPlainHttps =
    url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!isPlainHttps || !clouds[account.cloud].linkHosts.includes(url.hostname)) return 'host-refused';
  const content = readLink(url);
  return content === undefined ? 'unknown-form' : { link: url.href, content };
}

function checkOwner(
  account: LinkOwner,
  { link, content }: ReadLink,
  reseller?: { tenantId: string },
): LinkCheck {
  const isIndirect = content.type === 'indirectresellerrelationship';
  const provider = isIndirect ? content.providerId : content.partnerId;
  if (provider !== account.tenantId.toLowerCase()) return invalid('wrong-partner');
  if (reseller !== undefined && (!isIndirect || content.partnerId !== reseller.tenantId.toLowerCase())) {
    return invalid('wrong-reseller');
  }
  return { kind: 'valid', link };
}

function readLink(url: URL): LinkContent | undefined {
  const form = forms.find(
    ({ hosts, path, fragment }) =>
      hosts.includes(url.hostname) && path.test(url.pathname) && fragment.test(url.hash),
  );
  if (form === undefined) return undefined;
  const values = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    // The same name twice: which one Microsoft reads is anybody's guess.
    if (values.has(name.toLowerCase())) return undefined;
    values.set(name.toLowerCase(), value.toLowerCase());
  }
  const { names, constant = {} } = form;
  const type = values.get(names.type);
  const partnerId = values.get(names.partner);
  const providerId = values.get(names.provider);
  if (type !== 'resellerrelationship' && type !== 'indirectresellerrelationship') return undefined;
  if (!isGuid(partnerId) || (providerId !== undefined && !isGuid(providerId))) return undefined;
  const known: readonly string[] = Object.values(names);
  const unknown = [...values].find(([name, value]) => !known.includes(name) && constant[name] !== value)?.[0];
  const locationId = values.get(names.location);
  return { type, partnerId, providerId, locationId, dap: values.get(names.dap), unknown };
}

/** Links built from a partner tenant alone. DAP is off: it is no longer granted with a relationship (contract 4.2). */
const templates: Readonly<Record<NonNullable<CloudWay['linkForm']>, (partnerTenantId: string) => string>> = {
  'admin-center': (partnerTenantId) =>
    'https://admin.microsoft.com/Adminportal/Home' +
    `?invType=ResellerRelationship&partnerId=${partnerTenantId}&msppId=0&DAP=false` +
    '#/BillingAccounts/partner-invitation',
  'office-portal': (partnerTenantId) =>
    'https://portal.office.com/partner/partnersignup.aspx' +
    `?type=ResellerRelationship&id=${partnerTenantId}&csp=1&msppid=0`,
};

/** The link as it must look, for when Partner Center cannot be asked. Undefined for clouds whose form is not documented. */
export function templateLink({ cloud, tenantId }: LinkOwner): string | undefined {
  const { linkForm } = cloudWays[cloud];
  return linkForm === undefined ? undefined : templates[linkForm](tenantId);
}

/** Where a customer's Global Administrator reads and accepts Microsoft's customer agreement (contract 4.2). */
export const agreementPage = 'https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement';
