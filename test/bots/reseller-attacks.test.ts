import assert from 'node:assert/strict';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { words } from '../../src/dialogs/reseller/text.ts';
import { words as deskWords } from '../../src/dialogs/reseller-desk/text.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { botMessages, cardWith } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import {
  answered,
  asked,
  coho,
  everything,
  expectNoFailures,
  northwind,
  pressed,
  useCrowd,
  useSellingHouse,
} from './support/selling-house.ts';

const en = words('en');
const desk = deskWords('en');
const kit = kitWords('en');
const { nina, cora, nestor, priya } = person;

describe('attacks on resellers', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { crowd } = useCrowd(house);

  async function idOf(userId: string): Promise<string> {
    const { people } = await everything(house());
    return people.find((one) => one.user_id === userId)?.reseller_id ?? '';
  }

  describe('forged presses', () => {
    for (const verb of ['reseller.admit', 'reseller.remove', 'reseller.check', 'reseller.again']) {
      it(`${verb} on another company: as for one nobody has, nothing changes`, async () => {
        const before = await everything(house());
        const theirs = await idOf(nina);
        for (const who of [crowd.cora, crowd.katrin]) {
          const forged = { v: 1, tenant: coho, user: cora, role: 'owner' };
          const answer = await pressed(house(), verb, { case: theirs, ...forged }, who);
          const nobodys = await pressed(house(), verb, { case: 'R-999999', ...forged }, who);
          assert.equal(answer.text, nobodys.text);
          assert.doesNotMatch(answer.text, /Northwind/);
        }
        assert.deepEqual(await everything(house()), before);
      });
    }

    it('a seller who makes herself owner, removes the owner, or lets her tenant’s people in: refused', async () => {
      const before = await everything(house());
      const id = await idOf(nina);
      for (const user of [nina, person.oscar, person.leo])
        for (const verb of ['reseller.admit', 'reseller.remove']) {
          const forged = { case: id, v: 1, tenant: northwind, user, role: 'owner' };
          assert.equal((await pressed(house(), verb, forged, crowd.nina)).sentence, kit.notYours);
        }
      assert.deepEqual(await everything(house()), before);
    });

    it('an owner who admits people of another company, or of none: refused', async () => {
      const before = await everything(house());
      const id = await idOf(cora);
      for (const [at, user] of [
        [northwind, nina],
        [tenant.fabrikam, person.katrin],
        [tenant.home, priya],
        [coho, '00000000-0000-4000-8000-000000000000'],
        ["' or 1=1 --", '%'],
      ] as const) {
        for (const verb of ['reseller.admit', 'reseller.remove'])
          await pressed(house(), verb, { case: id, v: 1, tenant: at, user, role: 'owner' }, crowd.cora);
      }
      assert.deepEqual(await everything(house()), before);
    });

    for (const verb of ['confirm', 'refuse', 'check', 'tenant', 'not-theirs', 'suspend', 'resume']) {
      it(`reseller-desk.${verb} by everybody who is not staff: refused`, async () => {
        const before = await everything(house());
        for (const who of [crowd.nina, crowd.oscar, crowd.cora, crowd.katrin]) {
          const forged = { case: await idOf(cora), v: 1, reason: 'mine', tenant: northwind };
          const { sentence } = await pressed(house(), `reseller-desk.${verb}`, forged, who);
          assert.equal(sentence, kit.notAllowed);
        }
        assert.deepEqual(await everything(house()), before);
      });
    }
  });

  describe('somebody else’s customers and tenants, asked for', () => {
    /** What the bot answers to a domain, with what is public about it taken out. */
    async function told(domain: string, name: string, prefix: string): Promise<string> {
      const count = (await botMessages(house(), cora)).length;
      await house().say(cora, `5 E3 für ${domain}`);
      const all = await eventually(async () => {
        const fresh = (await botMessages(house(), cora)).slice(count);
        return fresh.some((one) => textsOf(one).includes(domain)) ? fresh : undefined;
      }, `an answer about ${domain}`);
      return all
        .map(
          (one) =>
            `${textsOf(one)}\n${buttonsOf(one)
              .map(({ title }) => title)
              .join()}`,
        )
        .join('\n')
        .replaceAll(domain, 'DOMAIN')
        .replaceAll(prefix, 'PREFIX')
        .replaceAll(name, 'NAME')
        .replaceAll(/F-\d+/g, 'F')
        .replace(/^.*bleibt als Entwurf.*$/m, '')
        .trim();
    }

    it('customers of another reseller, its tenants, and companies nobody here knows: answered alike', async () => {
      await house().say(cora, 'von vorn');
      const nobodys = await told('fabrikam.de', 'Fabrikam GmbH', 'fabrikam.onmicrosoft.com');
      assert.match(nobodys, /NAME/);
      for (const [domain, name, prefix] of [
        ['adventure-works.com', 'Adventure Works Limited', 'adventureworks.onmicrosoft.com'],
        ['wideworldimporters.fr', 'Wide World Importers SARL', 'wideworldimporters.onmicrosoft.com'],
        ['northwindit.com', 'Northwind IT own use', 'northwindit.onmicrosoft.com'],
        ['northwindcsp.com', 'Northwind IT Ltd', 'northwindcsp.onmicrosoft.com'],
      ] as const)
        assert.equal(await told(domain, name, prefix), nobodys, domain);
    });

    /** What a card says, without what is public about the company, the order's own marks and the time. */
    const withoutNames = (text: string, prefix: string): string =>
      text
        .replaceAll(prefix, 'PREFIX')
        .replaceAll(/Adventure Works Limited|Fabrikam GmbH/g, 'NAME')
        .replaceAll(/F-\d+/g, 'F')
        .replaceAll(/[0-9A-Z]{3}-[0-9A-Z]{2}\b/g, 'PRINT')
        .replaceAll(/\d{2}:\d{2}/g, 'TIME');

    it('by name: nothing is found, as for a name nobody has', async () => {
      const heard = async (name: string) => {
        const count = (await botMessages(house(), cora)).length;
        await house().say(cora, `5 E3 für ${name}`);
        await asked(house(), cora, 'unsure', (card) => textsOf(card).includes(name));
        const fresh = (await botMessages(house(), cora)).slice(count);
        const text = fresh.map(textsOf).join('\n').replaceAll(name, 'NAME').replaceAll(/F-\d+/g, 'F');
        return text.replace(/^.*bleibt als Entwurf.*$/m, '').trim();
      };
      assert.equal(await heard('Adventure Works'), await heard('Nobody Knows'));
    });

    it('ordered all the same: it waits like for a company without any relationship, and nothing is bought', async () => {
      const bought = house().simulator.world.state.commerce.orders.length;
      const carts = house().simulator.world.state.commerce.carts.length;
      const shown: string[] = [];
      for (const [domain, prefix] of [
        ['adventure-works.com', 'adventureworks.onmicrosoft.com'],
        ['fabrikam.de', 'fabrikam.onmicrosoft.com'],
      ] as const) {
        await house().say(cora, `6 business premium jährlich für ${domain}`);
        await asked(house(), cora, 'yes', (card) => textsOf(card).includes(domain));
        await answered(house(), cora, 'yes');
        await answered(house(), cora, 'P1Y:monthly');
        const ready = await asked(house(), cora, 'place', (card) => textsOf(card).includes(prefix));
        shown.push(withoutNames(textsOf(ready.card), prefix));
        await answered(house(), cora, 'place');
      }
      assert.equal(shown[0], shown[1]);
      const states = await eventually(async () => {
        await house().product?.tick();
        const { db } = house().database;
        const rows = await db
          .selectFrom('order_case')
          .select(['state', 'standstill'])
          .where('placed_by_user_id', '=', cora)
          .execute();
        return rows.length === 2 && rows.every(({ state }) => state === 'parked') ? rows : undefined;
      }, 'both to wait');
      assert.deepEqual(states[0], states[1]);
      assert.equal(house().simulator.world.state.commerce.orders.length, bought);
      assert.equal(house().simulator.world.state.commerce.carts.length, carts);
    });

    it('called one’s own: a tenant that is not is never bought for, nor is a cart filled there', async () => {
      await house().control('accept', { userId: person.megan, accountId: 'europe' });
      const carts = () =>
        house().simulator.world.state.commerce.carts.filter((one) => one.customerTenantId === tenant.contoso);
      await house().say(nina, '8 business premium yearly for us');
      await asked(house(), nina, 'create');
      await house().say(nina, 'contoso.com');
      const { stamp } = await asked(house(), nina, 'company', (card) => textsOf(card).includes('contoso'));
      const before = await everything(house());
      // No button confirms it, and neither does a press that only pretends there were one.
      await pressed(house(), 'answer', { choice: 'yes', stamp }, crowd.nina);
      assert.deepEqual(await everything(house()), before);
      assert.deepEqual(carts(), []);
    });
  });

  describe('companies registered by others', () => {
    const filled = { company: 'Lucerne IT Inc.', country: 'United States', partnerId: '4711984' };

    async function register(userId: string, fields: Record<string, string>): Promise<void> {
      const known = new Set((await house().messages(userId)).map(({ id }) => id));
      await house().say(userId, 'register');
      await cardWith(house(), userId, en.register.check, ({ id }) => !known.has(id));
      await house().press(userId, en.register.check, { ownDomain: '', ...fields });
    }

    it('a stranger, signed in nowhere near: not possible, staff hears nothing', async () => {
      const before = await everything(house());
      await register(nestor, { ...filled, domain: 'lucerneit.com' });
      const said = (card: SimMessage) => /lucerneit|sign/i.test(textsOf(card));
      await cardWith(house(), nestor, en.register.check, said);
      assert.deepEqual(await everything(house()), before);
    });

    it('a stranger who adds the own tenant beside it: cannot be confirmed until staff says that the other tenant is theirs', async () => {
      await house().say(priya, 'hello');
      await register(nestor, { ...filled, domain: 'lucerneit.com', ownDomain: 'proseware.com.au' });
      const looked = await cardWith(house(), nestor, en.confirm.register);
      await house().press(nestor, en.confirm.register);
      const card = await cardWith(house(), priya, desk.card.tenantYes);
      assert.match(textsOf(card), /is signed in at proseware\.onmicrosoft\.com, not at \*\*lucerneit/);
      assert.ok(buttonsOf(card).every(({ title }) => title !== desk.card.confirm));
      // Whether Lucerne has papers and a relationship with us is not for a stranger to read.
      const own = await cardWith(house(), nestor, en.company.check);
      for (const seen of [looked, own]) {
        assert.match(textsOf(seen), /our people look at them/);
        assert.doesNotMatch(textsOf(seen), /is active|signed$|Agreement signed/m);
      }
      const before = (await everything(house())).orders;
      await house().say(nestor, '5 E3 for graphicdesigninstitute.com');
      assert.deepEqual((await everything(house())).orders, before);
      await house().press(priya, desk.card.tenantYes);
      await cardWith(house(), priya, desk.card.confirm);
    });
  });
});
