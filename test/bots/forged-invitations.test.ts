import assert from 'node:assert/strict';
import { acceptActions } from '../../src/dialogs/accept/actions.ts';
import { customersActions } from '../../src/dialogs/customers/actions.ts';
import { staffActions } from '../../src/dialogs/gdap/actions.ts';
import { consentActions } from '../../src/dialogs/gdap/consent-actions.ts';
import { words as gdapWords } from '../../src/dialogs/gdap/text.ts';
import { batchActions } from '../../src/dialogs/invitations/actions.ts';
import { inviteActions } from '../../src/dialogs/invite/actions.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { botMessages, cardWith } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import {
  adventure,
  answered,
  asPerson,
  coho,
  expectNoFailures,
  northwind,
  pressed,
  readBy,
  useSellingHouse,
  type Who,
} from './support/selling-house.ts';

const kits = [kitWords('en'), kitWords('de')];
const says = (text: string, ...which: readonly ('notYours' | 'notAllowed' | 'stale')[]): boolean =>
  which.some((one) => kits.some((kit) => text.includes(kit[one])));
const gdap = gdapWords('en');
const { nina, cora, priya, katrin, megan } = person;

/** Every verb of the cards about inviting, and what their boxes may hold. */
const words = { words: 'Pay here.', to: 'mallory@contoso.com', toName: 'Mallory', days: '1', way: 'copied' };
const of = (flow: string, verbs: string) => verbs.split(' ').map((one) => `${flow}.${one}`);
const invite = of(
  'invite',
  'send sent post nudge check save ask-withdraw withdraw renew right-link same other settled agreement order',
);
const batch = of('batch', 'prepare send again drop account');
const rights = of('gdap', 'check retry extend renew drop access let-end');
const consent = of('gdap-consent', 'check ask again');
const customers = of('customers', 'check where stop open order invite');
/** By these Teams asks for somebody's own view of a card: the card itself is the answer, so it is nobody else's. */
const looks = ['invite', 'invitations', 'gdap', 'gdap-consent', 'customers', 'accept'].map(
  (one) => `${one}.look`,
);
const accept = of('accept', 'check trouble region remind keep mute ask-decline decline again');

/** Somebody who has never written to the bot from there. */
const inNewChat = (userId: string, tenantId: string): Who => ({
  from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
  conversation: { id: `a:${userId} at ${tenantId}`, conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
});

describe('forged presses about inviting', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  const who = {} as Record<'cora' | 'katrin' | 'nobody' | 'elsewhere' | 'nina' | 'megan', Who>;
  /** Ids of what is there: an invitation of Northwind's, one of the provider's, a list, and admin rights. */
  const there = { theirs: '', providers: '', list: '', rights: '' };

  /** Everything a press could change. */
  async function everything() {
    const { db } = house().database;
    const rows = <Row>(query: { execute(): Promise<Row[]> }) => query.execute();
    return {
      invitations: await rows(db.selectFrom('invitation').selectAll().orderBy('id')),
      events: (await rows(db.selectFrom('invitation_event').select('id'))).length,
      lists: await rows(db.selectFrom('invitation_batch').selectAll().orderBy('id')),
      rights: await rows(db.selectFrom('gdap_case').selectAll().orderBy('id')),
      orders: await rows(db.selectFrom('order_case').select(['id', 'version', 'state']).orderBy('id')),
      handed: (await rows(db.selectFrom('hand_over').select('id'))).length,
      mails: (await rows(db.selectFrom('mail_outbox').select('id'))).length,
      proven: (await rows(db.selectFrom('audit_entry').select('trail'))).length,
      atMicrosoft: house().simulator.world.state.gdap.map(({ id, status }) => [id, status]),
    };
  }

  /** The newest card of somebody's that names such an id, waited for. */
  const idAt = (userId: string, form: RegExp, button: RegExp) =>
    eventually(async () => {
      const found = (await botMessages(house(), userId)).findLast(
        (one) => form.test(textsOf(one)) && buttonsOf(one).some(({ verb }) => button.test(verb ?? '')),
      );
      return found === undefined ? undefined : form.exec(textsOf(found))?.[0];
    }, `a card with ${form.source}`);

  before(async function () {
    await house().say(nina, 'invite adventure-works.com, contoso.com');
    there.list = await idAt(nina, /B-\d+/, /^batch\.prepare$/);
    await house().say(nina, 'invite contoso.com');
    await answered(house(), nina, 'create');
    there.theirs = await idAt(nina, /I-\d+/, /^invite\.withdraw$/);
    await house().say(priya, 'invite fabrikam.de');
    await answered(house(), priya, 'create');
    there.providers = await idAt(priya, /I-\d+/, /^invite\.withdraw$/);

    await house().say(priya, 'gdap contoso.com');
    const first = await eventually(
      async () =>
        (await botMessages(house(), priya)).find((one) =>
          buttonsOf(one).some(({ title }) =>
            [gdap.account.take, gdap.templates.licences.title].includes(title),
          ),
        ),
      'a question',
    );
    if (buttonsOf(first).some(({ title }) => title === gdap.account.take))
      await house().press(priya, gdap.account.take, { account: 'europe' });
    for (const [title, fields] of [
      [gdap.templates.licences.title, {}],
      [gdap.terms.next, { days: '365', extension: 'extend' }],
      [gdap.confirm.create, {}],
    ] as const) {
      await cardWith(house(), priya, title);
      await house().press(priya, title, fields);
    }
    await cardWith(house(), priya, gdap.card.mail);
    there.rights = await idAt(priya, /G-\d+/, /^gdap\.drop$/);

    who.cora = await asPerson(house(), cora, coho);
    who.katrin = await asPerson(house(), katrin, tenant.fabrikam);
    who.megan = await asPerson(house(), megan, tenant.contoso);
    who.nina = await asPerson(house(), nina, northwind);
    who.elsewhere = inNewChat(nina, coho);
    who.nobody = inNewChat('22222222-2222-4222-8222-0000000000ff', tenant.home);
  });

  /** Presses with every version that may be meant; nothing changes, and each press is written down. */
  async function refused(verb: string, id: string, by: Who, more: object = {}): Promise<string> {
    const before = await everything();
    const from = house().logged.length;
    const said = new Set<string>();
    for (const v of [1, 2, 999]) {
      const { text } = await pressed(house(), verb, { case: id, v, ...words, ...more }, by);
      said.add(text);
    }
    assert.deepEqual(await everything(), before, verb);
    const logged = () =>
      house()
        .logged.slice(from)
        .filter((line) => line.includes('"level":40') && line.includes(verb)).length;
    await eventually(() => logged() === 3 || undefined, `three lines in the log about ${verb}`);
    assert.equal(said.size, 1);
    const [text = ''] = said;
    assert.doesNotMatch(text, /contoso|fabrikam|adventure|northwind|I-1|B-1|G-1|F-1/i);
    return text;
  }

  /** An id that is there answers like one that nobody has. */
  async function asNobodys(verb: string, id: string, by: Who, more: object = {}): Promise<void> {
    const missing = /^[a-z]-/i.test(id) ? `${id.slice(0, 2)}999999` : '33333333-3333-4333-8333-0000000099ff';
    const text = await refused(verb, id, by, more);
    assert.equal(text, await refused(verb, missing, by, more), verb);
    assert.ok(says(text, 'notYours', 'notAllowed'), text);
  }

  it('the table is whole: every button of these cards is in it', () => {
    // Nothing is pressed: only the names are asked for.
    const nothing = {} as never;
    const there = [inviteActions, batchActions, staffActions, consentActions, customersActions, acceptActions]
      .flatMap((actions) => Object.keys(actions(nothing)))
      // These two are about no case: a list of what is one's own, and a question in one's own words.
      .filter((verb) => !['batch.list', 'customers.look'].includes(verb));
    const tried = [...invite, ...batch, ...rights, ...consent, ...customers, ...accept];
    assert.deepEqual(tried.toSorted(), there.toSorted());
  });

  for (const verb of invite)
    it(`${verb} by another reseller, on what is a reseller’s or the provider’s: as for one nobody has`, async () => {
      for (const id of [there.theirs, there.providers]) await asNobodys(verb, id, who.cora);
      await asNobodys(verb, there.providers, who.nina);
    });

  for (const verb of batch)
    it(`${verb} by another reseller: as for one nobody has`, () =>
      asNobodys(verb, there.list, who.cora, { line: '1', 'account-1': 'europe' }));

  for (const verb of customers.filter((one) => !/where|open/.test(one)))
    it(`${verb} by another reseller: as for a tenant nobody has heard of`, async () => {
      await asNobodys(verb, adventure, who.cora);
    });

  for (const verb of [...invite, ...batch, ...rights, ...customers])
    it(`${verb} by people without such a role, at the provider’s, at customers’, and Nina signed in elsewhere: not allowed`, async () => {
      const [id = ''] = Object.entries({
        invite: there.theirs,
        batch: there.list,
        gdap: there.rights,
        customers: adventure,
      }).flatMap(([name, one]) => (verb.startsWith(`${name}.`) ? [one] : []));
      const by = [who.nobody, who.katrin, who.elsewhere, ...(verb.startsWith('gdap.') ? [who.nina] : [])];
      for (const one of by) {
        const text = await refused(verb, id, one);
        assert.ok(says(text, 'notAllowed'), text);
      }
      if (verb.startsWith('invite.')) await refused(verb, there.theirs, who.megan);
    });

  for (const verb of consent)
    it(`${verb} by another customer and by a seller: as for one nobody has`, async () => {
      for (const one of [who.katrin, who.nina, who.cora]) await asNobodys(verb, there.rights, one);
    });

  for (const verb of accept)
    it(`${verb} by another customer and by who invited: as for one nobody has`, async () => {
      for (const one of [who.katrin, who.nina]) await asNobodys(verb, there.theirs, one, { because: 'No.' });
    });

  for (const verb of looks)
    it(`${verb} by whoever it is no business of: as for one nobody has`, async () => {
      const before = await everything();
      const ids = [there.theirs, there.providers, there.list, there.rights, adventure];
      for (const one of [who.cora, who.nobody, who.katrin, who.elsewhere]) {
        const said = new Set<string>();
        for (const id of [...ids.filter((id) => id !== there.providers), 'I-999999'])
          said.add((await pressed(house(), verb, { case: id, v: 1 }, one)).text);
        const [text = '', ...others] = said;
        assert.deepEqual(others, []);
        assert.ok(says(text, 'notYours'), text);
      }
      assert.deepEqual(await everything(), before);
    });

  it('the administrator’s card of an invitation is not for who invited, nor theirs for the administrator', async () => {
    for (const [verb, one] of [
      ['accept.look', who.nina],
      ['invite.look', who.megan],
      ['gdap.look', who.megan],
    ] as const)
      for (const id of [there.theirs, there.rights])
        assert.ok(says((await pressed(house(), verb, { case: id, v: 1 }, one)).text, 'notYours'));
  });

  it('verbs there are not, and ids that are none: nothing', async () => {
    const before = await everything();
    for (const verb of ['invite.constructor', 'invite.__proto__', 'batch', 'gdap.approve', 'cloud.invite'])
      assert.ok(says((await pressed(house(), verb, { case: there.theirs, v: 1 }, who.nina)).text, 'stale'));
    const ids = ["I-1' or 1=1", 'I-１', '%', '\u0000', 'I-1001\n', '__proto__', 'i-1001'];
    for (const verb of ['invite.withdraw', 'batch.drop', 'customers.look', 'gdap-consent.check'])
      for (const id of ids) await pressed(house(), verb, { case: id, v: 1 }, who.nina);
    for (const v of [-1, 1.5, 1e21, '1', null, Number.MAX_SAFE_INTEGER])
      await pressed(house(), 'invite.save', { case: there.theirs, v, ...words }, who.nina);
    assert.deepEqual(await everything(), before);
  });

  it('fields a card never has: only what it has counts', async () => {
    const before = await everything();
    const forged = { way: 'email', accountId: 'canada', reseller: 'R-1', staff: true, by: priya, version: 1 };
    await pressed(house(), 'invite.same', { case: there.theirs, v: 1, ...forged }, who.nina);
    await pressed(house(), 'invite.settled', { case: there.theirs, v: 1, ...forged }, who.nina);
    await pressed(
      house(),
      'batch.account',
      { case: there.list, v: 1, line: '1', 'account-1': 'canada' },
      who.nina,
    );
    await pressed(
      house(),
      'batch.account',
      { case: there.list, v: 1, line: '__proto__', 'account-NaN': 'europe' },
      who.nina,
    );
    assert.deepEqual(await everything(), before);
  });

  it('typed by another reseller: their lists, “status”, “customers” and the numbers themselves know nothing of it', async () => {
    const heard = async (says: string) => {
      const count = (await botMessages(house(), cora)).length;
      await house().say(cora, says);
      return (await botMessages(house(), cora)).slice(count).map(textsOf).join('\n');
    };
    for (const id of [there.theirs, there.providers, there.list])
      assert.equal(
        (await heard(id)).replaceAll(id, '?'),
        (await heard(`${id.slice(0, 2)}999999`)).replaceAll(`${id.slice(0, 2)}999999`, '?'),
      );
    const hers = new RegExp(`Contoso Ltd|Fabrikam|Adventure|${Object.values(there).join('|')}`);
    for (const said of [
      'invitations',
      'all invitations',
      'invitations contoso',
      'invitations %',
      'customers',
      'status',
    ])
      assert.doesNotMatch(await heard(said), hers);
    assert.doesNotMatch(await readBy(house(), cora), /Northwind|G-1/);
  });
});
