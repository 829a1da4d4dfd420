import { isProblem } from '../../../errors.ts';
import type { GraphDirectory } from '../../../services/graph/directory-port.ts';
import { check } from '../check.ts';

/** Whether the people and groups of staff are there, in the tenant that is asked. */
export const staffCheck = check({
  id: 'staff',
  looksAt: 'Whether the groups and people of staff in the provider file are in the directory.',
  remedies: {
    gone: 'Put the object ids of groups and people that exist into the provider file, or take these out; nobody of them is let in as staff.',
    tenant:
      'The directory is asked in the bot’s home tenant: use CONCIERGE_BOT_TENANT_ID’s groups, and the same staff.tenantId.',
    nobody:
      'Put at least one person or group into staff of the provider file; cases that need a person reach nobody.',
  },
  async look({ config, directory, home }, say) {
    const { tenantId, groups, people } = config.provider.staff;
    if (groups.length + people.length === 0) return say.fault('nobody', 'Nobody is staff.');
    if (groups.length > 0 && tenantId !== home.tenantId)
      say.fault(
        'tenant',
        'Staff is in another tenant than the bot’s application, so its groups cannot be read.',
      );
    const entra = directory(home);
    for (const { objectId, role } of groups) {
      const one = say.about(objectId);
      const found = await lookUp(() => entra.group(objectId));
      if (found.kind === 'found') one.ok(`The group “${found.name}” holds staff (${role}).`);
      else if (found.kind === 'not-found') one.fault('gone', `There is no such group for staff (${role}).`);
      else one.skipped(`The group cannot be looked at (${found.why}); see graph-rights.`);
    }
    if (tenantId !== home.tenantId) return;
    for (const { objectId, role } of people) {
      const one = say.about(objectId);
      const found = await lookUp(() => entra.user(objectId));
      if (found.kind === 'found') one.ok(`One person is staff (${role}).`);
      else if (found.kind === 'not-found') one.fault('gone', `There is no such person for staff (${role}).`);
      else one.skipped(`The person cannot be looked at (${found.why}); see graph-rights.`);
    }
  },
});

type Look = Awaited<ReturnType<GraphDirectory['group']>> | { readonly kind: 'unknown'; readonly why: string };

async function lookUp(ask: () => ReturnType<GraphDirectory['group']>): Promise<Look> {
  try {
    return await ask();
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'unknown', why: String(error.facts.status ?? error.kind) };
  }
}
