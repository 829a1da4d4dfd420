import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { startProduct } from '../../src/product.ts';
import { person } from '../bots/support/people.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { startBotInstance } from '../support/bot-instance.ts';

/** What the start of a newer version leaves in the database of one that runs. */
describe('a newer version is rolled out beside this one', () => {
  const house = useRehearsal();
  before(async () => {
    const { db } = house().database;
    await sql`insert into kysely_migration (name, timestamp) values ('998-later', now()::text)`.execute(db);
    await sql`alter table person_language add column chosen_how text`.execute(db);
  });

  it('the running instance goes on: ready, and answers', async () => {
    assert.equal((await fetch(`${house().botOrigin()}/readyz`)).status, 200);
    const { status, answers } = await house().say(person.megan, 'auf Deutsch');
    assert.equal(status, 200);
    assert.ok(answers.messages.length > 0);
  });

  it('an instance of this version started again, as in a rollback: ready, and says that a newer version was here', async () => {
    const instance = await startBotInstance(house().environment());
    try {
      assert.equal((await fetch(`${instance.origin}/readyz`)).status, 200);
      assert.match(instance.output(), /a newer version has brought the tables up to date/);
    } finally {
      instance.terminate();
    }
    assert.equal((await instance.ended).code, 0);
  });

  it('the newer version has noted that this one cannot work on its tables: refused, with what to do', async () => {
    const { db } = house().database;
    await sql`update schema_floor set oldest = '998-later'`.execute(db);
    const { config, clock } = house();
    await assert.rejects(startProduct({ config, clock, log: createLog('silent') }), (error: Error) => {
      assert.match(error.message, /998-later.*Start that version again, or restore a backup/);
      return true;
    });
  });
});
