import { clouds } from '../../../domain/clouds.ts';
import { isProblem } from '../../../errors.ts';
import { claimsOf } from '../../../services/sign-in/claims.ts';
import { botService } from '../../bot-service.ts';
import { check, troubleOf } from '../check.ts';

/** Whether the bot's application gets its token, for the Bot Framework and as the one that is configured. */
export const botSignIn = check({
  id: 'bot-sign-in',
  looksAt: 'Whether the bot’s application gets its token for the Bot Framework.',
  remedies: {
    refused:
      'In Entra, App registrations, look at the bot’s application: the tenant (CONCIERGE_BOT_TENANT_ID), the id (CONCIERGE_BOT_APP_ID), and whether its secret or certificate is the configured one and has not run out.',
    unreachable: 'See that the machine reaches login.microsoftonline.com by https, and try again.',
    other: 'Set CONCIERGE_BOT_APP_ID and its secret or certificate to those of the same application.',
  },
  async look({ signIn, home, config }, say) {
    let token: string;
    try {
      const { loginAuthority } = clouds.public;
      token = await signIn.appToken({ ...home, authority: loginAuthority, scope: botService.scope });
    } catch (error) {
      const remedy = isProblem(error, 'unauthorised') ? 'refused' : 'unreachable';
      return say.fault(remedy, `The bot’s application gets no token: ${troubleOf(error)}.`);
    }
    const claims = claimsOf(token);
    const audience = botService.scope.replace(/\/\.default$/, '');
    if (claims?.appId !== undefined && claims.appId !== config.bot.appId)
      return say.fault('other', `The token is for another application (${claims.appId}).`);
    if (claims?.audience !== undefined && claims.audience !== audience)
      return say.fault('other', `The token is for ${claims.audience}, not for the Bot Framework.`);
    say.ok('The bot’s application signs in to the Bot Framework.');
  },
});
