import type { Card } from '../dialogs/kit/card.ts';
import type { Announced, Audience, Flow } from '../dialogs/kit/flow.ts';
import type { Host } from '../dialogs/kit/host.ts';
import type { Input, Speaker } from '../dialogs/kit/turn.ts';
import { kitWords } from '../dialogs/kit/words.ts';
import { languageOf } from '../dialogs/kit/language.ts';
import { caseCard } from '../services/store/case-cards.ts';
import type { Database } from '../services/store/connection.ts';
import { findReference, teamsIdsOf, type StoredReference } from '../services/store/references.ts';
import type { SecretBox } from '../services/store/secret-box.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import { inputOf, type TeamsActivity } from './activity.ts';
import { invokeCard } from './messages.ts';
import { said, type BotAnswer } from './once.ts';

/** Teams asks for own views of no more people than these (contract teams 2.3). */
const mostViewers = 60;

/** The verb by which a card's own view is asked for; it belongs to no flow, and changes nothing. */
const lookSuffix = '.look';

type CasePress = Extract<Input, { kind: 'case' }>;

export interface OwnViewsOptions {
  readonly database: Database;
  /** What Teams calls people is kept sealed. */
  readonly box: SecretBox;
  readonly host: Pick<Host, 'flow'>;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Of people and channels whose zone is not known; an IANA name. */
  readonly timeZone: string;
}

/** Who an announcement in this place is for. */
export async function audienceAt(
  reference: StoredReference,
  { languages, timeZone: otherwise }: Pick<OwnViewsOptions, 'languages' | 'timeZone'>,
): Promise<Audience> {
  const { tenantId, userId, kind, locale, timeZone } = reference;
  return {
    tenantId,
    userId,
    isChannel: kind === 'channel',
    language: (await languages.chosenBy(reference)) ?? languageOf(locale),
    locale: locale ?? 'en-GB',
    timeZone: timeZone ?? otherwise,
  };
}

/**
 * The card as it stands in its place. In a channel it asks Teams for the own views of those who have one, as far as
 * they have ever written to the bot: only then is known what Teams calls them.
 */
export async function cardInPlace(
  { database, box }: Pick<OwnViewsOptions, 'database' | 'box'>,
  { card, ownViews }: Pick<Announced, 'card' | 'ownViews'>,
  place: { readonly flow: string; readonly caseId: string; readonly isChannel: boolean | undefined },
): Promise<Card> {
  if (place.isChannel !== true || ownViews === undefined) return card;
  const userIds = await teamsIdsOf(database.db, box, ownViews.people.slice(0, mostViewers));
  return refreshed(card, { ...place, version: ownViews.version }, userIds);
}

function refreshed(
  card: Card,
  { flow, caseId, version }: { flow: string; caseId: string; version: number },
  userIds: readonly string[],
): Card {
  const data = { case: caseId, v: version };
  const action = { type: 'Action.Execute', verb: `${flow}${lookSuffix}`, data };
  return { ...card, refresh: { action, userIds: [...userIds] } };
}

/** The look an activity asks for; undefined for every other press. */
export function lookOf(activity: TeamsActivity): CasePress | undefined {
  if (activity.type !== 'invoke') return undefined;
  const input = inputOf(activity);
  return input?.kind === 'case' && input.verb.endsWith(lookSuffix) ? input : undefined;
}

/**
 * Answers what somebody sees of a case, by who they are in the verified activity. Changes nothing and says nothing in
 * the chat: Teams asks by itself, as often as it likes. Who has no view of their own gets the channel's card, as long as
 * it is that card they look at.
 */
export function createOwnViews(options: OwnViewsOptions) {
  const { database, host } = options;
  async function channelCard(activity: TeamsActivity, person: Speaker, flow: Flow, caseId: string) {
    const { channel, tenantId } = person;
    if (channel === undefined) return undefined;
    const target = { tenantId, userId: channel.conversationId };
    const shown = await caseCard(database.db, caseId, target);
    const reference = await findReference(database.db, tenantId, channel.conversationId);
    if (shown === undefined || reference === undefined) return undefined;
    if (shown.flow !== flow.id || shown.activityId !== activity.replyToId) return undefined;
    const made = await flow.announce?.(newsOf(caseId), await audienceAt(reference, options));
    return made && cardInPlace(options, made, { flow: flow.id, caseId, isChannel: true });
  }

  return async (activity: TeamsActivity, person: Speaker, look: CasePress): Promise<BotAnswer> => {
    const { caseId, version } = look;
    const flow = host.flow(look.verb.slice(0, -lookSuffix.length));
    const words = kitWords(person.language);
    if (flow?.announce === undefined) return said(words.stale);
    const may = flow.roles.some((role) => person.roles.has(role));
    const own = may ? await flow.announce(newsOf(caseId), person) : undefined;
    if (own !== undefined) {
      const again = { flow: flow.id, caseId, version };
      const mine = person.channel === undefined ? own.card : refreshed(own.card, again, [activity.from.id]);
      return { status: 200, body: invokeCard(mine) };
    }
    const shown = await channelCard(activity, person, flow, caseId);
    return shown === undefined ? said(words.notYours) : { status: 200, body: invokeCard(shown) };
  };
}

const newsOf = (caseId: string) => ({ event: '', caseId, facts: {}, possibleRepeat: false });

export type OwnViews = ReturnType<typeof createOwnViews>;
