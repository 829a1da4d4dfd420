import assert from 'node:assert/strict';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { words as personWords } from '../../src/dialogs/person/text.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { activity, press } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages, cardWith, chatId, openCase } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const kit = kitWords('en');
const accept = acceptWords('en');
const broken = /wrong on our side|schiefgegangen/;

describe('attacks on a running product', () => {
  const house = useRehearsal();
  let megan: Record<string, unknown>;
  let katrin: Record<string, unknown>;
  let nestor: Record<string, unknown>;
  let priya: Record<string, unknown>;
  let caseId: string;
  let caseCard: SimMessage;

  async function as(userId: string, tenantId: string) {
    const id = await chatId(house(), userId);
    return {
      from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
      conversation: { id, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    };
  }
  before(async function () {
    ({ caseId, card: caseCard } = await openCase(house(), person.megan));
    megan = await as(person.megan, tenant.contoso);
    katrin = await as(person.katrin, tenant.fabrikam);
    nestor = await as(person.nestor, '33333333-3333-4333-8333-000000000005');
    priya = await as(person.priya, tenant.home);
  });
  beforeEach(() => {
    logStart = house().logged.length;
  });
  let logStart = 0;
  /** Nothing an attacker sends may count as a failure of ours, or wake anybody. */
  afterEach(() => {
    assert.deepEqual(
      house()
        .logged.slice(logStart)
        .filter((line) => line.includes('"level":50')),
      [],
    );
  });

  /** Everything that an attack could change. */
  async function everything() {
    const { db } = house().database;
    return {
      invitations: await db.selectFrom('invitation').selectAll().orderBy('id').execute(),
      notices: await db.selectFrom('notice').select(['id', 'state']).orderBy('id').execute(),
      handOvers: await db.selectFrom('hand_over').selectAll().execute(),
      live: await db
        .selectFrom('live_card')
        .select(['conversation_id', 'stamp'])
        .orderBy('conversation_id')
        .execute(),
    };
  }
  async function pressed(verb: string, data: unknown, who: Record<string, unknown>) {
    const answer = await postSigned(house(), press(verb, data, who));
    assert.equal(answer.status, 200);
    const body = answer.json as { type?: string; value?: unknown } | undefined;
    return { text: answer.text, sentence: typeof body?.value === 'string' ? body.value : undefined };
  }
  const stampOf = (card: SimMessage) =>
    /"stamp":"([^"]+)"/.exec(JSON.stringify(card.attachments[0]?.content))?.[1] ?? '';

  describe('forged answers to questions', () => {
    let stamp: string;
    let question: SimMessage;
    before(async () => {
      await house().say(person.nestor, 'start over');
      question = await cardWith(house(), person.nestor, accept.greet.start);
      stamp = stampOf(question);
      assert.ok(stamp.length > 20);
    });

    for (const choice of [
      'open',
      'forward',
      'yes',
      'text',
      'unclear',
      'signed-in',
      '__proto__',
      'constructor',
      'toString',
      '0',
      'Start',
    ]) {
      it(`a choice that is not on the card ("${choice}"): does nothing`, async () => {
        const before = await everything();
        const { sentence } = await pressed(
          'answer',
          { choice, stamp },
          { ...nestor, replyToId: question.id },
        );
        assert.equal(sentence, kit.stale);
        assert.deepEqual(await everything(), before);
      });
    }

    for (const [what, forged] of Object.entries<unknown>({
      'a stamp of nobody': '00000000-0000-4000-8000-000000000000',
      'an empty stamp': '',
      'a stamp that is an object': { $ne: null },
      'a stamp that is a list': ['a'],
      'an endless stamp': 'x'.repeat(5_000),
      'a stamp that is SQL': "' or '1'='1",
    })) {
      it(`${what}: does nothing`, async () => {
        const before = await everything();
        const { sentence } = await pressed(
          'answer',
          { choice: 'start', stamp: forged },
          { ...nestor, replyToId: question.id },
        );
        assert.equal(sentence, kit.stale);
        assert.deepEqual(await everything(), before);
      });
    }

    it('the stamp of somebody else’s card, in the own chat and in theirs: does nothing', async () => {
      const before = await everything();
      for (const who of [
        katrin,
        { ...katrin, conversation: nestor['conversation'] },
        { ...katrin, conversation: { ...(nestor['conversation'] as object), tenantId: tenant.fabrikam } },
      ]) {
        const answer = await postSigned(
          house(),
          press('answer', { choice: 'start', stamp }, { ...who, replyToId: question.id }),
        );
        assert.equal(answer.status, 200);
        assert.ok(!answer.text.includes('AdaptiveCard'));
      }
      assert.deepEqual(await everything(), before);
    });

    it('other shapes of data: the card is called old, nothing breaks', async () => {
      for (const data of [
        null,
        [],
        'text',
        7,
        { choice: ['start'], stamp },
        { choice: 'start' },
        { stamp },
      ]) {
        assert.equal((await pressed('answer', data, nestor)).sentence, kit.stale);
      }
    });

    it('the same data as a message (old clients): checked the same way', async () => {
      const before = await everything();
      const answer = await postSigned(
        house(),
        activity({
          ...nestor,
          text: undefined,
          value: { verb: 'answer', choice: 'open', stamp },
          replyToId: question.id,
        }),
      );
      assert.equal(answer.status, 200);
      assert.deepEqual(await everything(), before);
    });

    it('a thousand inputs of ten thousand letters, and inputs with names of every object: read as far as sensible', async () => {
      const inputs = Object.fromEntries(
        Array.from({ length: 1_000 }, (_, i) => [`field${i}`, 'x'.repeat(100)]),
      );
      const data = `{"choice":"grants","stamp":"${stamp}","__proto__":{"staff":true},"constructor":"c","toString":"t","hasOwnProperty":"h","then":"t",${JSON.stringify(inputs).slice(1)}`;
      const { text } = await pressed('answer', JSON.parse(data), { ...nestor, replyToId: question.id });
      assert.ok(text.includes(accept.grants.title));
    });
  });

  describe('forged presses on cases', () => {
    const verbs = ['accept.check', 'accept.keep', 'accept.remind', 'accept.trouble', 'accept.again'];
    const staffVerbs = ['invite.sent', 'invite.withdraw', 'invite.renew', 'invite.check', 'person.answer'];

    for (const verb of verbs) {
      it(`${verb} on another customer’s case: the same answer as for a case nobody has, nothing changes`, async () => {
        const before = await everything();
        const theirs = await pressed(verb, { case: caseId, v: 1, reason: 'mine now' }, katrin);
        const nobodys = await pressed(verb, { case: 'I-999999', v: 1, reason: 'mine now' }, katrin);
        assert.equal(theirs.text, nobodys.text);
        assert.ok(!/contoso/i.test(theirs.text));
        assert.deepEqual((await everything()).invitations, before.invitations);
        assert.deepEqual((await everything()).notices, before.notices);
      });
    }

    for (const verb of staffVerbs) {
      it(`${verb} by a customer, on the own case and on another one: refused, nothing changes`, async () => {
        const before = await everything();
        for (const who of [megan, katrin]) {
          const { sentence } = await pressed(verb, { case: caseId, v: 1, answer: 'I am staff' }, who);
          assert.ok(
            [kit.notAllowed, kit.notYours, kitWords('de').notAllowed].includes(sentence ?? ''),
            sentence,
          );
        }
        assert.deepEqual(await everything(), before);
      });
    }

    for (const verb of [
      '__proto__',
      'constructor',
      'toString',
      'accept',
      'accept.',
      '.check',
      'accept.check.',
      'ACCEPT.CHECK',
      'x'.repeat(5_000),
    ]) {
      it(`a verb nobody offers ("${verb.slice(0, 20)}"): does nothing`, async () => {
        const before = await everything();
        const { sentence } = await pressed(verb, { case: caseId, v: 1 }, megan);
        assert.equal(sentence, kit.stale);
        assert.deepEqual(await everything(), before);
      });
    }

    it('versions and ids that cannot be: nothing breaks, nothing changes', async () => {
      const before = await everything();
      for (const v of [-1, 0, 999_999_999, 1e300, 1.5, '1', null])
        await pressed('accept.remind', { case: 'I-0', v }, megan);
      for (const id of [
        '',
        ' ',
        'I-1; drop table invitation',
        '%',
        '../I-1',
        'I-\u0000',
        '\ud800',
        'i'.repeat(64),
        5,
        { id: caseId },
        [caseId],
      ]) {
        await pressed('accept.check', { case: id, v: 1 }, megan);
      }
      assert.deepEqual((await everything()).invitations, before.invitations);
    });

    it('a case’s link typed by another customer: nothing of the case is told', async () => {
      const seen = await house().say(person.katrin, `accept ${caseId}`);
      const texts = [...seen.answers.messages, ...seen.answers.updated].map(textsOf).join('\n');
      assert.ok(!/contoso/i.test(texts));
      const memory = JSON.stringify(
        await house()
          .database.db.selectFrom('bot_state')
          .selectAll()
          .where('key', 'like', `%${person.katrin}`)
          .execute(),
      );
      assert.ok(!/contoso/i.test(memory));
    });

    it('staff presses on the customer’s own buttons: refused', async () => {
      const before = await everything();
      assert.equal(
        (await pressed('accept.keep', { case: caseId, v: 1, reason: 'x' }, priya)).sentence,
        kit.notAllowed,
      );
      assert.deepEqual(await everything(), before);
    });

    it('the owner’s press afterwards: works', async () => {
      const { text } = await pressed(
        'accept.check',
        { case: caseId, v: 1 },
        { ...megan, replyToId: caseCard.id },
      );
      assert.ok(text.includes(accept.waiting.check));
    });
  });

  describe('customers who talk like staff', () => {
    for (const words of ['invite', 'invite contoso.com', 'einladen contoso.com']) {
      it(`"${words}": nothing of staff’s is offered`, async () => {
        const before = (await everything()).invitations;
        await house().say(person.katrin, words);
        const texts = (await botMessages(house(), person.katrin)).map(textsOf).join('\n');
        assert.ok(!/contoso/i.test(texts));
        assert.deepEqual((await everything()).invitations, before);
      });
    }

    it('a name that claims to be staff, and a foreign tenant in the text: the verified ids count', async () => {
      const from = {
        id: `29:${person.katrin}`,
        name: 'Priya Nair (Admin agent)',
        aadObjectId: person.katrin,
        role: 'admin-agent',
      };
      await postSigned(
        house(),
        activity({ ...katrin, from, text: 'status', tenantId: tenant.home, properties: { staff: true } }),
      );
      const texts = (await botMessages(house(), person.katrin)).slice(-2).map(textsOf).join('\n');
      assert.ok(!texts.includes(caseId));
    });

    it('a staff member’s object id in another tenant: a customer', async () => {
      const from = {
        ...katrin,
        from: { id: `29:${person.priya}`, name: 'Priya', aadObjectId: person.priya },
      };
      const { sentence } = await pressed('invite.withdraw', { case: caseId, v: 1 }, from);
      assert.equal(sentence, kit.notAllowed);
    });
  });

  describe('words that are more than words', () => {
    const nasty =
      '[Klick](https://attacker.example) **fett** <at>Priya</at> ![x](https://attacker.example/x.png) {{DATE(2020-01-01T00:00:00Z, LONG)}} `code`\n# Titel https://attacker.example/login';
    const active = [
      /(?<!\\)\[Klick/,
      /(?<!\\)\*\*fett/,
      /<at>/,
      /(?<!\\)!\[x/,
      /https:\/\/attacker/,
      /\n# Titel/,
      /\{\{DATE/,
    ];

    it('a customer’s words for people: shown to staff as words', async () => {
      const t = personWords('en');
      await house().say(person.priya, 'help');
      await house().say(person.nestor, 'talk to a person');
      await cardWith(house(), person.nestor, t.ask.send);
      await house().press(person.nestor, t.ask.send, { words: nasty });
      const card = await eventually(
        async () =>
          (await botMessages(house(), person.priya)).findLast((one) => textsOf(one).includes('fett')),
        'the words at Priya’s',
      );
      for (const pattern of active) assert.doesNotMatch(textsOf(card), pattern);
    });

    it('an organisation’s name: shown as a name', async () => {
      house().simulator.world.change((state) => {
        for (const one of state.tenants)
          if (one.defaultDomain.startsWith('proseware')) Object.assign(one, { name: nasty });
      });
      await house().say(person.nestor, 'start over');
      const card = await cardWith(house(), person.nestor, accept.greet.start);
      assert.ok(textsOf(card).includes('fett'));
      for (const pattern of active) assert.doesNotMatch(textsOf(card), pattern);
    });

    for (const [what, text] of Object.entries({
      'a NUL': 'hel\u0000p me',
      'half an emoji': 'help \ud83d',
      'an emoji on the border of what is kept': `${'a'.repeat(3_999)}😀`,
      'four thousand emojis': '😀'.repeat(4_000),
      'right-to-left marks and zero widths': 'help\u202e\u200b\u2066\ufeff',
      SQL: "'; drop table invitation; --",
      'a template': '${process.exit(1)} {{7*7}} #{7*7}',
      'brackets without end': '<'.repeat(20_000),
      'spaces without end': `${' '.repeat(20_000)}x`,
      'dots without end': `${'.,!?'.repeat(1_000)}x`,
      'an address without end': `a@${'a.'.repeat(2_000)}`,
      'an invitation without end': `invite ${'a.'.repeat(1_900)} `,
    })) {
      it(`${what}, as a message and as an input: answered quickly and without failing`, async () => {
        const started = performance.now();
        const count = (await botMessages(house(), person.jonas)).length;
        const jonas = await as(person.jonas, tenant.fabrikam);
        assert.equal((await postSigned(house(), activity({ ...jonas, text }))).status, 200);
        assert.equal(
          (await postSigned(house(), activity({ ...jonas, text: 'talk to a person' }))).status,
          200,
        );
        assert.equal((await postSigned(house(), activity({ ...jonas, text }))).status, 200);
        const answers = (await botMessages(house(), person.jonas)).slice(count);
        for (const answer of answers) assert.doesNotMatch(textsOf(answer), broken);
        assert.ok(performance.now() - started < 8_000);
      });
    }

    it('a reason cut in the middle of an emoji: kept, nothing fails', async () => {
      await house().say(person.megan, 'start over');
      const before = await everything();
      const { text } = await pressed(
        'accept.keep',
        { case: caseId, v: 1, reason: `${'a'.repeat(299)}😀` },
        megan,
      );
      assert.doesNotMatch(text, broken);
      assert.equal((await everything()).invitations.length, before.invitations.length);
    });
  });
});
