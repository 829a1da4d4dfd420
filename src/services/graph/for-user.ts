import type { Cloud } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import type { HttpSender } from '../http/port.ts';
import type { AdministratorCheck, GraphForUser } from './port.ts';
import { meSchema, organizationSchema, rolesPageSchema } from './schema.ts';
import { askGraph, type GraphCall } from './wire.ts';

/** The same in every tenant (Graph contract 3). */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
/** Nobody has a thousand roles; a list that goes on is not believed. */
const mostPages = 10;

/** Graph with the customer user's own token. See GraphForUser for what each method promises. */
export function createGraphForUser({ sender }: { readonly sender: HttpSender }): GraphForUser {
  return {
    me: (token, cloud) =>
      askGraph(sender, { operation: 'GET me', cloud, token }, meSchema, (client) =>
        client.api('/me').select(['id', 'userPrincipalName', 'displayName']).get(),
      ),
    organization: (token, cloud) =>
      askGraph(sender, { operation: 'GET organization', cloud, token }, organizationSchema, (client) =>
        client.api('/organization').get(),
      ),
    administratorCheck: async (token, cloud) => {
      try {
        const templateIds = await readRoles(sender, token, cloud);
        return templateIds === undefined ? { kind: 'unknown' } : judge(templateIds);
      } catch (error) {
        if (isProblem(error) && error.facts.status === 403) return { kind: 'unknown' };
        throw error;
      }
    },
  };
}

/** The template ids of the user's roles, over all pages; undefined when the pages do not end. */
async function readRoles(
  sender: HttpSender,
  token: string,
  cloud: Cloud,
): Promise<readonly (string | undefined)[] | undefined> {
  const call: GraphCall = { operation: 'GET directory roles of me', cloud, token };
  const templateIds: (string | undefined)[] = [];
  let nextLink: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const address = nextLink;
    const answer = await askGraph(sender, call, rolesPageSchema, (client) => {
      const request =
        address === undefined
          ? client
              .api('/me/transitiveMemberOf/microsoft.graph.directoryRole')
              .select(['id', 'roleTemplateId'])
              .count(true)
          : client.api(address);
      // A cast over a relation is an advanced query: it needs this header and the count.
      return request.header('ConsistencyLevel', 'eventual').get();
    });
    templateIds.push(...answer.templateIds);
    if (answer.nextLink === undefined) return templateIds;
    nextLink = answer.nextLink;
  }
  return undefined;
}

function judge(templateIds: readonly (string | undefined)[]): AdministratorCheck {
  if (templateIds.includes(globalAdministrator)) return { kind: 'global-administrator' };
  if (templateIds.includes(undefined)) return { kind: 'unknown' };
  return templateIds.length === 0 ? { kind: 'no-roles' } : { kind: 'other-roles' };
}
