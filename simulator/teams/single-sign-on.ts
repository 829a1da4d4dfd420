import { signInResources } from '../bot-service/user-tokens.ts';
import type { SimulatorContext } from '../context.ts';
import { issueUserToken } from '../login/tokens.ts';
import type { SimUser } from '../world/types.ts';
import { signInRequest, type SignInRequest } from './action-outcome.ts';
import { chatsOf } from './chats.ts';
import type { SimChat, SimMessage } from './chat-types.ts';
import type { DeliveryResult } from './delivery.ts';

/** The client id of Teams in the browser, pre-authorised by the bot's registration (Teams contract 7.4). */
export const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

const oauthCard = 'application/vnd.microsoft.card.oauth';

type SendInvoke = (
  chat: SimChat,
  user: SimUser,
  name: string,
  value: unknown,
  replyToId?: string,
) => Promise<DeliveryResult>;

export interface SingleSignOn {
  /** What an Action.Execute is repeated with; undefined when this client cannot sign in silently. */
  authentication(
    user: SimUser,
    request: SignInRequest,
  ): Promise<{ id: string; connectionName: string; token: string } | undefined>;
  /** The person has signed in: the sign-in cards of this chat have served. */
  cardsAreDone(chat: SimChat): void;
  stop(): void;
}

/**
 * What Teams does by itself when the bot posts a sign-in card: it offers a token by `signin/tokenExchange`, and
 * shows the card's button only when the bot could not use it (Teams contract 7.4).
 */
export function createSingleSignOn(context: SimulatorContext, sendInvoke: SendInvoke): SingleSignOn {
  const chats = chatsOf(context);

  async function authentication(user: SimUser, request: SignInRequest) {
    const resource = request.tokenExchangeResource;
    if (resource == null || context.world.state.switches.signIn === 'lost') return undefined;
    if (!signInResources(context).some((uri) => resource.uri.startsWith(uri))) return undefined;
    const token = await issueUserToken(context, {
      user,
      audience: resource.uri,
      scopes: ['access_as_user'],
      appId: teamsWebClient,
    });
    return { id: resource.id, connectionName: request.connectionName, token };
  }
  async function offerToken(chat: SimChat, message: SimMessage, request: SignInRequest): Promise<void> {
    const user = context.world.state.users.find((candidate) => candidate.id === chat.members[0]);
    if (user === undefined) return;
    const value = await authentication(user, request);
    let taken = false;
    if (value !== undefined) {
      // Every open client of the person offers its own token with the same id; the bot must use only one.
      const clients = context.world.state.switches.doubleActivities ? 2 : 1;
      const offers = Array.from({ length: clients }, () =>
        sendInvoke(chat, user, 'signin/tokenExchange', value, message.id),
      );
      taken = (await Promise.all(offers)).some((result) => result.status === 200);
    } else if (request.tokenExchangeResource != null && context.world.state.switches.signIn !== 'lost') {
      const failure = { code: 'resourcematchfailed', message: 'Resource match failed' };
      await sendInvoke(chat, user, 'signin/failure', failure, message.id);
    }
    chats.update(chat, message, { signIn: taken ? 'silent' : 'button' });
  }
  const stop = chats.listen((event) => {
    if (event.kind !== 'message' || event.message.from !== 'bot') return;
    const chat = chats.find(event.chatId);
    const card = event.message.attachments.find((attachment) => attachment.contentType === oauthCard);
    const request = signInRequest.safeParse(card?.content);
    if (chat?.kind !== 'personal' || !request.success) return;
    event.message.signIn = 'trying';
    // After the bot's POST has been answered, as a real client would hear of it.
    setTimeout(() => void offerToken(chat, event.message, request.data), 20);
  });
  return {
    authentication,
    stop,
    cardsAreDone: (chat) => {
      for (const message of chat.messages) {
        if (message.signIn === 'button') chats.update(chat, message, { signIn: 'done' });
      }
    },
  };
}
