import assert from 'node:assert/strict';
import os from 'node:os';
import { sql } from 'kysely';
import { useDatabase } from '../support/database.ts';
import { runScript } from '../support/run-script.ts';

const tenantId = '33333333-3333-4333-8333-000000000001';
const megan = '55555555-5555-4555-8555-000000000012';

describe('npm run forget', () => {
  const database = useDatabase();

  before(async () => {
    await sql`
      insert into person_language values (${tenantId}, ${megan}, 'de', 1);
    `.execute(database().db);
    await sql`
      insert into feedback (article, helpful, remark, tenant_id, user_id, created_at)
      values ('what', true, 'thanks', ${tenantId}, ${megan}, 1)`.execute(database().db);
  });

  const run = async (
    args: readonly string[],
    environment: Record<string, string> = { DATABASE_URL: database().url },
  ) => {
    const { code, output, errors } = await runScript('scripts/forget.ts', args, environment);
    return { code, output: `${output}${errors}`, errors };
  };
  const languages = async () =>
    (await database().db.selectFrom('person_language').selectAll().execute()).length;

  it('without --confirm: says what would go, changes nothing', async () => {
    const { code, output } = await run(['--person', `${tenantId}/${megan.toUpperCase()}`]);
    assert.equal(code, 0, output);
    assert.match(
      output,
      /Would be forgotten\nRows that would be deleted:\n {2}feedback +1\n {2}person_language +1\nNothing/,
    );
    assert.match(output, /add --confirm/);
    assert.equal(await languages(), 1);
  });

  it('an invitation without an answer: ends with 1 and names it', async () => {
    await sql`
      insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
        cloud, account_id, created_at, expires_at, updated_at)
      values ('I-1001', 1, 'r', 'sent', 'provider', ${tenantId}, 'Contoso', 'contoso.com', 'public', 'europe', 1, 1, 1)`.execute(
      database().db,
    );
    const { code, output } = await run(['--customer', tenantId, '--confirm']);
    assert.equal(code, 1, output);
    assert.match(output, /Nothing was changed.*\n.*Invitations.*I-1001/);
    assert.equal(await languages(), 1);
    await sql`delete from invitation`.execute(database().db);
  });

  it('an invitation somebody made: stays, names nobody in their place, and the words say so', async () => {
    const seller = '77777777-7777-4777-8777-000000000011';
    const { db } = database();
    await sql`
      insert into invitation (id, version, request_id, state, origin, customer_tenant_id, customer_name, customer_domain,
        cloud, account_id, created_by_tenant_id, created_by_user_id, created_at, expires_at, updated_at)
      values ('I-1002', 1, 'r2', 'sent', 'provider', ${tenantId}, 'Contoso', 'contoso.com', 'public', 'europe',
        ${tenantId}, ${seller}, 1, 1, 1)`.execute(db);
    const { code, output } = await run(['--person', `${tenantId}/${seller}`, '--confirm']);
    assert.equal(code, 0, output);
    assert.match(output, /^Forgotten\nRows that stay and name nobody now:\n {2}invitation +1\n/);
    const left = await db.selectFrom('invitation').select(['id', 'created_by_user_id']).execute();
    assert.deepEqual(left, [{ id: 'I-1002', created_by_user_id: null }]);
    await sql`delete from invitation`.execute(db);
  });

  it('somebody the provider file names: ends with 1 and says where', async () => {
    const environment = { DATABASE_URL: database().url, CONCIERGE_PROVIDER_FILE: 'provider.sample.json' };
    const staff = '11111111-1111-4111-8111-000000000003/22222222-2222-4222-8222-000000000001';
    const { code, output } = await run(['--person', staff, '--confirm'], environment);
    assert.equal(code, 1, output);
    assert.match(output, /provider file.*staff\.people\[0\]/);
  });

  it('with --confirm: done; a second time there is nothing', async () => {
    const first = await run(['--customer', tenantId, '--confirm']);
    assert.equal(first.code, 0, first.output);
    assert.match(first.output, /^Forgotten\nRows deleted:\n/);
    const line = JSON.parse(first.errors) as Record<string, unknown>;
    const operator = os.userInfo().username;
    assert.deepEqual(
      [line['msg'], line['what'], line['operator']],
      ['asked to forget', 'customer', operator],
    );
    assert.doesNotMatch(first.errors, new RegExp(tenantId));
    assert.equal(await languages(), 0);
    const entries = database().db.selectFrom('audit_entry').select('content').orderBy('seq');
    const last = (await entries.execute()).at(-1)?.content ?? '';
    const { name, facts } = JSON.parse(last) as { name: string; facts: unknown };
    assert.equal(name, 'customer.forgotten');
    assert.deepEqual(facts, { operator, deleted: { feedback: 1, person_language: 1 }, emptied: {} });
    assert.ok(!last.includes(tenantId));
    assert.match((await run(['--customer', tenantId, '--confirm'])).output, /^Forgotten: nothing\n/);
  });

  for (const args of [
    [],
    ['--person', 'megan'],
    ['--customer', tenantId, '--person', `${tenantId}/${megan}`],
    ['--person', `${tenantId}/${megan}`, '--with-evidence'],
  ])
    it(`called with ${JSON.stringify(args)}: ends with 2 and says how`, async () => {
      const { code, output } = await run(args);
      assert.equal(code, 2, output);
      assert.match(output, /--person <tenant id>\/<object id>/);
    });

  it('a provider file that is not there: ends with 2 and names it', async () => {
    const environment = { DATABASE_URL: database().url, CONCIERGE_PROVIDER_FILE: '/nowhere/provider.json' };
    const { code, output } = await run(['--customer', tenantId], environment);
    assert.equal(code, 2, output);
    assert.match(output, /^The provider file \/nowhere\/provider\.json cannot be read \(ENOENT\).*\n$/);
  });
});
