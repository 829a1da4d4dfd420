import { clouds } from './clouds.ts';
import { signInErrors, type SignInError } from './errors.ts';

/** What a token is asked for. */
export interface Resource {
  readonly kind: 'resource';
  /** As the request named it. */
  readonly asked: string;
  readonly audience: string;
  /** Delegated permissions a user token gets. */
  readonly scopes: readonly string[];
  /** Application permissions an app-only token gets. */
  readonly roles: readonly string[];
}

const partnerCenter = 'https://api.partnercenter.microsoft.com';
const partnerCenters = [...new Set(clouds.map(({ partnerCenterHost }) => `https://${partnerCenterHost}`))];
/** The host of price sheets. */
const partner = 'https://api.partner.microsoft.com';
const directoryRoles = [
  'CrossTenantInformation.ReadBasic.All',
  'DelegatedAdminRelationship.ReadWrite.All',
  'GroupMember.Read.All',
  'Mail.Send',
  'User.ReadBasic.All',
];

/** The known resources: Partner Center (also by its application id), the Bot Framework, Graph of every cloud. */
const known: Readonly<Record<string, Omit<Resource, 'kind' | 'asked'>>> = {
  ...Object.fromEntries(
    partnerCenters.map((audience) => [audience, { audience, scopes: ['user_impersonation'], roles: [] }]),
  ),
  'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd': {
    audience: partnerCenter,
    scopes: ['user_impersonation'],
    roles: [],
  },
  [partner]: { audience: partner, scopes: ['user_impersonation'], roles: [] },
  'https://api.botframework.com': { audience: 'https://api.botframework.com', scopes: [], roles: [] },
  ...Object.fromEntries(
    clouds.map(({ graphHost }) => [
      `https://${graphHost}`,
      { audience: `https://${graphHost}`, scopes: ['User.Read'], roles: directoryRoles },
    ]),
  ),
};

/** Reads `resource=` (version 1) or the resource part of `scope=` (version 2). */
export function readResource(
  form: URLSearchParams,
  version: '1.0' | '2.0',
): Resource | { kind: 'refused'; problem: SignInError } {
  const parameter = version === '1.0' ? 'resource' : 'scope';
  const value = form.get(parameter);
  if (value === null) return { kind: 'refused', problem: signInErrors.missing(parameter) };
  const asked =
    version === '1.0'
      ? value
      : (value
          .split(' ')
          .find((scope) => !['openid', 'profile', 'email', 'offline_access'].includes(scope))
          ?.replace(/\/[^/]*$/, '') ?? value);
  const found = known[asked.replace(/\/$/, '')];
  if (found === undefined) return { kind: 'refused', problem: signInErrors.unknownResource(asked) };
  return { kind: 'resource', asked, ...found };
}
