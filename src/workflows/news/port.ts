import type { Kysely } from 'kysely';
import type { Target } from '../../services/store/notices.ts';
import type { Tables } from '../../services/store/tables.ts';

/** One thing that happened to a case and that somebody should hear of. */
export interface NewsItem {
  /** The flow whose `announce` entry makes the words and the card. */
  readonly flow: string;
  readonly caseId: string;
  /** Name of the event, a key of that flow's announcements. */
  readonly event: string;
  /** Ids, numbers, and what Teams calls somebody; all other names and texts are read again when the words are made. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * News that outlives a conversation. Everything is written in the caller's transaction together with the change it
 * tells about, and leaves for Teams after the commit.
 */
export interface News {
  /** Changes the case card in place, if there is one. */
  refresh(tx: Kysely<Tables>, item: NewsItem, target: Target): Promise<void>;
  /** Changes the case card in place, then says one sentence of its own. */
  tell(tx: Kysely<Tables>, item: NewsItem, target: Target): Promise<void>;
  /** Says one sentence without touching a card. */
  say(tx: Kysely<Tables>, item: NewsItem, target: Target): Promise<void>;
  /**
   * Tells the provider's staff: channel and people as configured, and `also` (who created the case). Of `except` only the
   * cards change: they hear of it elsewhere.
   */
  tellStaff(tx: Kysely<Tables>, item: NewsItem, also?: Target, except?: readonly Target[]): Promise<void>;
  /** Tells everybody who has a card of this case in this flow; `also` gets the card when they have none yet. */
  tellWithCard(
    tx: Kysely<Tables>,
    item: NewsItem,
    also: Target | undefined,
    except?: readonly Target[],
  ): Promise<void>;
  /** Tells everybody who has a card of this case in this flow, and `also` even without one. */
  tellReaders(tx: Kysely<Tables>, item: NewsItem, also?: Target): Promise<void>;
  /** Changes every card of a case in this flow in place, without a word. */
  refreshCards(tx: Kysely<Tables>, item: NewsItem): Promise<void>;
  /** Makes a card that is already on the screen the live card of a case, and writes the case into it. */
  adopt(
    tx: Kysely<Tables>,
    item: NewsItem,
    target: Target,
    place: { conversationId: string; activityId: string } | undefined,
  ): Promise<void>;
}
