import assert from 'node:assert/strict';
import { sampleOrder } from '../../scripts/gallery/order-samples.ts';
import { namedBy, proofAskedFor } from '../../src/dialogs/proof/model.ts';
import { conversations, type Chat } from '../support/conversation.ts';
import { people, tenants } from '../support/sample-world.ts';

/** Northwind with a seller and an owner, Coho with an owner, and an order of Northwind's for adventure-works.com. */
function house() {
  const world = conversations();
  const at = ({ tenantId, userId, name }: typeof people.nina) => ({ tenantId, userId, name });
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [
      { ...at(people.nina), roles: ['seller' as const], state: 'admitted' as const },
      { ...at(people.oscar), roles: ['owner' as const], state: 'admitted' as const },
    ],
  });
  world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [
      { ...at(people.cora), roles: ['seller' as const, 'owner' as const], state: 'admitted' as const },
    ],
  });
  const order = sampleOrder({ state: 'done', done: 4, isNew: false });
  world.orders.put({ ...order, resellerId: northwind.id });
  return world;
}
const linksOf = (chat: Chat): readonly string[] =>
  [
    ...JSON.stringify(chat.last().card ?? {}).matchAll(/https:\/\/concierge\.example\/proof\/[a-z0-9-]+/g),
  ].map(([url]) => url);

describe('asking for a proof', () => {
  it('an owner names an order: a card with a link to the file', async () => {
    const oscar = house().chat('oscar');
    for (const words of ['proof F-1042', 'prove F-1042', 'prove order F-1042']) {
      await oscar.say(words);
      assert.match(oscar.text(), /Proof of F-1042[^]*works once and until[^]*Download/);
      assert.equal(linksOf(oscar).length, 1);
    }
  });

  it('a seller: told who may get it; help does not offer it', async () => {
    const nina = house().chat('nina');
    await nina.say('proof F-1042');
    assert.match(nina.text(), /Owners of your company get proofs \(Oscar Ward\)/);
    assert.deepEqual(linksOf(nina), []);
    await nina.say('auf Deutsch');
    await nina.say('Nachweis F-1042');
    assert.match(nina.text(), /Nachweise bekommen die Inhaber Ihrer Firma \(Oscar Ward\)/);
    assert.doesNotMatch((await nina.say('Hilfe')).said.join(' '), /Nachweis F-1042/);
  });

  it('again: another link', async () => {
    const oscar = house().chat('oscar');
    await oscar.say('proof F-1042');
    const before = linksOf(oscar);
    await oscar.say('proof f-1042');
    assert.notDeepEqual(linksOf(oscar), before);
  });

  it('in German, and by the customer’s domain', async () => {
    const world = house();
    const domain = world.orders.all[0]?.draft.buyer;
    assert.equal(domain?.kind, 'tenant');
    const oscar = world.chat('oscar');
    await oscar.say('auf Deutsch');
    await oscar.say(`Nachweis ${domain.kind === 'tenant' ? domain.domain : ''}`);
    assert.match(oscar.text(), /Nachweis zu [a-z.]+[^]*gilt einmal und bis[^]*Herunterladen/);
    assert.equal(linksOf(oscar).length, 1);
  });

  it('without a name: asked which; a button and a typed number give the link', async () => {
    const world = house();
    const oscar = world.chat('oscar');
    await oscar.say('proof');
    assert.match(oscar.text(), /What shall be proven\?[^]*F-1042/);
    await oscar.press('F-1042');
    assert.equal(linksOf(oscar).length, 1);
    const priya = world.chat('priya');
    await priya.say('evidence');
    await priya.say('f-1042');
    assert.equal(linksOf(priya).length, 1);
  });

  it('unknown, and another company’s: the same answer, and asked again', async () => {
    const world = house();
    const said: string[] = [];
    for (const [name, id] of [
      ['cora', 'F-1042'],
      ['oscar', 'F-9999'],
    ] as const) {
      const chat = world.chat(name);
      await chat.say('in English');
      await chat.say(`proof ${id}`);
      assert.deepEqual(linksOf(chat), []);
      said.push(chat.last().said.join('\n').replaceAll(id, 'F-0'));
      assert.match(chat.text(), /What shall be proven\?/);
    }
    assert.match(said[0] ?? '', /I know nothing about “F-0”/);
    assert.equal(said[0], said[1]);
  });

  it('neither a number nor a domain: says how they look', async () => {
    const oscar = house().chat('oscar');
    await oscar.say('proof');
    await oscar.say('everything you have');
    assert.match(oscar.text(), /neither an order’s number nor a domain/);
    assert.deepEqual(linksOf(oscar), []);
  });

  it('a seller, and a customer: not for them', async () => {
    const world = house();
    for (const name of ['nina', 'megan'] as const) {
      const chat = world.chat(name);
      await chat.say('proof F-1042');
      assert.deepEqual(linksOf(chat), []);
      assert.ok(!world.calls.some((call) => call.startsWith('proofs.')));
    }
  });

  it('Microsoft cannot be asked whose domain it is: says so, and nothing is given', async () => {
    const world = house();
    world.breakDown('proofs.customerByDomain');
    const oscar = world.chat('oscar');
    await oscar.say('proof contoso.com');
    assert.match(JSON.stringify(oscar.last()), /Microsoft cannot be reached/);
    assert.deepEqual(linksOf(oscar), []);
  });

  it('in front of others: the link is given in one’s own chat only', async () => {
    const oscar = house().chat('oscar', { place: 'group' });
    await oscar.say('proof F-1042');
    assert.match(oscar.text(), /Ask me for it in our own chat/);
    assert.deepEqual(linksOf(oscar), []);
  });

  it('left in the middle: “start over” and another subject work', async () => {
    const oscar = house().chat('oscar');
    await oscar.say('proof');
    await oscar.say('start over');
    assert.doesNotMatch(oscar.text(), /What shall be proven\?/);
  });

  it('what is understood', () => {
    for (const text of [
      'proof F-1042',
      'Proof of F-1042',
      'Nachweis F-1042',
      'Nachweis für F-1042.',
      'evidence for f-1042',
    ])
      assert.equal(proofAskedFor(text)?.given?.toUpperCase(), 'F-1042', text);
    assert.deepEqual(proofAskedFor('nachweis'), { given: undefined });
    for (const text of [
      'order F-1042',
      'F-1042',
      'proofread this',
      'is there proof of life',
      '20 proofs for contoso',
    ])
      assert.equal(proofAskedFor(text), undefined, text);
    assert.deepEqual(namedBy('proof contoso.com'), { kind: 'domain', domain: 'contoso.com' });
    assert.deepEqual(namedBy(' f-7 '), { kind: 'order', orderId: 'F-7' });
    assert.equal(namedBy('contoso'), undefined);
  });
});
