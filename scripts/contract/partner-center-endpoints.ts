import { tokenRequestOf, type Clients, type Facts } from './clients.ts';
import { listOf, property, textOf, type UsedEndpoint } from './used-endpoint.ts';

const hosts = ['api.partnercenter.microsoft.com'];
const id = '[0-9a-f-]{36}';
const whole = (source: string) => new RegExp(`^${source}/?$`, 'i');

const customer = (body: unknown) => ({
  tenantId: textOf(property(body, 'id')).toLowerCase(),
  companyName: textOf(property(body, 'companyProfile', 'companyName')),
  domain: textOf(property(body, 'companyProfile', 'domain')).toLowerCase(),
  isReseller: textOf(property(body, 'relationshipToPartner')).toLowerCase() === 'reseller',
});

const registrationOf = (body: unknown) => ({
  url: textOf(property(body, 'webhookUrl')),
  events: listOf(property(body, 'webhookEvents')).map(textOf),
});

const registration = { hosts, path: whole('/webhooks/v1/registration') };

const ensure = ({ partnerCenter }: Clients, facts: Facts) =>
  partnerCenter.ensureWebhook(facts.account, facts.registration);

async function firstPage({ partnerCenter }: Clients, facts: Facts): Promise<unknown> {
  for await (const page of partnerCenter.allCustomers(facts.account)) return page;
  return [];
}

/** The parts of Partner Center that the product uses. */
export const partnerCenterEndpoints: readonly UsedEndpoint[] = [
  {
    name: 'GET /v1/customers/relationshiprequests',
    method: 'GET',
    hosts,
    path: whole('/v1/customers/relationshiprequests'),
    freeQuery: /./,
    facts: ({ answer, query }) => {
      const link = URL.parse(textOf(property(answer?.body, 'url')));
      const provider = link?.searchParams.get('indirectCSPId') ?? link?.searchParams.get('partnerId');
      return {
        resellerId: query.get('indirectResellerId') ?? undefined,
        ...(provider ? { accountTenantId: provider } : {}),
      };
    },
    call: ({ partnerCenter }, { account, resellerId }) =>
      partnerCenter.relationshipLink(
        account,
        resellerId === undefined ? undefined : { tenantId: resellerId },
      ),
    expected: (body) => URL.parse(textOf(property(body, 'url')))?.href,
  },
  {
    name: 'GET /v1/customers/all/validations',
    method: 'GET',
    hosts,
    path: whole('/v1/customers/all/validations'),
    call: ({ partnerCenter }, { account }) => partnerCenter.validationCodes(account),
    expected: (body) =>
      listOf(body).map((code) => ({
        organisation: textOf(property(code, 'organizationName')),
        code: textOf(property(code, 'validationId')),
        allowed: property(code, 'maxCreates'),
        left: property(code, 'remainingCreates'),
      })),
  },
  {
    name: 'GET /v1/customers',
    method: 'GET',
    hosts,
    path: whole('/v1/customers'),
    notOurs: ({ query }) => (query.has('filter') ? 'counted as GET /v1/customers?filter' : undefined),
    call: firstPage,
    expected: (body) => listOf(property(body, 'items')).map(customer),
  },
  {
    name: 'GET /v1/customers?filter',
    method: 'GET',
    hosts,
    path: whole('/v1/customers'),
    notOurs: ({ query }) => (query.has('filter') ? undefined : 'counted as GET /v1/customers'),
    call: ({ partnerCenter }, { account, domain }) => partnerCenter.customersByDomain(account, domain),
    expected: (body) => listOf(property(body, 'items')).map(customer),
  },
  {
    name: 'GET /v1/customers/{id}',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}`),
    call: ({ partnerCenter }, { account, id: tenantId }) => partnerCenter.customer(account, tenantId),
    expected: (body) => ({ kind: 'found', customer: customer(body) }),
  },
  {
    name: 'GET /v1/customers/{id}/relationships',
    method: 'GET',
    hosts,
    path: whole(`/v1/customers/${id}/relationships`),
    call: ({ partnerCenter }, { account, id: tenantId }) => partnerCenter.resellersOf(account, tenantId),
    expected: (body) =>
      listOf(property(body, 'items')).map((item) => ({
        tenantId: textOf(property(item, 'id')).toLowerCase(),
        name: textOf(property(item, 'name')),
        mpnId: textOf(property(item, 'mpnId')) || undefined,
      })),
  },
  {
    ...registration,
    name: 'GET /webhooks/v1/registration',
    method: 'GET',
    facts: ({ answer }) => ({ registration: registrationOf(answer?.body) }),
    call: ensure,
    expected: () => 'unchanged',
  },
  {
    ...registration,
    name: 'POST /webhooks/v1/registration',
    method: 'POST',
    before: [{ status: 404 }],
    facts: ({ requestBody }) => ({ registration: registrationOf(requestBody) }),
    call: ensure,
    expected: () => 'created',
  },
  {
    ...registration,
    name: 'PUT /webhooks/v1/registration',
    method: 'PUT',
    before: [{ status: 200, body: { WebhookUrl: 'https://example.com/earlier', WebhookEvents: [] } }],
    facts: ({ requestBody }) => ({ registration: registrationOf(requestBody) }),
    call: ensure,
    expected: () => 'updated',
  },
  {
    name: 'GET /webhooks/v1/registration/events',
    method: 'GET',
    hosts,
    path: whole('/webhooks/v1/registration/events'),
    call: ({ partnerCenter }, { account }) => partnerCenter.webhookEvents(account),
    expected: (body) => listOf(body),
  },
  {
    name: 'POST /webhooks/v1/registration/validationEvents',
    method: 'POST',
    hosts,
    path: whole('/webhooks/v1/registration/validationEvents'),
    call: ({ partnerCenter }, { account }) => partnerCenter.requestValidationEvent(account),
    expected: (body) => textOf(property(body, 'correlationId')),
  },
  {
    name: 'GET /webhooks/v1/registration/validationEvents/{id}',
    method: 'GET',
    hosts,
    path: whole(`/webhooks/v1/registration/validationEvents/${id}`),
    call: ({ partnerCenter }, { account, id: correlationId }) =>
      partnerCenter.validationEvent(account, correlationId),
    expected: (body) => ({
      status: textOf(property(body, 'status')),
      responseCodes: listOf(property(body, 'results')).map((result) =>
        textOf(property(result, 'responseCode')),
      ),
    }),
  },
];

const tokenEndpoint = {
  method: 'POST',
  hosts: ['login.microsoftonline.com'],
  // Version 1 in the documentation, version 2 in the product: the same grants, `scope` instead of `resource`.
  path: /^\/[^/]+\/oauth2\/(v2\.0\/)?token$/i,
  expected: (body: unknown) => textOf(property(body, 'access_token')),
};

const grantIs = (grant: string) => (sample: { requestBody: unknown }) =>
  new URLSearchParams(textOf(sample.requestBody)).get('grant_type')?.trim() === grant
    ? undefined
    : 'another grant than we use';

/** The token endpoint, by the two grants in use. */
export const signInEndpoints: readonly UsedEndpoint[] = [
  {
    ...tokenEndpoint,
    name: 'POST /{tenant}/oauth2/token (client_credentials)',
    notOurs: grantIs('client_credentials'),
    call: ({ signIn }, { account }) => signIn.appToken(tokenRequestOf(account)),
  },
  {
    ...tokenEndpoint,
    name: 'POST /{tenant}/oauth2/token (refresh_token)',
    notOurs: grantIs('refresh_token'),
    call: ({ signIn }, { account }) => signIn.userToken(tokenRequestOf(account)),
  },
];
