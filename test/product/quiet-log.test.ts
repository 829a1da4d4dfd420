import assert from 'node:assert/strict';
import { answered, useCrowd } from '../bots/support/selling-house.ts';
import { botMessages, openCase } from '../bots/support/journeys.ts';
import { person } from '../bots/support/people.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';

const { megan, nina, oscar, priya } = person;

/** Whole journeys at the level of debug; then every line is read for what may be in none. */
describe('what the log tells of whole journeys', function () {
  const house = useRehearsal();
  const { readyOf, orderOf } = useCrowd(house);

  const reads = (userId: string, what: RegExp) =>
    eventually(
      async () => (await botMessages(house(), userId)).findLast((one) => what.test(textsOf(one))),
      `${userId} reads ${what.source}`,
    );

  before(async function () {
    // A customer's administrator, from the first hello to the acceptance; an order, from a sentence to the licences.
    const { caseId } = await openCase(house(), megan);
    await house().control('accept', { userId: megan, accountId: 'europe' });
    await house().product?.tick();
    await eventually(async () => {
      const { db } = house().database;
      const row = await db
        .selectFrom('invitation')
        .select('state')
        .where('id', '=', caseId)
        .executeTakeFirst();
      return row?.state === 'accepted' ? row : undefined;
    }, 'the acceptance');
    await house().say(oscar, 'approval rules');
    const { id } = await readyOf('nina');
    await answered(house(), nina, 'place');
    await eventually(async () => ((await orderOf(id))?.state === 'done' ? true : undefined), 'the licences');
    await house().say(nina, 'where is my order?');
    await house().say(priya, 'what about Contoso?');
    await reads(priya, /Contoso/);
    await house().say(priya, 'invite fabrikam.com');
    await house().say(priya, 'orders');
    await house().say(megan, 'talk to a person: my number is 0421 123456, anna@contoso.com');
  });

  const lines = () => house().logged.join('');

  it('the journeys are in it: calls, notices, the case, at the level of debug', () => {
    assert.ok(house().logged.some((line) => line.includes('"level":20') && line.includes('POST checkout')));
    assert.ok(house().logged.some((line) => line.includes('notice done')));
    assert.ok(house().logged.length > 100, String(house().logged.length));
  });

  it('no name and no sign-in name of anybody', () => {
    const { users } = house().simulator.world.state;
    const names = users.flatMap(({ displayName, userPrincipalName }) => [displayName, userPrincipalName]);
    assert.ok(names.includes('Megan Bowen'));
    assert.deepEqual(
      names.filter((name) => lines().includes(name)),
      [],
    );
  });

  it('no name and no domain of a tenant or a reseller', () => {
    const { tenants, resellers, bot } = house().simulator.world.state;
    const words = [
      ...tenants.filter(({ id }) => id !== bot.tenantId).flatMap(({ name, domains }) => [name, ...domains]),
      ...resellers.map(({ name }) => name),
    ];
    assert.ok(words.includes('contoso.com') && words.length > 20);
    assert.deepEqual(
      words.filter((word) => lines().includes(word)),
      [],
    );
  });

  it('no e-mail address, telephone number, token, link or content of a card', () => {
    for (const [what, pattern] of Object.entries({
      address: /[\w.+-]+@[\w-]+\.[\w.-]+/,
      'typed number': /123456/,
      token: /eyJ[\w-]{10}|Bearer|refresh_token|client_secret/,
      'relationship link': /admin\.microsoft\.com|partnerdashboard/,
      card: /AdaptiveCard|TextBlock|"body":|Action\.Execute/,
      'somebody’s words': /my number is|where is my order|what about/i,
    })) {
      const found = house().logged.find((line) => pattern.test(line));
      assert.equal(found, undefined, what);
    }
  });

  it('every line is one JSON object with a level, a time and a fixed message', () => {
    for (const line of house().logged) {
      assert.equal(line.indexOf('\n'), line.length - 1);
      const { level, time, msg } = JSON.parse(line) as Record<string, unknown>;
      assert.deepEqual([typeof level, typeof time, typeof msg], ['number', 'string', 'string'], line);
    }
    const messages = new Set(
      house().logged.map((line) => String((JSON.parse(line) as { msg: unknown }).msg)),
    );
    for (const message of messages) assert.doesNotMatch(message, /\d{3,}|[FIGAP]-\d/, message);
  });
});
