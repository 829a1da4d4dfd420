import { clouds } from '../../../domain/clouds.ts';
import { claimsOf } from '../../../services/sign-in/claims.ts';
import { check, isSignInTrouble } from '../check.ts';

/** Application permissions at Graph of the bot's application in its home tenant; docs/deployment.md names the same. */
export const homePermissions = [
  {
    role: 'CrossTenantInformation.ReadBasic.All',
    when: 'always',
    why: 'a customer’s tenant is found by its domain',
  },
  { role: 'GroupMember.Read.All', when: 'groups', why: 'staff is known by groups' },
  { role: 'User.ReadBasic.All', when: 'groups', why: 'staff is known by groups' },
  { role: 'Mail.Send', when: 'mail', why: 'mail leaves by Graph' },
] as const;

/** Whether the bot's application may do at Graph what is configured, by the roles in its token. */
export const homeRights = check({
  id: 'graph-rights',
  looksAt: 'Which application permissions of Microsoft Graph the bot’s application has in its home tenant.',
  remedies: {
    missing:
      'In Entra, App registrations, API permissions of the bot’s application: add them as application permissions of Microsoft Graph and grant admin consent; for Mail.Send restrict it to the one mailbox.',
  },
  async look({ signIn, home, config }, say) {
    const { staff } = config.provider;
    const { graphRoot, loginAuthority } = clouds[home.cloud];
    const isWanted = { always: true, groups: staff.groups.length > 0, mail: config.mailSender !== undefined };
    const needed = homePermissions.filter(({ when }) => isWanted[when]);
    const token = await tokenOrNone(() =>
      signIn.appToken({ ...home, authority: loginAuthority, scope: `${graphRoot}/.default` }),
    );
    if (token === undefined) return say.skipped('The bot is not signed in; see bot-sign-in.');
    const roles = claimsOf(token)?.roles ?? [];
    const missing = needed.filter(({ role }) => !roles.includes(role));
    for (const { role, why } of missing)
      say.fault('missing', `The permission ${role} is not granted; ${why}.`);
    if (missing.length === 0) say.ok('The bot’s application has the permissions it needs.');
  },
});

async function tokenOrNone(ask: () => Promise<string>): Promise<string | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isSignInTrouble(error)) return undefined;
    throw error;
  }
}
