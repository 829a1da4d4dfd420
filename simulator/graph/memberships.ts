import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../http/exchange.ts';
import { graphErrors, sendGraph, sendGraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

const roleNames: Record<string, string> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': 'Billing Administrator',
};

/**
 * `GET …/memberOf` and `…/transitiveMemberOf`, optionally cast to roles or groups. Without the right to read roles,
 * or with the switch `roles: hidden`, a role comes as type and id with everything else null (contract 3).
 */
export function answerMemberOf(call: GraphCall): void {
  const { context, exchange, claims } = call;
  const user = call.user!;
  const cast = call.params['cast']?.toLowerCase();
  const now = context.world.now();
  if (!['undefined', 'microsoft.graph.directoryrole', 'microsoft.graph.group'].includes(String(cast))) {
    return sendGraphError(exchange, graphErrors.bad(`The cast ${cast} is not simulated.`), now);
  }
  if (context.world.state.switches.roles === 'refused')
    return sendGraphError(exchange, graphErrors.denied, now);
  const advanced =
    exchange.request.headers['consistencylevel'] === 'eventual' && exchange.query.get('$count') === 'true';
  if (cast !== undefined && !advanced) return sendGraphError(exchange, graphErrors.unsupported, now);
  const visible =
    context.world.state.switches.roles === 'visible' &&
    mayUse(claims, 'RoleManagement.Read.Directory', 'Directory.Read.All');
  const show = (value: string) => (visible ? value : null);
  const roles = user.roles.map((template) => ({
    '@odata.type': '#microsoft.graph.directoryRole',
    id: objectIdOf(template, user.tenantId),
    deletedDateTime: null,
    description: null,
    displayName: show(roleNames[template] ?? 'Directory role'),
    roleTemplateId: show(template),
  }));
  const groups = context.world.state.groups
    .filter((group) => group.memberIds.includes(user.id))
    .map((group) => ({
      '@odata.type': '#microsoft.graph.group',
      id: group.id,
      displayName: show(group.name),
    }));
  const both = [...roles, ...groups];
  const value =
    cast === undefined
      ? both
      : (cast.endsWith('role') ? roles : groups).map((item) => ({ ...item, '@odata.type': undefined }));
  const name = cast === undefined ? 'directoryObjects' : cast.endsWith('role') ? 'directoryRoles' : 'groups';
  sendGraph(exchange, call.root, name, { ...(advanced ? { '@odata.count': value.length } : {}), value });
}

/** `GET /groups/{id}`: a group of the token's tenant. */
export function answerGroup({ context, exchange, claims, params, root }: GraphCall): void {
  const now = context.world.now();
  if (!mayUse(claims, 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'))
    return sendGraphError(exchange, graphErrors.denied, now);
  const { groups, switches } = context.world.state;
  const id = (params['groupId'] ?? '').toLowerCase();
  const group = groups.find((one) => one.id === id && one.tenantId === claims.tid);
  if (group === undefined || switches.groupsGone)
    return sendGraphError(exchange, graphErrors.notFound(id), now);
  sendGraph(exchange, root, 'groups/$entity', { id: group.id, displayName: group.name });
}

const checkShape = z
  .object({ groupIds: z.array(z.string()) })
  .or(z.object({ ids: z.array(z.string()) }).transform(({ ids }) => ({ groupIds: ids })));

/** `POST …/checkMemberGroups` (20 ids at most): those of the asked groups the user is in. */
export async function answerGroupCheck(call: GraphCall): Promise<void> {
  const { context, exchange, claims } = call;
  const now = context.world.now();
  const asked = checkShape.safeParse(await readJson(exchange));
  if (!asked.success)
    return sendGraphError(exchange, graphErrors.bad('Invalid value specified for groupIds.'), now);
  if (asked.data.groupIds.length > 20) {
    return sendGraphError(exchange, graphErrors.bad('At most 20 ids may be given.'), now);
  }
  const self = claims.scp !== undefined && claims.oid === call.user!.id;
  const allowed =
    mayUse(claims, 'GroupMember.Read.All', 'Directory.Read.All') || (self && mayUse(claims, 'User.Read'));
  if (!allowed) return sendGraphError(exchange, graphErrors.denied, now);
  const roleIds = call.user!.roles.map((template) => objectIdOf(template, call.user!.tenantId));
  const groupIds = context.world.state.groups
    .filter((group) => group.tenantId === call.user!.tenantId && group.memberIds.includes(call.user!.id))
    .map((group) => group.id);
  const mine = exchange.path.toLowerCase().endsWith('objects') ? [...groupIds, ...roleIds] : groupIds;
  const value = asked.data.groupIds.map((id) => id.toLowerCase()).filter((id) => mine.includes(id));
  sendGraph(exchange, call.root, 'Collection(Edm.String)', { value });
}

/** Roles have an object id of their own in each tenant; only the template id is the same everywhere. */
function objectIdOf(template: string, tenantId: string): string {
  const hex = createHash('sha256').update(`${template} ${tenantId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
