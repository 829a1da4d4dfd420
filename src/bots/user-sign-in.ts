import type { UserSignIn } from '../dialogs/kit/turn.ts';
import { Problem } from '../errors.ts';
import type { TeamsActivity } from './activity.ts';
import { signInMessage } from './messages.ts';
import type { TokenService } from './token-service.ts';

/** Signing in the person of this activity; a product without an OAuth connection says so as a Problem. */
export function userSignIn(
  tokens: TokenService | undefined,
  parts: { connectionName: string; botAppId: string },
  activity: TeamsActivity,
  send: (message: object) => void,
): UserSignIn {
  const user = { userId: activity.from.id, channelId: activity.channelId };
  const service = (): TokenService => {
    if (tokens === undefined)
      throw new Problem('unavailable', 'no OAuth connection is configured', { remote: 'token-service' });
    return tokens;
  };
  const resource = () =>
    service().signInResource({
      msAppId: parts.botAppId,
      conversation: {
        channelId: activity.channelId,
        serviceUrl: activity.serviceUrl,
        activityId: activity.id,
        user: activity.from,
        bot: activity.recipient,
        conversation: activity.conversation,
      },
    });
  let found: string | undefined;
  return {
    async token() {
      found ??= await service().token(user);
      return found;
    },
    async sendCard(text, button) {
      const { signInLink, tokenExchangeResource } = await resource();
      send(
        signInMessage({
          text,
          button,
          connectionName: parts.connectionName,
          signInLink,
          tokenExchangeResource,
        }),
      );
    },
    link: async () => (await resource()).signInLink,
    async redeem(code) {
      found = await service().token(user, code);
      return found;
    },
  };
}
