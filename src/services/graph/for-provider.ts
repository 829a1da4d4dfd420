import { asDomain, isGuid } from '../../domain/identifiers.ts';
import { isProblem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { HttpSender } from '../http/port.ts';
import type { SignIn } from '../sign-in/port.ts';
import { withAppToken, type GraphAsker } from './app-token.ts';
import type { GraphForProvider } from './port.ts';
import { memberGroupsSchema, tenantInformationSchema } from './schema.ts';
import { askGraph } from './wire.ts';

export interface GraphForProviderOptions {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
  /** Whose application asks: the provider's home tenant and its credential. */
  readonly home: GraphAsker;
}

/** Entra takes at most so many groups in one question. */
const groupsACall = 20;

/** Graph with the provider's own app-only token. See GraphForProvider for what each method promises. */
export function createGraphForProvider({ sender, signIn, home }: GraphForProviderOptions): GraphForProvider {
  const withToken = <Answer>(question: (token: string) => Promise<Answer>) =>
    withAppToken(signIn, home, question);

  async function groupsAmong(userId: string, groupIds: readonly string[]): Promise<readonly string[]> {
    return await withToken((token) =>
      askGraph(
        sender,
        { operation: 'POST check member groups', cloud: home.cloud, token },
        memberGroupsSchema,
        (client) => client.api(`/users/${userId}/checkMemberGroups`).post({ groupIds }),
      ),
    );
  }

  /** `key` is the OData function's name with its argument, already validated (Graph contract 1). */
  async function findTenant(key: string): ReturnType<GraphForProvider['tenantByDomain']> {
    try {
      const tenant = await withToken((token) =>
        askGraph(
          sender,
          { operation: 'GET tenant information', cloud: home.cloud, token },
          tenantInformationSchema,
          (client) => client.api(`/tenantRelationships/findTenantInformationBy${key}`).get(),
        ),
      );
      return { kind: 'found', tenant };
    } catch (error) {
      if (isProblem(error, 'not-found')) return { kind: 'not-found' };
      throw error;
    }
  }

  return {
    tenantByDomain: async (text) => {
      const domain = asDomain(text);
      return domain === undefined
        ? { kind: 'not-found' }
        : await findTenant(`DomainName(domainName='${domain}')`);
    },
    tenantById: async (tenantId) =>
      isGuid(tenantId)
        ? await findTenant(`TenantId(tenantId='${tenantId.toLowerCase()}')`)
        : { kind: 'not-found' },
    memberGroups: async (userObjectId, groupIds) => {
      const userId = guidForPath('graph', userObjectId);
      const ids = groupIds.map((id) => guidForPath('graph', id));
      const found: string[] = [];
      for (let first = 0; first < ids.length; first += groupsACall) {
        found.push(...(await groupsAmong(userId, ids.slice(first, first + groupsACall))));
      }
      return found;
    },
  };
}
