import type { SimulatorContext } from '../context.ts';
import type { SimUser } from '../world/types.ts';
import { createActivityWriter } from './activities.ts';
import { botName, changesOf, chatsOf } from './chats.ts';
import type { SimChat, SimMessage } from './chat-types.ts';
import { createCardViews } from './card-views.ts';
import { createDelivery, type DeliveryResult } from './delivery.ts';
import { outcomeOfAction, type ActionOutcome } from './action-outcome.ts';
import { keepFile, type GivenFile } from './share-point.ts';
import { createSingleSignOn } from './single-sign-on.ts';

/** A press on a card's button, with the inputs already merged into `data`. */
export interface CardAction {
  readonly type: string;
  readonly verb?: string | undefined;
  readonly id?: string | undefined;
  readonly data?: unknown;
}

/** What a Teams client does for the person in front of it. */
export interface TeamsClient {
  /** Opens a chat; the first opening of a personal chat installs the app. */
  open(chat: SimChat, user: SimUser): Promise<void>;
  install(chat: SimChat, user: SimUser): Promise<DeliveryResult>;
  uninstall(chat: SimChat, user: SimUser): Promise<DeliveryResult>;
  block(chat: SimChat, blocked: boolean): void;
  say(
    chat: SimChat,
    user: SimUser,
    message: { text: string; threadId?: string | undefined; value?: unknown; file?: GivenFile | undefined },
  ): Promise<{ message: SimMessage; result: DeliveryResult }>;
  edit(chat: SimChat, user: SimUser, message: SimMessage, text: string): Promise<DeliveryResult>;
  act(
    chat: SimChat,
    user: SimUser,
    press: CardPress,
  ): Promise<{ result: DeliveryResult; outcome: ActionOutcome }>;
  /** The sign-in window is done (six digits) or was closed (null). */
  finishSignIn(
    chat: SimChat,
    user: SimUser,
    end: { code: string | null; press?: CardPress | undefined },
  ): Promise<{ result: DeliveryResult; outcome: ActionOutcome }>;
  stop(): void;
}

export interface CardPress {
  readonly activityId: string;
  readonly action: CardAction;
  readonly trigger: 'manual' | 'automatic';
}

export function createTeamsClient(
  context: SimulatorContext,
  options: { deadlineMs?: number } = {},
): TeamsClient {
  const chats = chatsOf(context);
  const write = createActivityWriter(context);
  const delivery = createDelivery(context, options);
  const views = createCardViews(context);
  const signOn = createSingleSignOn(context, (chat, user, name, value, replyTo) =>
    delivery.send(write.invoke(chat, user, name, value, replyTo)),
  );

  async function install(chat: SimChat, user: SimUser): Promise<DeliveryResult> {
    chats.set(chat, { installed: true, removed: false, blocked: false });
    const [result] = await Promise.all([
      delivery.send(write.installation(chat, user, 'add')),
      delivery.send(write.botAdded(chat, user)),
    ]);
    return result;
  }
  function execute(chat: SimChat, user: SimUser, press: CardPress, extra: object): Promise<DeliveryResult> {
    const { type, verb, id, data } = press.action;
    const value = {
      action: { type, id: id ?? '', verb, data: data ?? {} },
      trigger: press.trigger,
      ...extra,
    };
    return delivery.send(write.invoke(chat, user, 'adaptiveCard/action', value, press.activityId));
  }
  async function act(chat: SimChat, user: SimUser, press: CardPress) {
    const known = press.trigger === 'automatic' ? views.instead(chat, user.id, press.activityId) : undefined;
    if (known !== undefined) return { result: notSent, outcome: asOfNow(chat, press, known) };
    const done = await pressed(chat, user, press);
    views.note(chat, user.id, press.activityId, done.outcome);
    return { ...done, outcome: asOfNow(chat, press, done.outcome) };
  }
  async function pressed(chat: SimChat, user: SimUser, press: CardPress) {
    if (press.action.type === 'Action.Submit') {
      const result = await delivery.send(
        write.submitted(chat, user, press.action.data ?? {}, press.activityId),
      );
      return { result, outcome: outcomeOfAction(result) };
    }
    const result = await execute(chat, user, press, {});
    const outcome = outcomeOfAction(result);
    if (outcome.kind !== 'sign-in') return { result, outcome };
    const authentication = await signOn.authentication(user, outcome.signIn);
    if (authentication === undefined) return { result, outcome };
    const second = await execute(chat, user, press, { authentication });
    const after = outcomeOfAction(second);
    // Consent is missing: the person is asked with the button of the first answer.
    return second.status === 200 && after.kind !== 'failed'
      ? { result: second, outcome: after }
      : { result, outcome };
  }
  return {
    open: async (chat, user) => {
      if (chat.kind === 'personal' && !chat.installed && chat.removed !== true) await install(chat, user);
    },
    install,
    uninstall: async (chat, user) => {
      chats.set(chat, { installed: false, removed: true });
      return await delivery.send(write.installation(chat, user, 'remove'));
    },
    block: (chat, blocked) => chats.set(chat, { blocked }),
    say: async (chat, user, { text, threadId = null, value, file }) => {
      const told = chat.kind === 'personal' || text.includes(mention);
      const attachments = file === undefined ? [] : [keepFile(context, user, file)];
      const delivered = told ? 'sending' : null;
      const message = chats.add(chat, { from: user.id, text, threadId, attachments, delivery: delivered });
      if (!told) return { message, result: notSent };
      const thread = chat.kind === 'channel' ? (threadId ?? message.id) : null;
      const result = await delivery.send(
        write.message(chat, user, {
          id: message.id,
          text,
          threadId: thread,
          value,
          // Teams hands files over in personal chats only.
          ...(file === undefined || chat.kind !== 'personal' ? {} : { attachments }),
        }),
      );
      chats.update(chat, message, { delivery: answered(result) ? 'delivered' : 'failed' });
      return { message, result };
    },
    edit: async (chat, user, message, text) => {
      chats.update(chat, message, { text, editedAt: context.world.now().toISOString() });
      return await delivery.send(
        write.edited(chat, user, { id: message.id, text, threadId: message.threadId }),
      );
    },
    act,
    finishSignIn: async (chat, user, { code, press }) => {
      const state = code ?? 'CancelledByUser';
      const result =
        press === undefined
          ? await delivery.send(write.invoke(chat, user, 'signin/verifyState', { state }))
          : await execute(chat, user, press, { state });
      if (code !== null && answered(result)) signOn.cardsAreDone(chat);
      const outcome = outcomeOfAction(result);
      return { result, outcome: press === undefined ? outcome : asOfNow(chat, press, outcome) };
    },
    stop: () => signOn.stop(),
  };
}

const notSent: DeliveryResult = { status: null, body: undefined, milliseconds: 0 };
const mention = `<at>${botName}</at>`;

/** What a press has just come to, with the message it is about as it is now. */
function asOfNow(chat: SimChat, { activityId }: CardPress, outcome: ActionOutcome): ActionOutcome {
  const message = chat.messages.find(({ id }) => id === activityId);
  return outcome.kind === 'card' && message !== undefined ? { ...outcome, of: changesOf(message) } : outcome;
}

function answered(result: DeliveryResult): boolean {
  return result.status !== null && result.status < 300;
}
