import { clouds } from '../../../domain/clouds.ts';
import { claimsOf } from '../../../services/sign-in/claims.ts';
import { check, troubleOf } from '../check.ts';

/** Whether the bot's application may do at Graph what is configured, by the roles in its token. */
export const homeRights = check({
  id: 'graph-rights',
  looksAt: 'Which application permissions of Microsoft Graph the bot’s application has in its home tenant.',
  remedies: {
    missing:
      'In Entra, App registrations, API permissions of the bot’s application: add them as application permissions of Microsoft Graph and grant admin consent; for Mail.Send restrict it to the one mailbox.',
    refused: 'Mend the sign-in of the bot’s application first.',
  },
  async look({ signIn, home, config }, say) {
    const { staff } = config.provider;
    const { graphRoot, loginAuthority } = clouds[home.cloud];
    const needed: readonly (readonly [string, string])[] = [
      ['CrossTenantInformation.ReadBasic.All', 'a customer’s tenant is found by its domain'],
      ...(staff.groups.length > 0
        ? ([
            ['GroupMember.Read.All', 'staff is known by groups'],
            ['User.ReadBasic.All', 'staff is known by groups'],
          ] as const)
        : []),
      ...(config.mailSender === undefined ? [] : ([['Mail.Send', 'mail leaves by Graph']] as const)),
    ];
    let token: string;
    try {
      token = await signIn.appToken({ ...home, authority: loginAuthority, scope: `${graphRoot}/.default` });
    } catch (error) {
      return say.fault('refused', `The bot’s application gets no token for Graph: ${troubleOf(error)}.`);
    }
    const roles = claimsOf(token)?.roles ?? [];
    const missing = needed.filter(([role]) => !roles.includes(role));
    for (const [role, why] of missing) say.fault('missing', `The permission ${role} is not granted; ${why}.`);
    if (missing.length === 0) say.ok('The bot’s application has the permissions it needs.');
  },
});
