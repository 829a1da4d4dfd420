import type { Kysely } from 'kysely';
import type { Target } from './notices.ts';
import type { Tables } from './tables.ts';

/** The one live card of a case in one person's chat or one channel. */
export interface CaseCard {
  readonly flow: string;
  readonly caseId: string;
  readonly target: Target;
  readonly conversationId: string;
  readonly activityId: string;
  /** An earlier try may have put another card of it into the chat, which nobody changes any more. */
  readonly isRepeat?: true;
}

export async function caseCard(
  db: Kysely<Tables>,
  caseId: string,
  target: Target,
): Promise<CaseCard | undefined> {
  const row = await db
    .selectFrom('case_card')
    .selectAll()
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('notice')
            .select('notice.id')
            .whereRef('notice.case_id', '=', 'case_card.case_id')
            .whereRef('notice.user_id', '=', 'case_card.user_id')
            .whereRef('notice.activity_id', '=', 'case_card.activity_id')
            .where('notice.possible_repeat', '=', true),
        )
        .as('is_repeat'),
    )
    .where('case_id', '=', caseId)
    .where('tenant_id', '=', target.tenantId)
    .where('user_id', '=', target.userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { flow, conversation_id: conversationId, activity_id: activityId } = row;
  return { flow, caseId, target, conversationId, activityId, ...(row.is_repeat ? { isRepeat: true } : {}) };
}

/** Everybody who has a card of this case in this flow, in a fixed order. */
export async function readersOfCase(
  db: Kysely<Tables>,
  flow: string,
  caseId: string,
): Promise<readonly Target[]> {
  return db
    .selectFrom('case_card')
    .select(['tenant_id as tenantId', 'user_id as userId'])
    .where('case_id', '=', caseId)
    .where('flow', '=', flow)
    .orderBy('tenant_id')
    .orderBy('user_id')
    .execute();
}

/** The case cards of a person or channel, those that changed last first. */
export async function newestCaseCards(
  db: Kysely<Tables>,
  { tenantId, userId }: Target,
  most: number,
): Promise<readonly Pick<CaseCard, 'flow' | 'caseId'>[]> {
  return db
    .selectFrom('case_card')
    .select(['flow', 'case_id as caseId'])
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .orderBy('updated_at', 'desc')
    .orderBy('case_id')
    .limit(most)
    .execute();
}

/** Makes this card the live one of its case and target; an earlier one is forgotten. */
export async function setCaseCard(db: Kysely<Tables>, card: CaseCard, now: number): Promise<void> {
  const values = {
    flow: card.flow,
    case_id: card.caseId,
    tenant_id: card.target.tenantId,
    user_id: card.target.userId,
    conversation_id: card.conversationId,
    activity_id: card.activityId,
    updated_at: now,
  };
  await db
    .insertInto('case_card')
    .values(values)
    .onConflict((conflict) => conflict.columns(['case_id', 'tenant_id', 'user_id']).doUpdateSet(values))
    .execute();
}

/** Forgets a card that Teams no longer knows. */
export async function dropCaseCard(db: Kysely<Tables>, caseId: string, target: Target): Promise<void> {
  await db
    .deleteFrom('case_card')
    .where('case_id', '=', caseId)
    .where('tenant_id', '=', target.tenantId)
    .where('user_id', '=', target.userId)
    .execute();
}
