import { z } from 'zod';
import { cloudWays } from '../../domain/cloud-ways.ts';
import { asGdapId, isGuid } from '../../domain/identifiers.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem, Problem } from '../../errors.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { HttpRequest, HttpSender } from '../http/port.ts';
import type { SignIn } from '../sign-in/port.ts';
import { withAppToken } from './app-token.ts';
import type { GdapAtGraph, GdapRelationship, WantedGdapRelationship } from './gdap-port.ts';
import {
  accessAssignmentSchema,
  changedRelationshipSchema,
  pageOf,
  relationshipSchema,
} from './gdap-schema.ts';
import { durationOf, extension } from './gdap-values.ts';
import { askGraph, type Asking } from './wire.ts';

/** The only role that is never asked for, and that keeps a relationship from extending itself (Graph contract 2.4). */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const relationships = '/tenantRelationships/delegatedAdminRelationships';
/** The largest page of these lists (Graph contract 0), and a guard against a list that never ends. */
const pageSize = 300;
const mostPages = 1000;

/** Delegated admin relationships at Graph. See GdapAtGraph for what each method promises. */
export function createGdapAtGraph({
  sender,
  signIn,
}: {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
}): GdapAtGraph {
  async function ask<Schema extends z.ZodType>(
    account: PartnerAccount,
    call: { readonly operation: string; readonly effect?: HttpRequest['effect'] },
    schema: Schema,
    question: Asking,
  ): Promise<z.output<Schema>> {
    const { cloud } = account;
    if (!cloudWays[cloud].gdap) throw refused('no-gdap-in-this-cloud');
    return await withAppToken(signIn, account, (token) =>
      askGraph(sender, { ...call, cloud, token }, schema, question),
    );
  }

  async function* pages<Item extends z.ZodType>(
    account: PartnerAccount,
    operation: string,
    path: string,
    item: Item,
  ): AsyncGenerator<readonly z.output<Item>[]> {
    let address: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const next = address;
      const answer = await ask(account, { operation }, pageOf(item), (client) =>
        next === undefined ? client.api(path).top(pageSize).get() : client.api(next).get(),
      );
      yield answer.items;
      if (answer.nextLink === undefined) return;
      address = answer.nextLink;
    }
    throw refused('too-many-pages');
  }

  const all = (account: PartnerAccount) =>
    pages(account, 'GET delegated admin relationships', relationships, relationshipSchema);

  async function byId(account: PartnerAccount, id: string): ReturnType<GdapAtGraph['byId']> {
    const path = pathOf(id);
    try {
      const relationship = await ask(
        account,
        { operation: 'GET delegated admin relationship' },
        relationshipSchema,
        (client) => client.api(path).get(),
      );
      return { kind: 'found', relationship };
    } catch (error) {
      if (isProblem(error, 'not-found')) return { kind: 'not-found' };
      throw error;
    }
  }

  /** Asks Microsoft to move the relationship on (Graph contract 2.3); the answer only says that it was asked. */
  async function request(account: PartnerAccount, id: string, action: 'lockForApproval' | 'terminate') {
    const path = `${pathOf(id)}/requests`;
    const call = { operation: `POST delegated admin relationship ${action}`, effect: 'once' } as const;
    await ask(account, call, z.unknown(), (client) => client.api(path).post({ action }));
  }

  /** Microsoft wants the version one has read; answers without one are read again. */
  async function versionOf(account: PartnerAccount, { id, etag }: GdapRelationship): Promise<string> {
    if (etag !== undefined) return etag;
    const read = await byId(account, id);
    if (read.kind === 'found' && read.relationship.etag !== undefined) return read.relationship.etag;
    throw refused('no-version');
  }

  return {
    all,
    byId,
    create: async (account, wanted) => {
      const body = bodyOf(wanted);
      const call = { operation: 'POST delegated admin relationship', effect: 'once' } as const;
      return await ask(account, call, relationshipSchema, (client) => client.api(relationships).post(body));
    },
    byName: async (account, displayName) => {
      for await (const page of all(account)) {
        const found = page.find((relationship) => relationship.displayName === displayName);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    lockForApproval: (account, id) => request(account, id, 'lockForApproval'),
    terminate: (account, id) => request(account, id, 'terminate'),
    setAutoExtend: async (account, relationship, on) => {
      if (on && relationship.roleIds.includes(globalAdministrator)) throw refused('invalid-relationship');
      const path = pathOf(relationship.id);
      const version = await versionOf(account, relationship);
      const changed = await ask(
        account,
        { operation: 'PATCH delegated admin relationship' },
        changedRelationshipSchema,
        (client) =>
          client
            .api(path)
            .header('If-Match', version)
            .patch({ autoExtendDuration: on ? extension.on : extension.off }),
      );
      if (changed !== undefined) return changed;
      const read = await byId(account, relationship.id);
      if (read.kind === 'found') return read.relationship;
      throw new Problem('not-found', 'The relationship is gone.', { remote: 'graph' });
    },
    remove: async (account, relationship) => {
      const path = pathOf(relationship.id);
      try {
        const version = await versionOf(account, relationship);
        await ask(account, { operation: 'DELETE delegated admin relationship' }, z.unknown(), (client) =>
          client.api(path).header('If-Match', version).delete(),
        );
      } catch (error) {
        if (!isProblem(error, 'not-found')) throw error;
      }
    },
    approvalLink: (id) =>
      `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${idForPath(id)}`,
    accessAssignments: async (account, id) => {
      const path = `${pathOf(id)}/accessAssignments`;
      const operation = 'GET delegated admin access assignments';
      const found = [];
      for await (const page of pages(account, operation, path, accessAssignmentSchema)) found.push(...page);
      return found;
    },
    createAccessAssignment: async (account, id, { groupId, roleIds }) => {
      const path = `${pathOf(id)}/accessAssignments`;
      const body = {
        accessContainer: {
          accessContainerId: guidForPath('graph', groupId),
          accessContainerType: 'securityGroup',
        },
        accessDetails: detailsOf(roleIds),
      };
      const call = { operation: 'POST delegated admin access assignment', effect: 'once' } as const;
      return await ask(account, call, accessAssignmentSchema, (client) => client.api(path).post(body));
    },
  };
}

const refused = (code: string) =>
  new Problem('rejected', `A delegated admin relationship was not asked for: ${code}.`, {
    remote: 'graph',
    code,
  });

function idForPath(id: string): string {
  const valid = asGdapId(id);
  if (valid === undefined) throw refused('not-a-relationship-id');
  return valid;
}

const pathOf = (id: string) => `${relationships}/${idForPath(id)}`;

const detailsOf = (roleIds: readonly string[]) => ({
  unifiedRoles: roleIds.map((roleDefinitionId) => ({ roleDefinitionId })),
});

/** What Graph gets for a new relationship; throws for what it could only refuse (Graph contract 2.2, 2.4). */
function bodyOf({
  displayName,
  customerTenantId,
  roleIds,
  durationDays,
  autoExtends,
}: WantedGdapRelationship) {
  const isRight =
    displayName.trim() !== '' &&
    displayName.length <= 50 &&
    isGuid(customerTenantId) &&
    roleIds.length > 0 &&
    roleIds.every((id) => isGuid(id) && id.toLowerCase() !== globalAdministrator) &&
    Number.isInteger(durationDays) &&
    durationDays >= 1 &&
    durationDays <= 730;
  if (!isRight) throw refused('invalid-relationship');
  return {
    displayName,
    duration: durationOf(durationDays),
    customer: { tenantId: customerTenantId },
    accessDetails: detailsOf(roleIds),
    autoExtendDuration: autoExtends ? extension.on : extension.off,
  };
}
