import { createTokenService } from '../../../bots/token-service.ts';
import { applicationIdUri } from '../../../domain/application-id-uri.ts';
import { clouds } from '../../../domain/clouds.ts';
import { isProblem } from '../../../errors.ts';
import { botService } from '../../bot-service.ts';
import { check, isSignInTrouble, troubleOf } from '../check.ts';

/** Whether people can be signed in silently: the OAuth connection is there and names the app's own URI. */
export const singleSignOn = check({
  id: 'single-sign-on',
  looksAt: 'Whether the bot’s OAuth connection is there and exchanges tokens for the app’s own URI.',
  remedies: {
    missing:
      'In the Azure Bot, Configuration, add an OAuth connection (Azure Active Directory v2) and set CONCIERGE_OAUTH_CONNECTION to its name.',
    other:
      'Make the three the same: “Expose an API” of the app registration, the token exchange URL of the OAuth connection, and the app package (`npm run package`).',
    unknown:
      'See whether people are asked to sign in with a button instead of silently; docs/deployment.md tells how it is set up.',
  },
  async look({ sender, signIn, home, config }, say) {
    const { oauthConnection: connectionName, appId } = config.bot;
    if (connectionName === undefined)
      return say.skipped('No OAuth connection is configured, so nobody is asked to sign in.');
    const { loginAuthority } = clouds.public;
    const botToken = () => signIn.appToken({ ...home, authority: loginAuthority, scope: botService.scope });
    const origin = botService.tokenService;
    const tokens = createTokenService({ sender, origin, connectionName, botToken });
    const wanted = applicationIdUri(config.server.publicUrl, appId);
    try {
      const nobody = { id: 'doctor' };
      const conversation = { channelId: 'msteams', user: nobody, conversation: nobody, bot: nobody };
      const { tokenExchangeResource } = await tokens.signInResource({ msAppId: appId, conversation });
      const uri = tokenExchangeResource?.uri;
      // Entra adds the scope's name to the URI in some answers.
      if (uri === undefined)
        say.warn('other', `The OAuth connection ${connectionName} names no token exchange URL.`);
      else if (uri !== wanted && !uri.startsWith(`${wanted}/`))
        say.fault('other', `The OAuth connection exchanges tokens for ${uri}; the app’s URI is ${wanted}.`);
      else say.ok(`People are signed in silently by ${connectionName}.`);
    } catch (error) {
      if (isSignInTrouble(error)) return say.skipped('The bot is not signed in; see bot-sign-in.');
      if (isProblem(error) && error.facts.status === 404)
        return say.fault('missing', `The Azure Bot has no OAuth connection called ${connectionName}.`);
      say.warn('unknown', `The OAuth connection could not be looked at: ${troubleOf(error)}.`);
    }
  },
});
