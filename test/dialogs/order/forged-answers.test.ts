import assert from 'node:assert/strict';
import { kitWords } from '../../../src/dialogs/kit/words.ts';
import { words } from '../../../src/dialogs/order/text.ts';
import { ordering } from '../../support/ordering.ts';

const company = {
  name: 'Fabrikam GmbH',
  line1: 'Musterstraße 1',
  line2: '',
  postalCode: '28195',
  city: 'Bremen',
  firstName: 'Katrin',
  lastName: 'Vogel',
  email: 'katrin@fabrikam.de',
  phone: '0421 123456',
};
const signer = { firstName: 'Katrin', lastName: 'Vogel', email: 'katrin@fabrikam.de', phone: '' };

async function atCompany() {
  const opened = ordering();
  await opened.nina.say('20 business premium yearly for Fabrikam');
  await opened.nina.press('no');
  await opened.nina.say('Germany');
  return opened;
}

async function atSigner() {
  const opened = await atCompany();
  const { nina } = opened;
  await nina.press('check', company);
  await nina.say('246810');
  await nina.press('use', { prefix: 'fabrikam' });
  await nina.press('P1Y:monthly');
  await nina.press('signed');
  return opened;
}

/** The draft as it is, for comparing. */
const draftOf = ({ world }: ReturnType<typeof ordering>) => JSON.stringify(world.orders.all[0]?.draft);

describe('order: answers that no honest card sends', () => {
  for (const quantity of [
    '0',
    '-1',
    '1.5',
    '1,5',
    '1,000',
    '1.000',
    '20 000',
    '1e2',
    '0x14',
    '+5',
    '5-10',
    '301',
    '999999',
    '9007199254740993',
    '20 300',
    '3 years',
    '12 months',
    '10 more',
    '2 dozen',
    '10 thousand',
    '15 %',
    '٢٠',
    '２０',
    'NaN',
    'Infinity',
    '',
  ]) {
    it(`"${quantity}" licences: asked again, no number is guessed`, async () => {
      const opened = ordering();
      const { nina } = opened;
      await nina.say('business premium for adventure-works.com');
      await nina.press('yes');
      assert.match(nina.heading(), /^How many/);
      const before = draftOf(opened);
      await nina.press('take', { quantity });
      assert.match(nina.text(), /whole numbers from 1 to 300|is no number of licences I can order/);
      assert.equal(draftOf(opened), before);
    });
  }

  for (const [typed, count] of [
    ['20 licences', 20],
    ['007', 7],
    [' 300 ', 300],
    ['ten', 10],
    ['zwölf', 12],
    ['15 please', 15],
  ] as const) {
    it(`"${typed}" licences: ${count}`, async () => {
      const { nina, world } = ordering();
      await nina.say('business premium for adventure-works.com');
      await nina.press('yes');
      await nina.press('take', { quantity: typed });
      await nina.press('P1Y:monthly');
      assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, count);
    });
  }

  for (const signedOn of [
    '2026-02-30',
    '2026-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '9999-12-31',
    '1999-12-31',
    '0000-01-01',
    '-000001-01-01',
    '+010000-01-01',
    '2026-09-15',
    '20260910',
    '2026-9-1',
    '2026-09-10T00:00:00Z',
    '10/09/2026',
    'yesterday',
  ]) {
    it(`signed on "${signedOn}": refused`, async () => {
      const opened = await atSigner();
      const before = draftOf(opened);
      await opened.nina.press('record', { ...signer, signedOn });
      assert.match(opened.nina.text(), /must be a day that has been/);
      assert.equal(draftOf(opened), before);
    });
  }

  it('signed on the 29th of February of a leap year: taken', async () => {
    const { nina, world } = await atSigner();
    await nina.press('record', { ...signer, signedOn: '2024-02-29' });
    const { agreement } = world.orders.all[0]!.draft;
    assert.equal(agreement?.kind === 'attested' && agreement.signedOn, '2024-02-29');
  });

  for (const [field, values] of Object.entries({
    phone: [
      '+49421123456;ext=1;<sip:x@attacker.example>',
      'tel:+49421123456',
      '+49421123456\r\nX: y',
      '*21*0421123456#',
      '+49421123456,,1234',
      '0'.repeat(200),
      '+'.repeat(4000),
    ],
    email: [
      'katrin@fabrikam.de\r\nBcc: all@attacker.example',
      'katrin@fabrikam.de, all@attacker.example',
      'Katrin <katrin@fabrikam.de>',
      '"a b"@fabrikam.de',
      'katrin@fabrikam.de@attacker.example',
      'katrin@[127.0.0.1]',
      'katrin@127.0.0.1',
      'katrin@localhost',
      `${'a'.repeat(65)}@fabrikam.de`,
      `a@${`${'a'.repeat(63)}.`.repeat(4)}de`,
      'katrin@fabrikam.de\u0000',
      'katrin@fabrikam\u202e.de',
      '@',
      '@'.repeat(4000),
    ],
    postalCode: ['28195; drop table order_case', '28195\n', '٢٨١٩٥', '2'.repeat(4000)],
    firstName: ['a'.repeat(61), ' ', '\u200b', '\u202e\u2066', '4711', '😀'],
    name: ['', ' ', '1', '\u200b\u200b', '\u202e', '😀', '. . .', 'test'],
  })) {
    for (const value of values) {
      it(`${field} ${JSON.stringify(value.slice(0, 40))}: nothing is sent, and what is taken is clean`, async () => {
        const opened = await atCompany();
        const { nina, world } = opened;
        const started = performance.now();
        await nina.press('check', { ...company, [field]: value });
        assert.ok(performance.now() - started < 1_000);
        const buyer = world.orders.all[0]?.draft.buyer;
        assert.ok(buyer?.kind === 'new');
        const { contact } = buyer.company;
        if (contact === undefined) {
          assert.deepEqual(world.contactChecks.sentTo, []);
          return;
        }
        assert.match(contact.phone, /^\+\d{5,15}$/);
        assert.match(contact.email, /^[\w.]+@fabrikam\.de$/);
        assert.deepEqual(world.contactChecks.sentTo, [contact.email]);
        assert.ok(!['firstName', 'name'].includes(field), `${field} was taken`);
        assert.match(buyer.company.postalCode ?? '', /^\d{5}$/);
      });
    }
  }

  /** Questions about what is bought, and what each of them offers. */
  const questions: Readonly<Record<string, { readonly wish: string; readonly offers: string }>> = {
    'which product': { wish: '5 E3 yearly for adventure-works.com', offers: 'E3:0001' },
    'which term': { wish: '5 business premium for adventure-works.com', offers: 'P1Y:monthly' },
    'which base': { wish: '5 copilot yearly for adventure-works.com', offers: 'PREMIUM:0001' },
  };
  for (const [question, { wish, offers }] of Object.entries(questions)) {
    for (const choice of [
      'CFQ7TTC0LDPB:0001',
      'PREMIUM:0002',
      'COPILOT:0001',
      'A3:0001',
      'OE3:0002',
      'P3Y:triennial',
      'P1Y:none',
      'P1M:annual',
      'keep',
      'none',
      '0',
    ]) {
      it(`${question}: "${choice}", which the card does not offer, changes nothing`, async () => {
        const opened = ordering();
        const { nina } = opened;
        await nina.say(wish);
        await nina.press('yes');
        assert.ok(nina.choices().includes(offers), nina.heading());
        const [before, memory] = [draftOf(opened), JSON.stringify(nina.memory)];
        const { note } = await nina.pressAt(nina.stamp(), choice, { productId: 'A3', skuId: '0001' });
        assert.equal(note, kitWords('en').stale);
        assert.equal(draftOf(opened), before);
        assert.equal(JSON.stringify(nina.memory), memory);
      });
    }
  }

  it('a product that is not sold any more when its button is pressed: said, and nothing like it is taken', async () => {
    const { nina, world } = ordering();
    await nina.say('5 E3 yearly for adventure-works.com');
    await nina.press('yes');
    world.offers.withdraw('OE3');
    const { said } = await nina.press('OE3:0001');
    assert.deepEqual(said, [words('en').what.goneOffer]);
    assert.equal(nina.heading(), 'What do they need?');
    assert.deepEqual(world.orders.all[0]?.draft.lines, []);
  });

  it('a limit that sinks below what was said: asked again, before anything is bought', async () => {
    const { nina, world } = ordering();
    await nina.say('301 business premium yearly for adventure-works.com');
    await nina.press('yes');
    assert.match(nina.last().said.join(' '), /1 to 300/);
    assert.match(nina.heading(), /^How many/);
    assert.deepEqual(world.orders.all[0]?.draft.lines, []);
  });

  it('an add-on without a base, and a base put into the press: asked for all the same', async () => {
    const { nina, world } = ordering();
    await nina.say('copilot yearly for adventure-works.com');
    await nina.press('yes');
    const forged = {
      hasBase: 'true',
      base: 'PREMIUM:0001',
      bases: '',
      isAddon: 'false',
      line: '{"hasBase":true}',
    };
    await nina.press('take', { quantity: '5', ...forged });
    assert.ok(nina.choices().includes('PREMIUM:0001'), nina.heading());
    assert.deepEqual(world.orders.all[0]?.draft.lines, []);
  });

  it('other ids, plans, promotions and ends put beside honest answers: only what the cards offer counts', async () => {
    const { nina, world } = ordering();
    const forged = {
      productId: 'A3',
      skuId: '0009',
      title: 'Free of charge',
      segment: 'education',
      promotionId: '39NFJQT1PJLC:0001:39NFJQT1Q5KM',
      promotion: '39NFJQT1PJLC:0001:39NFJQT1Q5KM',
      endsOn: '2031-01-01',
      quantity: '7',
      number: '9',
      market: 'US',
      accountId: 'united-states',
      term: 'P3Y',
      billing: 'none',
    };
    await nina.say('business premium for adventure-works.com');
    await nina.press('yes', forged);
    await nina.press('take', { ...forged, quantity: '5' });
    await nina.press('P1Y:monthly', forged);
    const [order] = world.orders.all;
    assert.deepEqual(
      order?.draft.lines.map(({ title: _title, ...line }) => JSON.parse(JSON.stringify(line)) as unknown),
      [{ number: 0, productId: 'PREMIUM', skuId: '0001', quantity: 5, term: 'P1Y', billing: 'monthly' }],
    );
    assert.equal(order?.draft.accountId, 'europe');
  });

  for (const [what, said] of Object.entries({
    'a domain of 253 characters': `${`${'a'.repeat(62)}.`.repeat(4)}a`.slice(0, 253),
    'a domain of 254 characters': `${'a.'.repeat(126)}de`,
    'dots without end': `${'a.'.repeat(2000)}de`,
    'an address on this machine': 'http://127.0.0.1:3978/control',
    'an address of the cloud': 'http://169.254.169.254/latest/meta-data',
    'a path behind a domain': 'contosso.com/../../graph',
    'a file': 'file:///etc/passwd',
    'a name with a port': 'contosso.com:22',
    'somebody’s password': 'https://user:secret@contosso.com',
    'other letters': 'соntоsо.com',
  })) {
    it(`${what} for a domain: asked again or not known, nothing breaks`, async () => {
      const { nina, world } = ordering();
      await nina.say('5 E3 for Contosso');
      await nina.press('yes');
      const { said: answers } = await nina.say(said);
      assert.match(
        `${answers.join(' ')} ${nina.text()}`,
        /no tenant with the domain|not look like a domain|is no domain|not a domain/i,
      );
      assert.equal(world.orders.all[0]?.draft.buyer, undefined);
    });
  }
});
