import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import { caseCard, dropCaseCard, setCaseCard } from '../../services/store/case-cards.ts';
import { insertNotice, type Target } from '../../services/store/notices.ts';
import type { NoticeKind } from '../../services/store/tables-cases.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { News, NewsItem } from './port.ts';
import type { StaffWays } from './staff-ways.ts';

export interface NewsDependencies {
  readonly clock: Clock;
  /** Where the provider's staff hears of a piece of news. */
  readonly staffWays: (tx: Kysely<Tables>, item: NewsItem) => Promise<StaffWays>;
  /** Mails the provider's contact about a piece of news, where that is settled. */
  readonly mailStaff?: (tx: Kysely<Tables>, item: NewsItem) => Promise<void>;
}

/** Writes news as notices in the caller's transaction; whoever sends them is woken by its commit. */
export function createNews(dependencies: NewsDependencies): News {
  const { clock, staffWays, mailStaff } = dependencies;

  async function write(tx: Kysely<Tables>, item: NewsItem, target: Target, kind: NoticeKind): Promise<void> {
    await insertNotice(tx, {
      flow: item.flow,
      caseId: item.caseId,
      event: item.event,
      facts: item.facts ?? {},
      target,
      kind,
      now: clock.now(),
    });
  }

  /** Who has a card of the case in this flow, or gets one as soon as a waiting notice is sent. */
  async function cardTargets(tx: Kysely<Tables>, item: NewsItem): Promise<readonly Target[]> {
    const rows = await tx
      .selectFrom('case_card')
      .select(['tenant_id', 'user_id'])
      .where('case_id', '=', item.caseId)
      .where('flow', '=', item.flow)
      .union(
        tx
          .selectFrom('notice')
          .select(['tenant_id', 'user_id'])
          .where('case_id', '=', item.caseId)
          .where('flow', '=', item.flow)
          .where('kind', '=', 'card')
          .where('state', 'in', ['waiting', 'sending']),
      )
      .orderBy('tenant_id')
      .orderBy('user_id')
      .execute();
    return rows.map((row) => ({ tenantId: row.tenant_id, userId: row.user_id }));
  }

  const same = (a: Target, b: Target) => a.tenantId === b.tenantId && a.userId === b.userId;

  /** Tells those with a card, and puts the card before the others; who hears of it elsewhere only sees a card change. */
  async function tellAll(
    tx: Kysely<Tables>,
    item: NewsItem,
    others: readonly Target[],
    except: readonly Target[] = [],
  ): Promise<void> {
    const haveCard = await cardTargets(tx, item);
    const hears = (target: Target) => !except.some((one) => same(one, target));
    for (const target of haveCard)
      await (hears(target) ? news.tell(tx, item, target) : news.refresh(tx, item, target));
    const without: Target[] = [];
    for (const target of others)
      if (hears(target) && ![...haveCard, ...without].some((known) => same(known, target)))
        without.push(target);
    for (const target of without) await write(tx, item, target, 'card');
  }

  const news: News = {
    refresh: (tx, item, target) => write(tx, item, target, 'update'),

    async tell(tx, item, target) {
      await write(tx, item, target, 'update');
      await write(tx, item, target, 'message');
    },

    say: (tx, item, target) => write(tx, item, target, 'message'),

    async tellStaff(tx, item, also, except = []) {
      const { hear, elsewhere = [], mail = false } = await staffWays(tx, item);
      const others = [...hear, ...(also === undefined ? [] : [also])];
      const silent = elsewhere.filter((one) => !others.some((other) => same(one, other)));
      await tellAll(tx, item, others, [...except, ...silent]);
      if (mail) await mailStaff?.(tx, item);
    },

    tellWithCard: (tx, item, also, except) => tellAll(tx, item, also === undefined ? [] : [also], except),

    async tellReaders(tx, item, also) {
      const targets = [...(await cardTargets(tx, item))];
      if (also !== undefined && !targets.some((known) => same(known, also))) targets.push(also);
      for (const target of targets) await news.tell(tx, item, target);
    },

    async refreshCards(tx, item) {
      for (const target of await cardTargets(tx, item)) await write(tx, item, target, 'update');
    },

    async adopt(tx, item, target, place) {
      const before = await caseCard(tx, item.caseId, target);
      if (before !== undefined && before.activityId !== place?.activityId) {
        // The case moves to a new card; the old one must not stay pressable beside it.
        const { conversationId, activityId } = before;
        await write(
          tx,
          { ...item, event: 'retired', facts: { conversationId, activityId } },
          target,
          'retire',
        );
        await dropCaseCard(tx, item.caseId, target);
      }
      if (place === undefined) {
        await write(tx, item, target, 'card');
        return;
      }
      await setCaseCard(tx, { flow: item.flow, caseId: item.caseId, target, ...place }, clock.now());
      await write(tx, item, target, 'update');
    },
  };
  return news;
}
