import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { dataCatalogue } from '../../src/services/store/data-catalogue.ts';
import { createForgetting } from '../../src/workflows/forgetting/index.ts';
import { activity } from '../bots/support/activities.ts';
import { postSigned } from '../bots/support/http.ts';
import { openCase } from '../bots/support/journeys.ts';
import { person, tenant } from '../bots/support/people.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';

describe('somebody who has talked to the bot is forgotten', () => {
  const house = useRehearsal();
  const forgetting = () =>
    createForgetting({
      database: house().database,
      namedInFile: () => [],
      evidenceYears: 10,
      operator: 'ops',
      clock: house().clock,
      log: createLog('silent'),
    });
  const group = '19:group@thread.v2';
  async function rowsOf(table: string): Promise<string[]> {
    const rows = sql<{ row: string }>`select e::text as row from ${sql.table(table)} e`;
    return (await rows.execute(house().database.db)).rows.map(({ row }) => row);
  }
  async function tablesWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of Object.keys(dataCatalogue)) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} e where strpos(lower(e::text), ${text.toLowerCase()}) > 0`.execute(
        house().database.db,
      );
      if ((rows[0]?.n ?? 0) > 0) found.push(table);
    }
    return found;
  }

  before(async () => {
    await openCase(house(), person.megan);
    await house().say(person.megan, 'auf Deutsch');
    await house().say(person.megan, 'talk to a person');
    await house().say(person.megan, 'Megan Bowen has a question about invoices');
    // A card waits for her in her own chat, another one in a group chat.
    await house().say(person.megan, 'talk to a person');
    const conversation = { id: group, conversationType: 'groupChat', tenantId: tenant.contoso };
    await postSigned(house(), activity({ conversation, text: 'talk to a person' }));
    assert.ok((await rowsOf('bot_state')).some((row) => row.includes(`${group}|${person.megan}`)));
    assert.ok((await rowsOf('live_card')).some((row) => row.includes(`|${person.megan}`)));
  });

  it('her case is open: she is gone from everywhere, the case stays the company’s', async () => {
    assert.ok((await tablesWith(person.megan)).length >= 6);
    const outcome = await forgetting().forget({
      kind: 'person',
      tenantId: tenant.contoso,
      userId: person.megan,
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    assert.deepEqual(await tablesWith(person.megan), []);
    assert.deepEqual(await tablesWith('Megan Bowen'), []);
    assert.ok((await tablesWith(tenant.contoso)).includes('invitation'));
  });

  it('she writes again: greeted as somebody new, in the language Teams names', async () => {
    const { status, answers } = await house().say(person.megan, 'hello');
    assert.equal(status, 200);
    assert.ok(answers.messages.length > 0);
    assert.doesNotMatch(JSON.stringify(answers.messages), /Hallo|Guten Tag/);
  });

  it('her company: refused while its invitation is open; withdrawn, it is gone', async () => {
    const customer = { kind: 'customer', tenantId: tenant.contoso, withEvidence: false } as const;
    const refused = await forgetting().forget(customer);
    assert.deepEqual(refused.kind === 'under-way' && refused.obstacles.map(({ kind }) => kind), [
      'invitation',
    ]);
    await sql`update invitation set state = 'withdrawn'`.execute(house().database.db);
    const outcome = await forgetting().forget(customer);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    assert.deepEqual(await tablesWith(tenant.contoso), []);
  });
});
