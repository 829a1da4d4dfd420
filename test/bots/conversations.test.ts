import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { staffWaysOf } from '../../src/composition/staff-news.ts';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { words as resellerWords } from '../../src/dialogs/reseller/text.ts';
import { findReference } from '../../src/services/store/references.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { activity, installation, invoke, press } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages, cardWith, chatId, openCase } from './support/journeys.ts';
import { licensingDesk, person, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const kit = kitWords('en');
const accept = acceptWords('en');

/** Fields of an activity of somebody in their real chat. */
async function from(house: Parameters<typeof chatId>[0], userId: string, tenantId: string) {
  const id = await chatId(house, userId);
  return {
    from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
    conversation: { id, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}
const textOfAnswer = (json: unknown): unknown => (json as { value?: unknown }).value;

describe('conversations through the edge', () => {
  const house = useRehearsal();
  let megan: Awaited<ReturnType<typeof from>>;
  before(async () => {
    megan = await from(house(), person.megan, tenant.contoso);
  });

  describe('the same activity again', () => {
    it('a message delivered five times at once: one answer', async () => {
      const count = (await botMessages(house(), person.megan)).length;
      const body = activity({ ...megan, text: 'help' });
      const answers = await Promise.all(Array.from({ length: 5 }, () => postSigned(house(), body)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200, 200],
      );
      const helps = (await botMessages(house(), person.megan))
        .slice(count)
        .filter(({ text }) => text.includes(kit.help));
      assert.equal(helps.length, 1);
    });

    it('a message delivered once more when it has been answered: silence', async () => {
      const body = activity({ ...megan, text: 'status' });
      await postSigned(house(), body);
      const before = await house().messages(person.megan);
      assert.equal((await postSigned(house(), body)).status, 200);
      assert.deepEqual(await house().messages(person.megan), before);
    });

    it('a press delivered once more: the same answer, nothing happens twice', async () => {
      await house().say(person.megan, 'start over');
      const card = await cardWith(house(), person.megan, accept.greet.start);
      const data = JSON.parse(JSON.stringify(card.attachments[0]?.content)) as unknown;
      const stamp = /"stamp":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
      const body = press('answer', { choice: 'grants', stamp }, { ...megan, replyToId: card.id });
      const first = await postSigned(house(), body);
      const second = await postSigned(house(), body);
      assert.equal(first.status, 200);
      assert.deepEqual(second.json, first.json);
    });

    it('a press delivered twice at once: one of them says that work is going on, or both say the same', async () => {
      await house().say(person.megan, 'start over');
      const card = await cardWith(house(), person.megan, accept.greet.start);
      const stamp = /"stamp":"([^"]+)"/.exec(JSON.stringify(card.attachments[0]?.content))?.[1];
      const count = (await botMessages(house(), person.megan)).length;
      const body = press('answer', { choice: 'grants', stamp }, { ...megan, replyToId: card.id });
      const [a, b] = await Promise.all([postSigned(house(), body), postSigned(house(), body)]);
      if (![a, b].some(({ text }) => text.includes(kit.busy))) assert.deepEqual(a.json, b.json);
      assert.equal((await botMessages(house(), person.megan)).length, count);
    });

    it('everything twice, a whole journey long: one invitation, one link card', async () => {
      await house().control('switches', { doubleActivities: true });
      try {
        await openCase(house(), person.megan);
      } finally {
        await house().control('switches', { doubleActivities: false });
      }
      const { rows } = await sql<{ n: number }>`select count(*) as n from invitation`.execute(
        house().database.db,
      );
      assert.equal(rows[0]?.n, 1);
      const cards = (await botMessages(house(), person.megan)).filter((one) =>
        textsOf(one).includes(accept.waiting.check),
      );
      assert.equal(cards.length, 1);
    });
  });

  it('an edited message: not a new order', async () => {
    const { messages } = (await house().say(person.megan, 'help')).answers;
    assert.ok(messages.length > 0);
    const own = (await house().messages(person.megan)).findLast(({ text }) => text === 'help');
    const count = (await botMessages(house(), person.megan)).length;
    await house().teams(person.megan, `messages/${own?.id}`, { text: 'start over', waitMs: 300 });
    assert.equal((await botMessages(house(), person.megan)).length, count);
  });

  it('four messages of one chat at once: each is answered, none meets a conflict', async () => {
    const logStart = house().logged.length;
    const count = (await botMessages(house(), person.megan)).length;
    await Promise.all(
      Array.from({ length: 4 }, () => postSigned(house(), activity({ ...megan, text: 'help' }))),
    );
    const helps = (await botMessages(house(), person.megan))
      .slice(count)
      .filter(({ text }) => text.includes(kit.help));
    assert.equal(helps.length, 4);
    assert.deepEqual(
      house()
        .logged.slice(logStart)
        .filter((line) => line.includes('"level":50')),
      [],
    );
  });

  describe('when something is slow or broken', () => {
    it('Partner Center takes four seconds: the press is answered in time, the card follows', async () => {
      const { card } = await openCase(house(), person.megan);
      await house().control('switches', { slowMs: 4_000 });
      const started = performance.now();
      let seen;
      try {
        seen = await house().press(person.megan, accept.waiting.check);
      } finally {
        await house().control('switches', { slowMs: 0 });
      }
      assert.ok(performance.now() - started < 3_000);
      assert.deepEqual([seen.status, seen.outcome?.kind, seen.outcome?.text], [200, 'text', kit.slow]);
      const changed = await eventually(async () => {
        const now = (await house().messages(person.megan)).find(({ id }) => id === card.id);
        return now !== undefined && now.editedAt !== card.editedAt ? now : undefined;
      }, 'a changed card');
      assert.ok(textsOf(changed).includes(accept.waiting.check));
    });

    it('the database hangs: the press is answered in time', async () => {
      const { check, card } = await openCase(house(), person.megan);
      const body = press(check.verb ?? '', check.data, { ...megan, replyToId: card.id });
      const count = (await botMessages(house(), person.megan)).length;
      const started = performance.now();
      const answer = await house().database.withTransaction(async (tx) => {
        await sql`lock table seen_activity in access exclusive mode`.execute(tx);
        return postSigned(house(), body);
      });
      assert.ok(performance.now() - started < 3_500);
      assert.deepEqual([answer.status, textOfAnswer(answer.json)], [200, kit.slow]);
      const late = async () => (await botMessages(house(), person.megan)).length > count || undefined;
      await eventually(late, 'what came of the press');
    });

    it('the database fails: a press is answered with a sentence, a message too, and both tell nothing of it', async () => {
      const { db } = house().database;
      await sql`alter table seen_activity rename to seen_activity_away`.execute(db);
      try {
        const pressed = await postSigned(house(), press('answer', { choice: 'x', stamp: 'y' }, megan));
        assert.equal(pressed.status, 200);
        assert.equal(textOfAnswer(pressed.json), kit.problem.notBegun);
        assert.ok(!pressed.text.includes('seen_activity'));
        const message = await postSigned(house(), activity({ ...megan, text: 'help' }));
        assert.deepEqual([message.status, message.text], [200, '']);
        assert.equal((await botMessages(house(), person.megan)).at(-1)?.text, kit.problem.notBegun);
      } finally {
        await sql`alter table seen_activity_away rename to seen_activity`.execute(db);
      }
      assert.equal((await postSigned(house(), activity({ ...megan, text: 'help' }))).status, 200);
    });

    it('the dialog’s state cannot be written: the person is told, the next message works', async () => {
      const { db } = house().database;
      const count = (await botMessages(house(), person.megan)).length;
      await sql`alter table bot_state add constraint full_disk check (false) not valid`.execute(db);
      try {
        assert.equal((await postSigned(house(), activity({ ...megan, text: 'start over' }))).status, 200);
      } finally {
        await sql`alter table bot_state drop constraint full_disk`.execute(db);
      }
      const [sorry, ...more] = (await botMessages(house(), person.megan)).slice(count);
      assert.equal(sorry?.text, kit.problem.bug);
      assert.deepEqual(more, []);
    });

    it('the token service is down while a sign-in ends: Teams hears 200, the conversation goes on', async () => {
      await house().control('switches', { signIn: 'down' });
      try {
        for (const state of ['123456', 'CancelledByUser']) {
          const answer = await postSigned(house(), invoke('signin/verifyState', { state }, megan));
          assert.equal(answer.status, 200);
        }
        const exchange = { id: randomUUID(), connectionName: 'entra', token: 'x.y.z' };
        const refused = await postSigned(house(), invoke('signin/tokenExchange', exchange, megan));
        assert.equal(refused.status, 412);
        assert.deepEqual((refused.json as { id: string }).id, exchange.id);
      } finally {
        await house().control('switches', { signIn: 'normal' });
      }
    });
  });

  describe('where somebody can be reached', () => {
    const reference = (tenantId: string, userId: string) =>
      findReference(house().database.db, tenantId, userId);

    it('kept for the person and their tenant, with language and time zone', async () => {
      await postSigned(house(), activity({ ...megan, text: 'help' }));
      const found = await reference(tenant.contoso, person.megan);
      assert.deepEqual(
        [found?.conversationId, found?.serviceUrl, found?.locale, found?.timeZone],
        [megan.conversation.id, 'https://smba.trafficmanager.net/emea/', 'en-IE', 'Europe/Dublin'],
      );
      assert.equal(await reference(tenant.fabrikam, person.megan), undefined);
    });

    it('the service URL of the last activity counts', async () => {
      const serviceUrl = 'https://smba.trafficmanager.net/amer/';
      await postSigned(house(), activity({ ...megan, serviceUrl, text: 'help' }), serviceUrl);
      assert.equal((await reference(tenant.contoso, person.megan))?.serviceUrl, serviceUrl);
      await postSigned(house(), activity({ ...megan, text: 'help' }));
    });

    it('uninstalled: forgotten; installed again: known again', async () => {
      await house().teams(person.megan, 'uninstall');
      assert.equal(await reference(tenant.contoso, person.megan), undefined);
      await house().teams(person.megan, 'install');
      assert.ok(await reference(tenant.contoso, person.megan));
    });

    it('news while the bot was not installed: comes when it is', async () => {
      await house().teams(person.priya, 'uninstall');
      await house().teams(person.grady, 'install');
      const stateIs = (wanted: string) =>
        eventually(async () => {
          const rows = await house()
            .database.db.selectFrom('notice')
            .innerJoin('hand_over', 'hand_over.id', 'notice.case_id')
            .select('notice.state')
            .where('hand_over.topic', '=', 'china')
            .where('notice.user_id', '=', person.priya)
            .where('notice.kind', '=', 'card')
            .execute();
          return rows.length === 1 && rows[0]?.state === wanted ? wanted : undefined;
        }, `the notice is ${wanted}`);
      await stateIs('unreachable');
      await house().teams(person.priya, 'install');
      await stateIs('sent');
      const cards = (await botMessages(house(), person.priya)).filter((one) =>
        textsOf(one).includes(tenant.harbour),
      );
      assert.equal(cards.length, 1);
    });

    describe('a channel of the provider', () => {
      const intern = '22222222-2222-4222-8222-0000000000ee';
      let id = '';
      beforeEach(() => {
        id = `19:${randomUUID()}@thread.tacv2`;
      });
      const by = (userId: string) => ({
        from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
        conversation: { id, conversationType: 'channel', tenantId: tenant.home },
        channelData: { tenant: { id: tenant.home }, team: { id }, channel: { id } },
      });
      const says = (userId: string) => {
        const conversation = { ...by(userId).conversation, id: `${id};messageid=1` };
        return postSigned(house(), activity({ ...by(userId), conversation, text: 'help' }));
      };
      const hearNews = async () => {
        const { hear } = await staffWaysOf(house().config.provider)(house().database.db, {
          flow: 'invitation',
          event: 'accepted',
        });
        return hear.some(({ userId }) => userId === id);
      };

      it('added by staff: hears staff’s news; no longer when the bot is taken away', async () => {
        await postSigned(house(), installation('add', by(person.priya)));
        assert.equal((await reference(tenant.home, id))?.kind, 'channel');
        assert.equal(await hearNews(), true);
        await postSigned(house(), installation('remove', by(person.priya)));
        assert.equal(await reference(tenant.home, id), undefined);
      });

      it('added and written in by somebody without a role: hears nothing, until staff writes there', async () => {
        await postSigned(house(), installation('add', by(intern)));
        await says(intern);
        assert.equal(await reference(tenant.home, id), undefined);
        assert.equal(await hearNews(), false);
        await says(person.priya);
        assert.equal(await hearNews(), true);
      });
    });

    it('the licensing desk of the sample: known', async () => {
      await house().teams(person.priya, 'install', {}, licensingDesk);
      assert.equal((await reference(tenant.home, licensingDesk))?.kind, 'channel');
    });
  });
});

describe('only invited customers', () => {
  const house = useRehearsal({
    config: (config) => ({
      ...config,
      provider: { ...config.provider, customers: { ...config.provider.customers, admission: 'invited' } },
    }),
  });

  it('a customer nobody invited: told so by message and by press, nothing is stored about a conversation', async () => {
    await chatId(house(), person.megan);
    const seen = await house().say(person.megan, 'accept');
    assert.deepEqual(
      seen.answers.messages.map(({ text }) => text),
      [kit.notInvited],
    );
    const megan = await from(house(), person.megan, tenant.contoso);
    for (const body of [
      press('answer', { choice: 'a', stamp: 'b' }, megan),
      press('accept.check', { case: 'I-1', v: 1 }, megan),
    ]) {
      const answer = await postSigned(house(), body);
      assert.deepEqual([answer.status, textOfAnswer(answer.json)], [200, kit.notInvited]);
    }
    assert.equal((await house().footprint())['bot_state'], 0);
  });

  it('staff: served', async () => {
    const seen = await house().say(person.priya, 'help');
    assert.ok(seen.answers.messages.some((one) => textsOf(one).includes(kit.help)));
  });

  it('people of a known reseller: come in without an invitation', async () => {
    await house().say(person.nina, 'status');
    const [answer] = await botMessages(house(), person.nina);
    assert.doesNotMatch(answer?.text ?? kit.notInvited, new RegExp(kit.notInvited.slice(0, 20)));
  });

  it('a colleague of theirs who has no role yet: led to the owners by the first message', async () => {
    await house().say(person.leo, 'hallo');
    await cardWith(house(), person.leo, resellerWords('de').join.ask);
  });
});
