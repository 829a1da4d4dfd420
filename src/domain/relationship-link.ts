import { cloudWays, type CloudWay } from './cloud-ways.ts';
import { clouds } from './clouds.ts';
import { isGuid } from './identifiers.ts';
import type { PartnerAccount } from './partner-account.ts';

/** Whose link it is: an account of the provider, or a partner tenant of another cloud without an account here. */
export type LinkOwner = Pick<PartnerAccount, 'cloud' | 'tenantId'>;

export type LinkCheck =
  | { readonly kind: 'valid'; readonly link: string }
  | {
      readonly kind: 'invalid';
      readonly reason: 'not-a-url' | 'host-refused' | 'unknown-form' | 'wrong-partner' | 'wrong-reseller';
    };

/** What a relationship link says, whichever of Microsoft's forms it has (contract 4.2). */
interface LinkContent {
  readonly type: string;
  /** Becomes reseller of record. */
  readonly partnerId: string;
  /** The indirect provider that gets its own relationship in the same step; only in indirect links. */
  readonly providerId: string | undefined;
}

interface LinkForm {
  readonly hosts: readonly string[];
  readonly path: RegExp;
  readonly fragment: RegExp;
  readonly names: { readonly type: string; readonly partner: string; readonly provider: string };
}

const invitationNames = { type: 'invtype', partner: 'partnerid', provider: 'indirectcspid' };

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
    names: { type: 'type', partner: 'id', provider: 'indirectcsp' },
  },
];

/**
 * Whether a link may be shown to a customer as this account's: https on a host of the account's cloud, a form
 * Microsoft uses, every id a GUID, and the partner who gains the relationship is the account (with `reseller`: that
 * reseller, with the account as its provider).
 */
export function checkLink(account: LinkOwner, text: string, reseller?: { tenantId: string }): LinkCheck {
  const url = URL.parse(text);
  if (url === null) return { kind: 'invalid', reason: 'not-a-url' };
  const isPlainHttps =
    url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!isPlainHttps || !clouds[account.cloud].linkHosts.includes(url.hostname)) {
    return { kind: 'invalid', reason: 'host-refused' };
  }
  const content = readLink(url);
  if (content === undefined) return { kind: 'invalid', reason: 'unknown-form' };
  const isIndirect = content.type === 'indirectresellerrelationship';
  const provider = isIndirect ? content.providerId : content.partnerId;
  if (provider !== account.tenantId.toLowerCase()) return { kind: 'invalid', reason: 'wrong-partner' };
  if (reseller !== undefined && (!isIndirect || content.partnerId !== reseller.tenantId.toLowerCase())) {
    return { kind: 'invalid', reason: 'wrong-reseller' };
  }
  return { kind: 'valid', link: url.href };
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
  const type = values.get(form.names.type);
  const partnerId = values.get(form.names.partner);
  const providerId = values.get(form.names.provider);
  if (type !== 'resellerrelationship' && type !== 'indirectresellerrelationship') return undefined;
  if (!isGuid(partnerId) || (providerId !== undefined && !isGuid(providerId))) return undefined;
  return { type, partnerId, providerId };
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
