import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PersonKey } from '../../../src/domain/person.ts';
import { setCaseCard } from '../../../src/services/store/case-cards.ts';
import { chooseLanguage } from '../../../src/services/store/person-languages.ts';
import type { Language } from '../../../src/domain/language.ts';
import { createPersonLanguages } from '../../../src/workflows/language/index.ts';
import type { NewsItem } from '../../../src/workflows/news/port.ts';
import { movedClock } from '../../services/support/remote.ts';
import { useDatabase } from '../../support/database.ts';

describe('languages people choose', () => {
  const database = useDatabase();
  const clock = movedClock();
  let somebody: PersonKey;
  let refreshed: { item: NewsItem; target: PersonKey }[];
  beforeEach(() => {
    somebody = { tenantId: randomUUID(), userId: randomUUID() };
    refreshed = [];
  });
  const languages = () =>
    createPersonLanguages({
      database: database(),
      news: { refresh: async (_tx, item, target) => void refreshed.push({ item, target }) },
      clock,
    });
  const cardAt = (caseId: string, person: PersonKey, at: number) =>
    setCaseCard(
      database().db,
      { flow: 'order', caseId, target: person, conversationId: 'chat', activityId: caseId },
      at,
    );

  it('never chosen: none', async () => {
    assert.equal(await languages().chosenBy(somebody), undefined);
  });

  it('chosen twice: the last one counts, with its time, for that person at that tenant only', async () => {
    await languages().choose(somebody, 'de');
    clock.pass(5_000);
    await languages().choose(somebody, 'en');
    assert.equal(await languages().chosenBy(somebody), 'en');
    assert.equal(await languages().chosenBy({ ...somebody, userId: randomUUID() }), undefined);
    assert.equal(await languages().chosenBy({ ...somebody, tenantId: randomUUID() }), undefined);
    const rows = await database()
      .db.selectFrom('person_language')
      .selectAll()
      .where('user_id', '=', somebody.userId)
      .execute();
    assert.deepEqual(
      rows.map(({ chosen_at }) => chosen_at),
      [clock.now()],
    );
  });

  it('a language a later version spoke: as if none were chosen', async () => {
    await chooseLanguage(database().db, somebody, 'fr' as Language, 1);
    assert.equal(await languages().chosenBy(somebody), undefined);
  });

  it('cards of their cases: drawn anew, the newest first and not without end; nobody else’s', async () => {
    for (let n = 1; n <= 30; n += 1) await cardAt(`F-${n}`, somebody, n);
    await cardAt('F-1', { ...somebody, userId: randomUUID() }, 99);
    await languages().choose(somebody, 'de');
    assert.deepEqual(
      refreshed.map(({ item }) => item.caseId),
      Array.from({ length: 25 }, (_, n) => `F-${30 - n}`),
    );
    assert.ok(
      refreshed.every(({ item, target }) => item.flow === 'order' && target.userId === somebody.userId),
    );
  });

  it('the same once more: nothing is drawn', async () => {
    await cardAt('F-1', somebody, 1);
    await languages().choose(somebody, 'de');
    await languages().choose(somebody, 'de');
    assert.equal(refreshed.length, 1);
  });
});
