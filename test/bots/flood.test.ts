import assert from 'node:assert/strict';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { activity } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages, chatId } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const kit = kitWords('en');

describe('somebody floods a running product', () => {
  const house = useRehearsal({ environment: { CONCIERGE_TURNS_PER_PERSON: '10' } });

  it('300 messages at once: ten are read, one sentence says why, and a colleague is answered as ever', async () => {
    const id = await chatId(house(), person.alex);
    const from = { id: `29:${person.alex}`, name: 'Alex', aadObjectId: person.alex };
    const conversation = { id, conversationType: 'personal', tenantId: tenant.contoso };
    const seen = async () =>
      (
        await house()
          .database.db.selectFrom('seen_activity')
          .select('activity_id')
          .where('conversation_id', '=', id)
          .execute()
      ).length;
    const before = await seen();
    const flood = Array.from({ length: 300 }, (_, n) =>
      postSigned(house(), activity({ id: `flood-${n}`, from, conversation, text: 'status' })),
    );
    const megan = await house().say(person.megan, 'help');
    assert.ok(megan.answers.messages.length > 0);
    const answers = await Promise.all(flood);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    const read = (await seen()) - before;
    // While it goes on the bucket fills a little.
    assert.ok(read >= 10 && read < 30, `${read} were read`);
    const told = (await botMessages(house(), person.alex)).filter(({ text }) => text === kit.tooMany);
    assert.equal(told.length, 1);
  });
});
