import assert from 'node:assert/strict';
import type { Simulator } from '../../simulator/server.ts';
import { startTestSimulator } from './test-simulator.ts';

describe('the start page of the rehearsal', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  const read = async () => (await fetch(simulator.origin)).text();

  it('everybody of the sample world: once, under their organisation, with their role in words and a link', async () => {
    const { tenants, users } = simulator.world.state;
    const sections = (await read()).split('<section>').slice(1);
    const listed = sections.flatMap((section) => {
      const tenant = tenants.find(({ name }) => section.includes(`<h3>${name} `));
      return [...section.matchAll(/user=([0-9a-f-]{36})"><strong>([^<]*)<\/strong> <small>([^<]*)</g)].map(
        ([, id, name, role]) => [tenant?.id, id, name, role].join(' '),
      );
    });
    const everybody = users.map(({ tenantId, id, displayName, about }) =>
      [tenantId, id, displayName, about].join(' '),
    );
    assert.deepEqual(listed.toSorted(), everybody.toSorted());
    assert.ok(users.every(({ about }) => about !== ''));
  });

  it('the provider comes last, and countries have names', async () => {
    const page = await read();
    assert.ok(page.indexOf('Megan Bowen') < page.indexOf('Priya Nair'));
    assert.match(page, /woodgrove\.onmicrosoft\.com · Japan/);
  });

  it('where mails arrive, and which made-up domains have a mailbox: said', async () => {
    const page = await read();
    assert.match(page, /arrive under <a href="\/mail">Mail<\/a>/);
    assert.match(page, /fourthcoffee\.example/);
    assert.doesNotMatch(page, /Approve/);
  });

  it('names from the world: text, whatever is in them', async () => {
    simulator.world.state.tenants[0]!.name = '<b>Open & Door</b>';
    simulator.world.state.users[0]!.displayName = '<script>';
    simulator.world.state.users[0]!.tenantId = simulator.world.state.tenants[0]!.id;
    const page = await read();
    assert.match(page, /&lt;b&gt;Open &amp; Door/);
    assert.doesNotMatch(page, /<script>/);
  });
});
