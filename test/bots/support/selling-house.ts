import assert from 'node:assert/strict';
import type { Config } from '../../../src/config/config.ts';
import type { SimMessage } from '../../../simulator/teams/chat-types.ts';
import { eventually } from '../../support/eventually.ts';
import { buttonsOf, textsOf, type CardButton } from '../../support/rehearsal.ts';
import { press } from './activities.ts';
import { postSigned } from './http.ts';
import { botMessages, chatId } from './journeys.ts';
import { person, tenant } from './people.ts';
import { useRehearsal, type HouseUnderTest } from './use-rehearsal.ts';

export const northwind = '66666666-6666-4666-8666-000000000001';
export const coho = '66666666-6666-4666-8666-000000000003';
export const adventure = '33333333-3333-4333-8333-000000000011';

/** Coho beside Northwind: two resellers at the same account, so that one can be set upon the other. */
function withCoho(config: Config): Config {
  const { resellers } = config.provider;
  const known = {
    company: 'Coho IT GmbH',
    country: 'DE',
    partnerId: '4711983',
    sellingTenant: { tenantId: coho, domain: 'cohoit.onmicrosoft.com' },
    ownUseTenants: [],
    people: [{ objectId: person.cora, name: 'Cora Beck', roles: ['seller' as const, 'owner' as const] }],
  };
  return {
    ...config,
    provider: { ...config.provider, resellers: { ...resellers, known: [...resellers.known, known] } },
  };
}

/** A rehearsal with two resellers of one account. */
export const useSellingHouse = (): (() => HouseUnderTest) => useRehearsal({ config: withCoho });

/** The verified part of an activity: somebody, signed in at a tenant, in their own chat. */
export async function asPerson(house: HouseUnderTest, userId: string, tenantId: string) {
  return {
    from: { id: `29:${userId}`, name: 'Somebody', aadObjectId: userId },
    conversation: { id: await chatId(house, userId), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}

/** Presses by wire, whatever the card offers; `sentence` is what the press was answered with, if it was a sentence. */
export async function pressed(
  house: HouseUnderTest,
  verb: string,
  data: unknown,
  who: Record<string, unknown>,
): Promise<{ text: string; sentence: string | undefined }> {
  const answer = await postSigned(house, press(verb, data, who));
  assert.equal(answer.status, 200);
  const body = answer.json as { value?: unknown } | undefined;
  return { text: answer.text, sentence: typeof body?.value === 'string' ? body.value : undefined };
}

/** The newest card of a chat that has an answer button of this choice, and fits, waited for; with its stamp. */
export function asked(
  house: HouseUnderTest,
  userId: string,
  choice: string,
  fits: (card: SimMessage) => boolean = () => true,
): Promise<{ card: SimMessage; stamp: string; buttons: readonly CardButton[] }> {
  return eventually(async () => {
    const card = (await botMessages(house, userId)).findLast(
      (one) => buttonsOf(one).some(({ data }) => data?.['choice'] === choice) && fits(one),
    );
    if (card === undefined) return undefined;
    const buttons = buttonsOf(card);
    const stamp = buttons.map(({ data }) => data?.['stamp']).find((one) => typeof one === 'string');
    return stamp === undefined ? undefined : { card, stamp, buttons };
  }, `a question with "${choice}"`);
}

/** Presses an answer on the newest card that has it, in Teams, with whatever fields. */
export async function answered(
  house: HouseUnderTest,
  userId: string,
  choice: string,
  fields: Record<string, unknown> = {},
): Promise<void> {
  const { card, buttons } = await asked(house, userId, choice);
  const { type, verb, data } = buttons.find((one) => one.data?.['choice'] === choice) ?? {};
  const action = { type, verb, data: { ...data, ...fields } };
  await house.teams(userId, 'actions', { activityId: card.id, action });
}

/** Everything an attack on ordering could change. */
export async function everything({ database: { db } }: HouseUnderTest) {
  return {
    orders: await db
      .selectFrom('order_case')
      .select(['id', 'version', 'state', 'draft', 'placed_by_user_id'])
      .orderBy('id')
      .execute(),
    listeners: await db.selectFrom('order_listener').selectAll().execute(),
    resellers: await db.selectFrom('reseller').select(['id', 'version', 'state']).orderBy('id').execute(),
    people: await db
      .selectFrom('reseller_person')
      .select(['user_id', 'reseller_id', 'state', 'is_seller', 'is_owner'])
      .orderBy('user_id')
      .execute(),
    tenants: await db.selectFrom('reseller_tenant').selectAll().orderBy('tenant_id').execute(),
    mails: (await db.selectFrom('mail_outbox').select('id').execute()).length,
  };
}

/** All that the bot has written to somebody. */
export const readBy = async (house: HouseUnderTest, userId: string): Promise<string> =>
  (await botMessages(house, userId)).map(textsOf).join('\n');

/** After each test of this suite: nothing an attacker sends may count as a failure of ours, or wake anybody. */
export function expectNoFailures(house: () => HouseUnderTest): void {
  let from = 0;
  beforeEach(() => {
    from = house().logged.length;
  });
  afterEach(() => {
    const lines = house().logged.slice(from);
    assert.deepEqual(
      lines.filter((line) => line.includes('"level":50')),
      [],
    );
  });
}

export type Who = Record<string, unknown>;

/** Everybody who presses on Northwind's orders: its sellers Nina and Leo, its owner, and those it is no business of. */
export function useCrowd(house: () => HouseUnderTest) {
  const crowd = {} as Record<'nina' | 'oscar' | 'leo' | 'cora' | 'katrin' | 'priya', Who>;
  let quantity = 20;
  before(async function () {
    for (const [name, at] of Object.entries({
      nina: northwind,
      oscar: northwind,
      leo: northwind,
      cora: coho,
      katrin: tenant.fabrikam,
      priya: tenant.home,
    }))
      crowd[name as 'nina'] = await asPerson(house(), person[name as 'nina'], at);
    await admitLeo(house());
    house().simulator.world.change(({ resellers }) => {
      for (const one of resellers) if (one.name === 'Coho IT GmbH') one.mpaSigned = true;
    });
  });
  const orderOf = async (id: string) => (await everything(house())).orders.find((one) => one.id === id);
  return {
    crowd,
    orderOf,
    /** Nina or Leo orders for Adventure Works, as far as the card the order is placed from. */
    readyOf: async (name: 'nina' | 'leo') => {
      // The same sentence again would mean the same draft.
      quantity += 1;
      const [userId, wanted] = [person[name], quantity];
      await house().say(userId, `${wanted} business premium yearly for adventure-works.com`);
      await answered(house(), userId, 'yes');
      await answered(house(), userId, 'P1Y:monthly');
      const question = await asked(house(), userId, 'place', (card) =>
        textsOf(card).includes(`${wanted} × `),
      );
      const id = /F-\d+/.exec(textsOf(question.card))?.[0] ?? '';
      assert.equal((await orderOf(id))?.state, 'draft');
      return { id, quantity: wanted, ...question };
    },
  };
}

async function admitLeo({ database: { db } }: HouseUnderTest): Promise<void> {
  const nina = db.selectFrom('reseller_person').select('reseller_id').where('user_id', '=', person.nina);
  const { reseller_id } = await nina.executeTakeFirstOrThrow();
  const roles = { is_seller: true, is_owner: false, state: 'admitted' as const };
  const leo = { tenant_id: northwind, user_id: person.leo, name: 'Leo Brandt', reseller_id };
  await db
    .insertInto('reseller_person')
    .values({ ...leo, ...roles, created_at: 0, updated_at: 0 })
    .execute();
}
