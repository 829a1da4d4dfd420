import assert from 'node:assert/strict';
import { orderCases } from '../../../scripts/gallery/order-case.ts';
import { sampleLines, sampleOrder, usually } from '../../../scripts/gallery/order-samples.ts';
import { samplePerson, sampleServices, type Situation } from '../../../scripts/gallery/samples.ts';
import { announceOrder } from '../../../src/dialogs/order/announce.ts';
import { headingOf } from '../../../src/dialogs/kit/card.ts';
import { languages, type Language } from '../../../src/dialogs/kit/language.ts';
import { checkCard } from '../../support/card-checker.ts';
import { readable } from '../../support/conversation.ts';

const news = (event = '') => ({ event, caseId: 'F-1042', facts: {}, possibleRepeat: false });

async function shown(situation: Situation, event = '', language: Language = 'en') {
  const made = await announceOrder(sampleServices(situation), news(event), samplePerson(situation, language));
  assert.ok(made !== undefined, `nothing to show for ${event}`);
  return { card: made.card, text: readable(made.card), message: made.message };
}

const named = (name: string): Situation => {
  const found = orderCases.find((one) => one.name === name);
  assert.ok(found?.in !== undefined, `the gallery has no ${name}`);
  return found.in;
};

describe('order: the case card', () => {
  it('every state and every cause, in every language: fit for Teams', async () => {
    assert.ok(orderCases.length > 50, `${orderCases.length} cards`);
    for (const { name, in: situation = {} } of orderCases)
      for (const language of languages) {
        const { card } = await shown(situation, '', language);
        assert.deepEqual(checkCard(card), [], `${name}, ${language}`);
      }
  });

  it('being prepared: done steps with their times, the honest expectation, and when I write next', async () => {
    const { text } = await shown(named('case preparing'));
    assert.match(text, /Fabrikam GmbH – working/);
    assert.match(text, /F-1042 · started Mon, 14 Sept, 11:32 IST · you may close Teams/);
    assert.match(text, /✓\nTenant created 11:33\n✓\nRelationship and agreement in order 11:33/);
    assert.match(text, /✓\nOrder accepted by Microsoft 11:34\n◔\nLicences are being prepared/);
    assert.match(
      text,
      /9 of 10 such orders: within 12 mins?\. Microsoft refreshes this state every 15 min\./,
    );
    assert.match(text, /Yours so far: 8 mins?, still normal\./);
    assert.match(text, /I will write here when it is done, or at 12:01 if it is not\./);
    assert.match(text, /waits for katrin\.vogel@fabrikam\.de: one opening, until Thu, 17 Sept, 11:42 IST/);
    assert.match(text, /20 × Microsoft 365 Business Premium · 1 year · billed monthly · €20\.60 each/);
  });

  it('ends together with what is there: the day, and the first price beside the whole one', async () => {
    const [premium] = sampleLines;
    assert.ok(premium);
    const eur = (minor: number) => [{ minor, currency: 'EUR' }];
    const order = sampleOrder({ state: 'provisioning', done: 3 });
    assert.ok(order.shown);
    const situation: Situation = {
      order: {
        state: 'provisioning',
        done: 3,
        draft: { ...order.draft, lines: [{ ...premium, endsOn: '2027-02-01' }] },
        shown: { ...order.shown, unitPrices: eur(515), fullPrices: eur(2060) },
      },
    };
    const { text } = await shown(situation);
    assert.match(text, /billed monthly · ends on Mon,? 1 Feb 2027 · €20\.60 each per billing period/);
    assert.match(text, /without tax · the first period €5\.15 each/);
    const german = await shown(situation, '', 'de');
    assert.match(german.text, /endet am Mo\., 1\. Feb\. 2027 · [^\n]* · der erste Zeitraum je 5,15/);
  });

  it('told that it is slow: the next word is promised for a day after the order', async () => {
    const progress = {
      placedAt: Date.UTC(2026, 8, 14, 10, 0),
      agreementAt: Date.UTC(2026, 8, 14, 10, 1),
      orderedAt: Date.UTC(2026, 8, 14, 10, 2),
      toldSlow: true,
    };
    const { text } = await shown({
      order: { state: 'provisioning', isNew: false, expectation: usually, progress },
    });
    assert.match(
      text,
      /Usually 7 mins?; yours 40 mins?\. Microsoft is still working; nothing is wrong yet\./,
    );
    assert.match(text, /or Tue, 15 Sept, 11:02 IST if it is not/);
  });

  it('nothing known about such orders: no time is invented', async () => {
    const { text } = await shown(named('case preparing, nothing known'));
    assert.match(text, /too few such orders yet/);
    assert.doesNotMatch(text, /9 of 10/);
  });

  it('before Microsoft has the order: no hour is promised', async () => {
    const { text } = await shown(named('case just placed'));
    assert.match(text, /◔\nThe tenant is being created/);
    assert.match(text, /when it is done, or when somebody has to do something/);
  });

  it('parked: for what, since when, when Microsoft was asked last, and the part that can be put right', async () => {
    const { text } = await shown(named('case parked, agreement-missing'));
    assert.match(text, /◷ Microsoft has no Customer Agreement for Fabrikam GmbH yet\./);
    assert.match(
      text,
      /Waiting since Mon, 14 Sept, 11:32 IST\. I last asked Microsoft Mon, 14 Sept, 11:41 IST\./,
    );
    assert.match(text, /Check now[^]*They signed – record it[^]*Yes, discard it/);
  });

  it('waits for the acceptance: a text for the customer with the link into Teams, in the message too', async () => {
    for (const language of languages) {
      const { card, text, message } = await shown(
        named('case parked, relationship-missing'),
        'parked',
        language,
      );
      const [fold] = card.body.filter((part) => part['id'] === 'forward');
      assert.match(JSON.stringify(fold), /Fabrikam GmbH.*https:\/\/teams\.microsoft\.com.*accept/);
      assert.match(message, /https:\/\/teams\.microsoft\.com.*accept$/);
      assert.match(text, language === 'en' ? /Text for the customer/ : /Text für den Kunden/);
    }
    assert.doesNotMatch((await shown(named('case parked, under-review'), 'parked')).text, /teams\.microsoft/);
  });

  it('waits for somebody: since it was parked, whatever was done before', async () => {
    const situation = named('case parked, under-review');
    assert.ok(situation.order);
    const progress = { placedAt: 1, parkedSince: Date.UTC(2026, 8, 14, 9, 5) };
    const { text } = await shown({ order: { ...situation.order, progress } });
    assert.match(text, /Waiting since Mon, 14 Sept, 10:05 IST/);
  });

  it('Microsoft asked to wait: when it goes on, until then', async () => {
    const busyUntil = Date.UTC(2026, 8, 14, 10, 52);
    const progress = { placedAt: Date.UTC(2026, 8, 14, 10, 32), busyUntil };
    const order = { state: 'recording-agreement' as const, isNew: false, progress };
    assert.match((await shown({ order })).text, /Microsoft is busy and asked me to wait; I go on at 11:52/);
    assert.match((await shown({ order }, '', 'de')).text, /ich mache um 11:52 weiter/);
    const over = { ...order, progress: { ...progress, busyUntil: Date.UTC(2026, 8, 14, 10, 40) } };
    assert.doesNotMatch((await shown({ order: over })).text, /busy/);
  });

  it('closed by staff: the reason, on the card and in the message, as text only', async () => {
    const progress = { placedAt: 1, closedBecause: 'They **moved** away' };
    const { text, message } = await shown({ order: { state: 'failed', progress } }, 'failed');
    for (const said of [text, message]) assert.match(said, /Their reason: “They \\\*\\\*moved\\\*\\\* away”/);
  });

  it('one field is wrong: only that field’s button leads on, the support id is folded away', async () => {
    const { card, text } = await shown(named('case stopped, one field'));
    const presses = text.match(/Correct the [a-z -]+|Change[^\n]*|Look [^\n]*/g) ?? [];
    assert.deepEqual([...new Set(presses)], ['Correct the e-mail address']);
    const [first] = card.body.filter((part) => part['id'] === 'details');
    assert.equal(first?.['isVisible'], false);
  });

  it('every cause: at most three short sentences, in the message as on the card', async () => {
    for (const one of orderCases.filter(({ name }) => name.startsWith('case stopped')))
      for (const language of languages) {
        const { text, message: told } = await shown(one.in ?? {}, 'trouble', language);
        // Which order, and whose, is said where the card has its title.
        assert.match(told, /^F-\d+(?: · [^:]+)?: /);
        const message = told.replace(/^F-\d+(?: · [^:]+)?: /, '');
        assert.ok(text.includes(`⚠ ${message}`), `${one.name}, ${language}`);
        const sentences = message
          .replaceAll('GmbH', '')
          .split(/[.!?](?:\s|$)/)
          .filter(Boolean);
        assert.ok(sentences.length <= 3, `${one.name}: ${message}`);
        assert.ok(message.length <= 320, `${one.name}: ${message.length}`);
      }
  });

  it('credit: neither an amount nor the word limit gets to the seller', async () => {
    for (const state of ['needs-answer', 'needs-person', 'parked'] as const)
      for (const language of languages) {
        const order = {
          state,
          done: 2 as const,
          standstill: { cause: 'credit' as const, code: 800023 },
          shown: undefined,
        };
        const { text, message } = await shown({ order }, '', language);
        assert.doesNotMatch(text + message, /[€$]|EUR|USD|limit|Kreditrahmen|credit/i);
      }
  });

  it('given to our people: said so, with the id of Microsoft’s answer, and nothing to press that cannot work', async () => {
    const { text } = await shown(named('case with a person'));
    assert.match(text, /Our people have it now; you will hear here/);
    assert.match(text, /Support id\n66666666-6666-4666-8666-000000000099/);
    assert.doesNotMatch(text, /Check now|Look through/);
  });

  it('partly ordered: in words which lines are ordered and which are not, and no way to throw it away', async () => {
    const { text } = await shown(named('case partly ordered'));
    assert.match(text, /✓\n20 × Microsoft 365 Business Premium[^\n]*– \*\*ordered\*\*/);
    assert.match(text, /✗\n3 × Visio Plan 2[^\n]*– \*\*not ordered\*\*/);
    assert.doesNotMatch(text, /Discard/);
  });

  it('done: what is active, return in local time and UTC, renewal, the sign-in’s address, and the next order', async () => {
    const { text, message } = await shown(named('case done'), 'done');
    assert.match(text, /✓ 20 × Microsoft 365 Business Premium: active · 3 × Visio Plan 2: active/);
    assert.match(text, /Full refund until\nTue, 15 Sept, 11:34 IST \(Tue, 15 Sept, 10:34 UTC\)/);
    assert.match(text, /Part refund until\nMon, 21 Sept, 11:42 IST \(Mon, 21 Sept, 10:42 UTC\)/);
    assert.match(text, /Runs until\nTue,? 14 Sept 2027/);
    assert.match(text, /Order more for Fabrikam GmbH[^]*Mail the sign-in again/);
    assert.equal(
      message,
      'Fabrikam GmbH is ready: 20 × Microsoft 365 Business Premium, 3 × Visio Plan 2 (F-1042). The first sign-in goes only to katrin.vogel@fabrikam.de; it opens once.',
    );
  });

  it('for the own company: with a capital where a title or a message begins, in every language', async () => {
    const situation = named('case done, own company');
    const { card, message } = await shown(situation, 'done');
    assert.equal(headingOf(card), 'Your own company is ready');
    assert.match(message, /^Your own company is ready: 20 × /);
    const german = await shown(situation, 'done', 'de');
    assert.equal(headingOf(german.card), 'Ihre eigene Firma ist bereit');
    const slow = await shown({ order: { ...situation.order!, state: 'provisioning', done: 3 } }, 'slow');
    assert.match(slow.message, /^The licences for your own company are not there yet/);
  });

  it('German: the reader’s own forms of money, time and day', async () => {
    const preparing = await shown(named('case preparing'), '', 'de');
    assert.match(preparing.text, /je 20,60\s€ pro Abrechnungszeitraum/);
    assert.match(preparing.text, /und sonst um 12:01 Uhr\./);
    const { message } = await shown(named('case done'), 'done', 'de');
    assert.match(message, /^Fabrikam GmbH ist bereit: 20 × /);
  });
});

describe('order: news', () => {
  it('overtaken by what happened since: not told any more', async () => {
    const situation = named('case done');
    const reader = samplePerson(situation, 'en');
    for (const event of ['slow', 'parked', 'trouble'])
      assert.equal(await announceOrder(sampleServices(situation), news(event), reader), undefined, event);
  });

  it('perhaps told before: says so', async () => {
    const situation = named('case done');
    const again = { ...news('done'), possibleRepeat: true };
    const made = await announceOrder(sampleServices(situation), again, samplePerson(situation, 'en'));
    assert.match(made?.message ?? '', /^You may have received this before: Fabrikam GmbH is ready/);
  });

  it('on our side: names the order and the customer, of several under way', async () => {
    const standstill = { cause: 'credit' } as const;
    const situation = { order: { state: 'needs-person', standstill } } as const;
    const { message } = await shown(situation, 'trouble');
    assert.match(message, /^F-\d+ · Fabrikam GmbH: We cannot place this order now\. It is on our side/);
  });

  it('the customer has accepted: told with the order’s name while it goes on, or stopped again', async () => {
    const goesOn = { order: { state: 'checking-out' } } as const;
    assert.match(
      (await shown(goesOn, 'accepted')).message,
      /^Fabrikam GmbH accepted \(11:41\)\. .* so I placed F-1042: 20 × .* Licences usually take 7 mins?\.$/,
    );
    assert.match(
      (await shown(goesOn, 'accepted', 'de')).message,
      /^Fabrikam GmbH hat zugestimmt \(11:41\)\. .* F-1042 darum bestellt: /,
    );
    const stopped = { order: { state: 'needs-person', standstill: { cause: 'credit' } } } as const;
    assert.match((await shown(stopped, 'accepted')).message, /went on and stopped again/);
    const done = named('case done');
    assert.equal(
      await announceOrder(sampleServices(done), news('accepted'), samplePerson(done, 'en')),
      undefined,
    );
  });

  it('slow: that it is, how long it usually takes and has taken, and that nothing is wrong', async () => {
    const { message } = await shown(named('case preparing, slow'), 'slow');
    assert.equal(
      message,
      'The licences for Fabrikam GmbH are not there yet. Usually 1 min; yours 8 mins. Microsoft is still working; nothing is wrong yet.',
    );
  });

  it('the first sign-in: opened, not opened in time, not delivered – never what it says', async () => {
    const situation = named('case done');
    assert.match((await shown(situation, 'first-sign-in-opened')).message, /has opened the first sign-in/);
    assert.match((await shown(situation, 'first-sign-in-expired')).message, /Nobody has opened/);
    assert.match(
      (await shown(situation, 'first-sign-in-undeliverable')).message,
      /cannot be delivered to katrin\.vogel@fabrikam\.de/,
    );
    assert.match((await shown(situation, 'first-sign-in-not-mailed')).message, /could not be mailed/);
  });
});
