import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem, Problem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { HttpSender } from '../http/port.ts';
import type { SignIn } from '../sign-in/port.ts';
import { withAppToken } from './app-token.ts';
import type { GraphForCustomer, NotPermitted } from './customer-port.ts';
import { companySubscriptionsSchema, healthSchema, skusSchema } from './customer-schema.ts';
import { askGraph } from './wire.ts';

export interface GraphForCustomerOptions {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
}

/** A tenant has a few dozen services and subscriptions; a list that goes on is not believed. */
const mostPages = 10;

/** Graph in customers' tenants with each account's own application. See GraphForCustomer for what each method promises. */
export function createGraphForCustomer({ sender, signIn }: GraphForCustomerOptions): GraphForCustomer {
  /** Runs questions with a token of the customer's tenant, for the account's application. */
  const withToken = <Answer>(
    { credential, cloud }: PartnerAccount,
    customerTenantId: string,
    question: (token: string) => Promise<Answer>,
  ): Promise<Answer> =>
    withAppToken(signIn, { credential, cloud, tenantId: guidForPath('graph', customerTenantId) }, question);

  return {
    licences: (account, tenantId) =>
      permitted(() =>
        withToken(account, tenantId, async (token) => {
          const call = { cloud: account.cloud, token };
          const subscriptions = await allPages('/directory/subscriptions', (path) =>
            askGraph(
              sender,
              { ...call, operation: 'GET subscriptions of the directory' },
              companySubscriptionsSchema,
              (client) => client.api(path).get(),
            ),
          );
          const skus = await askGraph(
            sender,
            { ...call, operation: 'GET subscribed skus' },
            skusSchema,
            (client) => client.api('/subscribedSkus').get(),
          );
          const held = subscriptions.flatMap((page) => page.subscriptions);
          const licences = skus.map((sku) => ({
            ...sku,
            subscriptions: held
              .filter(({ skuId }) => skuId === sku.skuId)
              .map(({ subscription }) => subscription),
          }));
          return { kind: 'read', licences };
        }),
      ),
    health: (account, tenantId) =>
      permitted(() =>
        withToken(account, tenantId, async (token) => {
          const pages = await allPages('/admin/serviceAnnouncement/healthOverviews', (path) =>
            askGraph(
              sender,
              { operation: 'GET service health', cloud: account.cloud, token },
              healthSchema,
              (client) => client.api(path).get(),
            ),
          );
          return {
            kind: 'read',
            services: pages.reduce((sum, { services }) => sum + services, 0),
            troubled: pages.flatMap(({ troubled }) => troubled),
          };
        }),
      ),
  };
}

async function allPages<Page extends { readonly nextLink: string | undefined }>(
  first: string,
  read: (path: string) => Promise<Page>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let path: string | undefined = first; path !== undefined; path = pages.at(-1)?.nextLink) {
    if (pages.length === mostPages)
      throw new Problem('rejected', 'graph names pages without end.', {
        remote: 'graph',
        code: 'endless-pages',
      });
    pages.push(await read(path));
  }
  return pages;
}

/** Missing consent is an answer: most customers have never been asked to let the application in. */
async function permitted<Answer>(read: () => Promise<Answer>): Promise<Answer | NotPermitted> {
  try {
    return await read();
  } catch (error) {
    if (!isProblem(error, 'unauthorised')) throw error;
    const { remote, code, status } = error.facts;
    // Entra's word for an application it does not find in the tenant; a wrong secret is `invalid_client`.
    if (remote === 'sign-in' && code === 'unauthorized_client')
      return { kind: 'not-permitted', because: 'no-app' };
    if (remote === 'graph' && status === 403) return { kind: 'not-permitted', because: 'no-right' };
    throw error;
  }
}
