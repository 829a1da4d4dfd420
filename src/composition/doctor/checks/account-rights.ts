import { cloudWays } from '../../../domain/cloud-ways.ts';
import { clouds } from '../../../domain/clouds.ts';
import { claimsOf } from '../../../services/sign-in/claims.ts';
import { check, isSignInTrouble, troubleOf } from '../check.ts';
import { askerOf } from '../examined.ts';

const gdapRole = 'DelegatedAdminRelationship.ReadWrite.All';
const nobodysName = 'doctor asks for a name that no relationship has';

/** Whether each account's application may ask for admin rights (Graph contract 2). */
export const accountRights = check({
  id: 'admin-rights',
  looksAt: 'For each account: whether its application may read and ask for admin rights (GDAP) at Graph.',
  remedies: {
    role: `In the account’s tenant grant its application ${gdapRole} (application permission of Microsoft Graph) with admin consent; until then “gdap” does not work for its customers.`,
    principal:
      'Make the service principal of Microsoft’s app 2832473f-ec63-45fb-976f-5d45a7d4bb91 in the account’s tenant (`az ad sp create --id …`), and see that the account’s application has its consent.',
  },
  async look({ config, signIn, gdap }, say) {
    for (const account of config.provider.accounts) {
      const one = say.about(account.id);
      if (!cloudWays[account.cloud].gdap) {
        one.skipped('This cloud has no such admin rights.');
        continue;
      }
      const { graphRoot, loginAuthority } = clouds[account.cloud];
      try {
        const token = await signIn.appToken({
          ...askerOf(account),
          authority: loginAuthority,
          scope: `${graphRoot}/.default`,
        });
        if (!(claimsOf(token)?.roles ?? []).includes(gdapRole)) {
          one.warn('role', `The permission ${gdapRole} is not granted.`);
          continue;
        }
        await gdap.byName(account, nobodysName);
        one.ok('Admin rights can be read and asked for.');
      } catch (error) {
        if (isSignInTrouble(error)) one.skipped('It is not signed in; see account-sign-in.');
        else one.warn('principal', `Admin rights cannot be read: ${troubleOf(error)}.`);
      }
    }
  },
});
