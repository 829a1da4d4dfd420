import type { Kysely } from 'kysely';
import { languages, type Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** The language somebody chose; undefined when they chose none, or one this version does not speak. */
export async function chosenLanguage(
  db: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
): Promise<Language | undefined> {
  const row = await db
    .selectFrom('person_language')
    .select('language')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return languages.find((language) => language === row?.language);
}

/** The same for several people at once, in their order. */
export async function chosenLanguages(
  db: Kysely<Tables>,
  people: readonly PersonKey[],
): Promise<readonly (Language | undefined)[]> {
  const rows = await db
    .selectFrom('person_language')
    .selectAll()
    .where((e) =>
      e(
        e.refTuple('tenant_id', 'user_id'),
        'in',
        people.map(({ tenantId, userId }) => e.tuple(tenantId, userId)),
      ),
    )
    .execute();
  return people.map(({ tenantId, userId }) => {
    const row = rows.find((one) => one.tenant_id === tenantId && one.user_id === userId);
    return languages.find((language) => language === row?.language);
  });
}

/** Remembers the choice, whatever was chosen before. */
export async function chooseLanguage(
  tx: Kysely<Tables>,
  { tenantId, userId }: PersonKey,
  language: Language,
  now: number,
): Promise<void> {
  const chosen = { language, chosen_at: now };
  await tx
    .insertInto('person_language')
    .values({ tenant_id: tenantId, user_id: userId, ...chosen })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(chosen))
    .execute();
}
