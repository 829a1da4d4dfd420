import { clouds } from '../../../domain/clouds.ts';
import { isProblem } from '../../../errors.ts';
import { check, troubleOf } from '../check.ts';

/** Whether each account's agent is still signed in, with a second factor (Partner Center contract 2.1, 2.2). */
export const accountSignIn = check({
  id: 'account-sign-in',
  looksAt:
    'For each account: whether its application and its agent get tokens for Partner Center, the agent’s with a second factor.',
  remedies: {
    app: 'In the account’s tenant look at the application: its id, and whether its secret or certificate is the configured one and has not run out.',
    agent:
      'Let an admin agent of the account sign in once more to the application (secure application model) and put the new refresh token into CONCIERGE_CREDENTIAL_…_REFRESH_TOKEN, then restart the service: a new one there is used before the stored one.',
    mfa: 'Let the agent sign in once more with multi-factor authentication, and put the new refresh token into CONCIERGE_CREDENTIAL_…_REFRESH_TOKEN, then restart the service: a new one there is used before the stored one, which Partner Center refuses without a second factor.',
    unreachable: 'See that the machine reaches Microsoft’s sign-in by https, and try again.',
  },
  async look({ config, signIn }, say) {
    for (const account of config.provider.accounts) {
      const one = say.about(account.id);
      const { loginAuthority, partnerCenterRoot } = clouds[account.cloud];
      const request = {
        credential: account.credential,
        tenantId: account.tenantId,
        authority: loginAuthority,
        scope: `${partnerCenterRoot}/.default`,
      };
      try {
        await signIn.appToken(request);
      } catch (error) {
        const remedy = isProblem(error, 'unauthorised') ? 'app' : 'unreachable';
        one.fault(remedy, `The application gets no token: ${troubleOf(error)}.`);
        continue;
      }
      try {
        await signIn.userToken(request);
        one.ok('Application and agent are signed in, the agent with a second factor.');
      } catch (error) {
        const code = isProblem(error) ? error.facts.code : undefined;
        if (code === 'mfa-missing') one.fault('mfa', 'The agent signed in without a second factor.');
        else if (isProblem(error, 'unauthorised'))
          one.fault('agent', `The agent’s refresh token is not taken: ${troubleOf(error)}.`);
        else one.fault('unreachable', `The agent gets no token: ${troubleOf(error)}.`);
      }
    }
  },
});
