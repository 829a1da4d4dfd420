import { withNotice } from '../dialogs/kit/card-notice.ts';
import type { Card } from '../dialogs/kit/card.ts';
import { filledIn } from '../dialogs/kit/card-copy.ts';
import type { Language } from '../dialogs/kit/language.ts';
import { remainsOf, repeats } from '../dialogs/kit/remains.ts';
import type { Input } from '../dialogs/kit/turn.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import type { Host } from '../dialogs/kit/host.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LiveCard, LiveCards, LiveChange } from '../services/store/live-cards.ts';
import type { Connector, Delivery } from './connector.ts';
import { cardMessage, invokeCard, invokeMessage, spentCard, textMessage } from './messages.ts';
import { patiently } from './patiently.ts';
import type { TurnRecord } from './turn-record.ts';

export interface Chat {
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** Conversation and person: two people's dialogs in one channel do not share a live card. */
  readonly stateKey: string;
}

export interface PresenterOptions {
  readonly cards: LiveCards;
  readonly connector: Connector;
  readonly host: Pick<Host, 'flow'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Turns what a turn wrote down into messages, changed cards and the answer to a press. */
export function createPresenter(options: PresenterOptions) {
  const { cards, connector, host, clock, log } = options;

  async function send(chat: Chat, activity: object): Promise<string | undefined> {
    const delivery = await patiently(log, 'message', () =>
      connector.post(chat.serviceUrl, chat.conversationId, activity),
    );
    return delivery.kind === 'sent' ? delivery.id : undefined;
  }

  const put = (chat: Chat, activityId: string, content: Card): Promise<Delivery> =>
    patiently(log, 'card', () =>
      connector.put(chat.serviceUrl, chat.conversationId, activityId, cardMessage(content)),
    );

  /** Sends a sign-in card and keeps its place, so that it does not stand there for ever. */
  async function sendSignIn(chat: Chat, message: object): Promise<void> {
    const activityId = await send(chat, message);
    if (activityId === undefined) return;
    await cards.set(signInSlot(chat), { stamp: 'sign-in', activityId }, clock.now());
  }

  /** A card that single sign-on has used is invisible in Teams; a text in its place would appear from nowhere. */
  async function settleSignIn(chat: Chat, input: Input, text: string): Promise<void> {
    const sent = await cards.find(signInSlot(chat));
    if (sent === undefined) return;
    await cards.clear(signInSlot(chat));
    if (input.kind === 'signed-in' && input.silently) return;
    await patiently(log, 'sign-in card', () =>
      connector.put(chat.serviceUrl, chat.conversationId, sent.activityId, textMessage(text)),
    );
  }

  /** The card of a case for the person of this turn, as it is now. */
  async function caseCardOf(record: TurnRecord): Promise<Card | undefined> {
    const wanted = record.showCase;
    if (wanted === undefined) return undefined;
    const news = { event: '', caseId: wanted.caseId, facts: {}, possibleRepeat: false };
    const made = await host.flow(wanted.flow)?.announce?.(news, record.turn.person);
    if (made === undefined) return undefined;
    const { sentence, fold } = wanted;
    if (sentence === undefined) return made.card;
    // A sentence about one part of the card is about what was filled in there: that must not be typed again.
    const { input } = record.turn;
    const isAboutFields = fold !== undefined && input.kind === 'case';
    return withNotice(isAboutFields ? filledIn(made.card, input.fields) : made.card, sentence, fold);
  }

  return {
    /**
     * The body that answers a press, made before anything is sent: the next card, the case's card, or a sentence.
     * `place` is the pressed card's activity when the press belongs to a dialog.
     */
    async answer(record: TurnRecord): Promise<{ body: object; card: Card | undefined }> {
      const words = kitWords(record.turn.person.language);
      const caseCard = await caseCardOf(record);
      const pressedCase = record.turn.input.kind === 'case';
      const next =
        caseCard ?? (pressedCase ? undefined : (record.ended ?? record.shown?.card ?? record.closed));
      if (next !== undefined) return { body: invokeCard(next), card: next };
      const first = record.messages.find((message): message is string => typeof message === 'string');
      return { body: invokeMessage(record.passing ?? first ?? words.moved), card: undefined };
    },

    /**
     * Sends what is left: texts in their order, the card in its place or below, and retires the card before it.
     * `seen.answer`: the client shows the answer of the press. `seen.redraw`: it does not, and this card of a case was
     * pressed. `seen.live`: the live card before this turn. Returns what becomes of it.
     */
    async deliver(
      chat: Chat,
      record: TurnRecord,
      place: string | undefined,
      answered: Card | undefined,
      seen: {
        readonly answer: boolean;
        readonly live: LiveCard | undefined;
        readonly redraw?: string | undefined;
      },
    ): Promise<LiveChange> {
      const { person } = record.turn;
      const before = seen.live;
      for (const message of record.messages) {
        if (typeof message === 'string') await send(chat, textMessage(message));
        else await sendSignIn(chat, message);
      }
      for (const posted of record.posted) await send(chat, cardMessage(posted));
      if (record.signInOver !== undefined) await settleSignIn(chat, record.turn.input, record.signInOver);
      if (seen.redraw !== undefined && answered !== undefined) await put(chat, seen.redraw, answered);
      // Without an answer that is shown there is nothing to put a passing sentence into.
      const sentence = record.passing ?? record.showCase?.sentence;
      if (!seen.answer && sentence !== undefined) await send(chat, textMessage(sentence));

      if (record.showCase !== undefined) {
        if (!record.showCase.takesOver) return undefined;
        // The workflow's notice draws the case card; this chat's live card is either that card now, or history.
        if (place === undefined && before !== undefined)
          await put(chat, before.activityId, history(before, undefined, person.language));
        // A conversation that was set aside for this goes on below.
        if (record.shown === undefined) return 'none';
        return liveAfter(record, await send(chat, cardMessage(record.shown.card))) ?? 'none';
      }

      const content = record.shown?.card ?? record.closed;
      if (content === undefined) return undefined;
      if (record.ended !== undefined) {
        // What one conversation ended with stays to be read, above the question of the one that goes on.
        const stands = place !== undefined && (await put(chat, place, answered ?? record.ended));
        if (stands === false || stands.kind === 'no-such-activity')
          await send(chat, cardMessage(record.ended));
        const id = await send(chat, cardMessage(content));
        if (place === undefined && before !== undefined)
          await put(chat, before.activityId, history(before, content, person.language));
        return liveAfter(record, id);
      }
      if (place !== undefined) {
        const delivery = await put(chat, place, answered ?? content);
        if (delivery.kind === 'sent') return liveAfter(record, place);
        // What may not have been drawn is not noted as drawn: a press on the card before it draws it then.
        if (delivery.kind !== 'no-such-activity') return undefined;
      }
      const id = await send(chat, cardMessage(content));
      if (before !== undefined && before.activityId !== id && place === undefined) {
        await put(chat, before.activityId, history(before, content, person.language));
      }
      return liveAfter(record, id);
    },
  };
}

/** What a turn makes of the live card when its own stands at this place. */
function liveAfter(record: TurnRecord, activityId: string | undefined): LiveChange {
  if (record.shown === undefined) return record.closed === undefined ? undefined : 'none';
  if (activityId === undefined) return undefined;
  const { stamp, card } = record.shown;
  return { stamp, activityId, remains: remainsOf(card) };
}

/** Under which name a chat's sign-in card is kept; it lives beside the card that is answered. */
const signInSlot = (chat: Chat): string => `${chat.stateKey}|sign-in`;

/** An earlier card as it stays in the chat: what it said, or a line when the one below says the same once more. */
function history(before: LiveCard, next: Card | undefined, language: Language): Card {
  const remains = before.remains as Card | undefined;
  const isRepeated = remains !== undefined && next !== undefined && repeats(next, remains);
  return remains === undefined || isRepeated ? spentCard(kitWords(language).moved) : remains;
}

export type Presenter = ReturnType<typeof createPresenter>;
