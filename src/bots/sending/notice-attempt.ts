import { withNotice } from '../../dialogs/kit/card-notice.ts';
import type { Card } from '../../dialogs/kit/card.ts';
import type { Announced } from '../../dialogs/kit/flow.ts';
import type { Host } from '../../dialogs/kit/host.ts';
import { languageOf, type Language } from '../../dialogs/kit/language.ts';
import { kitWords } from '../../dialogs/kit/words.ts';
import { caseCard, dropCaseCard, type CaseCard } from '../../services/store/case-cards.ts';
import type { Database } from '../../services/store/connection.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';
import { grouped } from '../../services/store/grouped.ts';
import type { AboutToPost } from '../../services/store/notice-posting.ts';
import type { Notice, Target } from '../../services/store/notices.ts';
import { isOvertaken } from '../../services/store/overtaken-notices.ts';
import { findReferences, type StoredReference } from '../../services/store/references.ts';
import { createTurnstile } from '../../services/store/turnstile.ts';
import type { PersonLanguages } from '../../workflows/language/port.ts';
import type { Connector, Delivery } from '../connector.ts';
import { cardMessage, spentCard, textMessage } from '../messages.ts';
import { afterDelivery, mostLost, type Outcome } from '../notice-outcome.ts';
import { audienceAt, cardInPlace } from '../own-views.ts';
import { placeOf } from '../place-of.ts';
import { whereReaderIs } from '../reader-place.ts';
import type { Clock } from '../../clock.ts';
import type { NotCalled, PacedCalls } from './paced-calls.ts';
import type { Timing, WhenToTell } from './when-to-tell.ts';

export interface AttemptOptions {
  readonly database: Database;
  readonly box: SecretBox;
  readonly host: Pick<Host, 'flow'>;
  readonly connector: Connector;
  readonly paced: PacedCalls;
  /** Writes that a message is about to leave; false when it must not. */
  readonly beginPosting: (leaving: AboutToPost) => Promise<boolean>;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Of people and channels whose zone is not known; an IANA name. */
  readonly timeZone: string;
  readonly whenToTell: WhenToTell;
  /** Where conversations are created with people we have not heard from (contract teams 5.3). */
  readonly defaultServiceUrl: string;
  readonly clock: Clock;
}

/** After so many refusals for the moment (throttling and the like) a notice is given up and logged. */
const mostTries = 50;
/** Of all tenants together: whoever is in a conversation wants the database too. */
const mostPreparing = 16;
/** A notice's changes are repeated by itself, and nobody waits for the answer of one. */
const onlyOnce = { tries: 1 };

interface Prepared {
  readonly made: Announced;
  /** The live card of the case there, and as what it is drawn now. */
  readonly shown: CaseCard | undefined;
  readonly drawn: Card;
  readonly isSilent: boolean;
}

/** Tries once to bring a notice to its reader; the change of a card (PUT) goes before a message (POST). */
export function createAttempt(options: AttemptOptions): (notice: Notice) => Promise<Outcome> {
  const { database, host, connector, paced, clock } = options;
  const turnstile = createTurnstile(mostPreparing);
  const find = grouped((targets: readonly Target[]) => findReferences(database.db, targets));

  async function attempt(notice: Notice): Promise<Outcome> {
    const repeats = notice.kind === 'update' || notice.kind === 'retire';
    if (!repeats && notice.lostAnswers > mostLost)
      return { kind: 'end', state: 'unverified', trouble: 'answers lost' };
    if (notice.tries > mostTries) return { kind: 'end', state: 'failed', trouble: 'too many tries' };
    // Teams allows a chat 60 calls in 30 s, which the steps of a few orders would fill otherwise.
    if (notice.kind === 'update' && (await isOvertaken(database.db, notice)))
      return { kind: 'end', state: 'skipped', trouble: 'a later one follows' };
    const place = await whereReaderIs({ ...options, find, create: createPaced(notice) }, notice);
    if (place.kind !== 'reference') return place;
    const { reference } = place;
    if (notice.kind === 'retire') return retire(notice, reference);

    const prepared = await turnstile(() => prepare(notice, reference));
    return 'made' in prepared ? deliver(notice, reference, prepared) : prepared;
  }

  /** Whether it is to be told now, and its words. */
  async function prepare(notice: Notice, reference: StoredReference): Promise<Outcome | Prepared> {
    const audience = await audienceAt(reference, options);
    // Here the reader's preferences decide; a change of a card makes no sound and is never put off.
    const ask = () => options.whenToTell(notice, audience);
    const timing = notice.kind === 'update' ? atOnce : await ask();
    const until = laterThan(clock.now(), timing);
    if (until !== undefined) {
      const isStillSo = async () => laterThan(clock.now(), await ask()) !== undefined;
      return { kind: 'not-now', seconds: (until - clock.now()) / 1_000, putOff: { until, isStillSo } };
    }
    const { flow, caseId, target } = notice;
    const announced = await host.flow(flow)?.announce?.(notice, audience);
    if (announced === undefined) return { kind: 'end', state: 'skipped', trouble: 'nothing to tell' };
    const { isChannel } = audience;
    const card = await cardInPlace(options, announced, { flow, caseId, isChannel });
    // A sentence stands by itself, whatever card there is.
    const shown = notice.kind === 'message' ? undefined : await caseCard(database.db, caseId, target);
    return {
      made: { ...announced, card },
      shown,
      drawn: shown?.isRepeat === true ? withNotice(card, kitWords(audience.language).repeatedCard) : card,
      isSilent: timing.kind === 'silent',
    };
  }

  async function deliver(notice: Notice, reference: StoredReference, prepared: Prepared): Promise<Outcome> {
    const { made, isSilent } = prepared;
    let card = prepared.shown;
    if (card !== undefined) {
      const delivery = await change(notice, reference, card, cardMessage(prepared.drawn));
      if (delivery.kind === 'no-such-activity' || isClosedElsewhere(delivery, card, reference)) {
        // The next way is the reader's own chat.
        await dropCaseCard(database.db, notice.caseId, notice.target);
        card = undefined;
      } else if (delivery.kind !== 'sent') return after(notice, delivery, reference);
    }
    const where = card?.conversationId;
    if (notice.kind === 'update') {
      const state = card === undefined ? 'skipped' : 'sent';
      return { kind: 'end', state, activityId: card?.activityId, conversationId: where };
    }
    if (isSilent) return { kind: 'end', state: 'skipped', trouble: 'muted', conversationId: where };
    // A case has one live card: if it has appeared meanwhile, the news is a sentence below it.
    const isCard = notice.kind === 'card' && card === undefined;
    // The sentence says that it may be a repeat; on a card that is posted once more it has to be seen too.
    const fresh = notice.possibleRepeat ? withNotice(made.card, made.message) : made.card;
    return post(notice, reference, isCard ? cardMessage(fresh, made.message) : textMessage(made.message));
  }

  function change(
    notice: Notice,
    { serviceUrl }: StoredReference,
    { conversationId, activityId }: Pick<CaseCard, 'conversationId' | 'activityId'>,
    message: object,
  ): Promise<Delivery | NotCalled> {
    const call = () => connector.put(serviceUrl, conversationId, activityId, message, onlyOnce);
    return paced({ notice, conversationId, call });
  }

  async function post(notice: Notice, reference: StoredReference, message: object): Promise<Outcome> {
    const { serviceUrl, conversationId } = reference;
    const before = () => options.beginPosting({ notice, conversationId });
    const call = () => connector.post(serviceUrl, conversationId, message);
    return after(notice, await paced({ notice, conversationId, before, call }), reference);
  }

  const createPaced = (notice: Notice) => (serviceUrl: string) =>
    paced({
      notice,
      conversationId: notice.target.userId,
      call: () => connector.createConversation(serviceUrl, notice.target),
    });

  /** The language the reader chose, or that of their Teams. */
  async function languageFor(reference: StoredReference): Promise<Language> {
    return (await options.languages.chosenBy(reference)) ?? languageOf(reference.locale);
  }

  async function retire(notice: Notice, reference: StoredReference): Promise<Outcome> {
    const place = {
      conversationId: String(notice.facts['conversationId']),
      activityId: String(notice.facts['activityId']),
    };
    const content = spentCard(kitWords(await languageFor(reference)).moved);
    const delivery = await change(notice, reference, place, cardMessage(content));
    return delivery.kind === 'no-such-activity' || isClosedElsewhere(delivery, place, reference)
      ? { kind: 'end', state: 'skipped' }
      : after(notice, delivery, reference);
  }

  return attempt;
}

const atOnce = { kind: 'now' } as const;

/** When it is to be told, if that is later than now. */
const laterThan = (now: number, timing: Timing): number | undefined =>
  timing.kind === 'at' && timing.at > now ? timing.at : undefined;

/** A group chat or team that is closed to the bot says nothing about the reader's own chat. */
const isClosedElsewhere = (
  delivery: Delivery | NotCalled,
  called: { readonly conversationId: string },
  own: StoredReference,
): boolean => delivery.kind === 'closed' && placeOf(called.conversationId) !== placeOf(own.conversationId);

/** What the call to the reader's own place came to, or that none was made. */
function after(notice: Notice, delivery: Delivery | NotCalled, own: StoredReference): Outcome {
  if (delivery.kind === 'not-ours') return { kind: 'not-now', seconds: 0 };
  if (delivery.kind === 'too-long') return { kind: 'not-now', seconds: delivery.seconds };
  const outcome = afterDelivery(notice, delivery);
  return delivery.kind === 'closed' && outcome.kind === 'end' ? { ...outcome, closed: own } : outcome;
}
