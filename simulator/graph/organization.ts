import { sendGraph, sendGraphError, graphErrors } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

/** `GET /me`, `GET /users/{id}`: the usual properties, or those of `$select`. */
export function answerUser(call: GraphCall): void {
  const user = call.user!;
  const [givenName = '', ...rest] = user.displayName.split(' ');
  const all: Record<string, unknown> = {
    businessPhones: [],
    displayName: user.displayName,
    givenName,
    jobTitle: null,
    mail: user.userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: user.locale,
    surname: rest.join(' '),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
  };
  const more: Record<string, unknown> = {
    userType: 'Member',
    accountEnabled: true,
    usageLocation: countryOf(call),
  };
  const selected = call.exchange.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const body =
    selected === undefined
      ? all
      : Object.fromEntries(selected.map((name) => [name, { ...all, ...more }[name] ?? null]));
  sendGraph(call.exchange, call.root, 'users/$entity', body);
}

/** `GET /organization`: one element; with `User.Read` alone everything but name and domains is null (contract 4). */
export function answerOrganization(call: GraphCall): void {
  const { context, claims, exchange } = call;
  const tenant = context.world.state.tenants.find((candidate) => candidate.id === claims.tid);
  if (tenant === undefined) return sendGraphError(exchange, graphErrors.denied, context.world.now());
  const whole = mayUse(claims, 'Organization.Read.All', 'Directory.Read.All');
  const ifAllowed = (value: unknown) => (whole ? value : null);
  const initial = tenant.domains.find((domain) =>
    /\.(onmicrosoft\.(com|us|de)|partner\.onmschina\.cn)$/.test(domain),
  );
  sendGraph(exchange, call.root, 'organization', {
    value: [
      {
        id: tenant.id,
        deletedDateTime: null,
        businessPhones: ifAllowed([]),
        city: null,
        country: null,
        countryLetterCode: ifAllowed(tenant.country),
        createdDateTime: ifAllowed('2021-08-02T10:30:06Z'),
        displayName: tenant.name,
        preferredLanguage: ifAllowed('en'),
        defaultUsageLocation: ifAllowed(tenant.country),
        technicalNotificationMails: ifAllowed([`admin@${tenant.defaultDomain}`]),
        tenantType: ifAllowed('AAD'),
        partnerTenantType: ifAllowed(tenant.provider ? 'resellerPartnerDelegatedAdmin' : null),
        verifiedDomains: tenant.domains.map((name) => ({
          capabilities: 'Email, OfficeCommunicationsOnline',
          isDefault: name === tenant.defaultDomain,
          isInitial: name === initial,
          name,
          type: 'Managed',
        })),
      },
    ],
  });
}

function countryOf(call: GraphCall): string | null {
  return (
    call.context.world.state.tenants.find((tenant) => tenant.id === call.user?.tenantId)?.country ?? null
  );
}
