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
      const found = await entra.group(objectId);
      const one = say.about(objectId);
      if (found.kind === 'found') one.ok(`The group “${found.name}” holds staff (${role}).`);
      else one.fault('gone', `There is no such group for staff (${role}).`);
    }
    for (const { objectId, role } of people) {
      const found = tenantId === home.tenantId ? await entra.user(objectId) : undefined;
      const one = say.about(objectId);
      if (found === undefined) one.skipped('The person is in a tenant that is not asked.');
      else if (found.kind === 'found') one.ok(`One person is staff (${role}).`);
      else one.fault('gone', `There is no such person for staff (${role}).`);
    }
  },
});
