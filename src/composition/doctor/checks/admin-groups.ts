import { isProblem } from '../../../errors.ts';
import { check } from '../check.ts';
import { askerOf } from '../examined.ts';

/** Whether the groups are there that get admin rights at customers. */
export const adminGroups = check({
  id: 'admin-groups',
  looksAt: 'Whether the groups in accounts[].adminGroups are in the account’s tenant.',
  remedies: {
    gone: 'Put object ids of security groups of the account’s own tenant into adminGroups; a group of another tenant gets no rights.',
    unreadable:
      'Grant the account’s application GroupMember.Read.All in its tenant if you want this looked at; the service itself does not need it.',
  },
  async look({ config, directory }, say) {
    const wanted = config.provider.accounts.flatMap((account) =>
      [...new Set(Object.values(account.adminGroups ?? {}))].map((groupId) => ({ account, groupId })),
    );
    if (wanted.length === 0) return say.skipped('No group is configured to get admin rights.');
    for (const { account, groupId } of wanted) {
      const one = say.about(account.id);
      try {
        const found = await directory(askerOf(account)).group(groupId);
        if (found.kind === 'found') one.ok(`The group “${found.name}” gets admin rights.`);
        else one.fault('gone', `There is no group ${groupId} in the account’s tenant.`);
      } catch (error) {
        if (!isProblem(error)) throw error;
        one.warn(
          'unreadable',
          `The group ${groupId} cannot be looked at (${error.facts.status ?? error.kind}).`,
        );
      }
    }
  },
});
