import assert from 'node:assert/strict';
import { northwindSales } from '../../simulator/teams/chats.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { words as rulesWords } from '../../src/dialogs/approval-rules/text.ts';
import { approvalSettings } from '../../src/services/store/approval-settings.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf, type CardButton } from '../support/rehearsal.ts';
import { chatId } from './support/journeys.ts';
import { person } from './support/people.ts';
import { answered, expectNoFailures, useCrowd, useSellingHouse } from './support/selling-house.ts';

const t = rulesWords('en').channel;

interface Refresh {
  readonly action: { readonly verb: string; readonly data: Record<string, unknown> };
  readonly userIds: readonly string[];
}

describe('approvals in a team channel', () => {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { readyOf, orderOf } = useCrowd(house);

  const inChannel = async (userId: string, words: string): Promise<string> => {
    const { answers } = await house().teams(
      userId,
      'messages',
      { text: `<at>CSP Concierge</at> ${words}`, waitMs: 5_000 },
      northwindSales,
    );
    return answers.messages.map(textsOf).join('\n');
  };
  const posted = async (fits: (card: SimMessage) => boolean): Promise<SimMessage> =>
    eventually(
      async () =>
        (await house().messages(person.oscar, northwindSales)).findLast(
          (one) => one.from === 'bot' && one.attachments.length > 0 && fits(one),
        ),
      'a card in the channel',
    );
  const refreshOf = ({ attachments }: SimMessage): Refresh | undefined =>
    (attachments[0]?.content as { refresh?: Refresh } | undefined)?.refresh;
  const verbsOf = (card: unknown): string[] =>
    buttonsOf({ attachments: [{ contentType: '', content: card }] } as unknown as SimMessage).flatMap(
      ({ verb }: CardButton) => verb ?? [],
    );
  const act = (
    userId: string,
    { id }: SimMessage,
    action: { verb: string; data: Record<string, unknown> },
    trigger = 'manual',
  ) => house().teams(userId, 'actions', { activityId: id, action, trigger }, northwindSales);

  let card: SimMessage;
  let orderId: string;

  before(async function () {
    // Only of those who have written to it does the bot know what Teams calls them.
    for (const userId of [person.oscar, person.nina, person.leo]) await chatId(house(), userId);
  });

  it('a seller asks for it: told who may, in the channel; an owner: it is so from then on', async () => {
    assert.match(await inChannel(person.nina, 'approvals here'), /Only owners can change that/);
    assert.match(await inChannel(person.oscar, 'approvals here'), new RegExp(t.here.slice(2)));
    assert.equal((await settings()).channel?.conversationId, northwindSales);
  });

  it('an order waits: everybody’s card in the channel offers only a look, and names those with a view of their own', async () => {
    await house().say(person.oscar, 'approval rules');
    for (const choice of ['condition', 'every-order', 'all', 'owners', 'nobody', 'enough', 'add'])
      await answered(house(), person.oscar, choice);
    ({ id: orderId } = await readyOf('nina'));
    await answered(house(), person.nina, 'place');
    card = await posted((one) => textsOf(one).includes(orderId));
    assert.deepEqual([...new Set(verbsOf(card.attachments[0]?.content))], ['approval.look']);
    const refresh = refreshOf(card);
    assert.equal(refresh?.action.verb, 'approval.look');
    assert.deepEqual(refresh.userIds.toSorted(), [`29:${person.nina}`, `29:${person.oscar}`]);
  });

  it('Teams asks by itself: the owner may decide, the seller sees what waits, and nothing is written down', async () => {
    const { action } = refreshOf(card)!;
    const before = await house().footprint();
    const owner = await act(person.oscar, card, action, 'automatic');
    assert.ok(verbsOf(owner.outcome?.card).includes('approval.approve'));
    const seller = await act(person.nina, card, action, 'automatic');
    assert.equal(seller.outcome?.kind, 'card');
    assert.ok(!verbsOf(seller.outcome?.card).includes('approval.approve'));
    assert.deepEqual(await house().footprint(), before);
    assert.deepEqual(owner.answers, { messages: [], updated: [] });
    const [now] = (await house().messages(person.leo, northwindSales)).filter(({ id }) => id === card.id);
    assert.deepEqual(now?.attachments, card.attachments);
  });

  it('somebody who is not asked: Teams does not ask for them, and the button shows how it stands', async () => {
    const { action } = refreshOf(card)!;
    assert.equal((await act(person.leo, card, action, 'automatic')).outcome?.kind, 'done');
    const looked = await act(person.leo, card, action);
    assert.equal(looked.outcome?.kind, 'card');
    assert.ok(!verbsOf(looked.outcome?.card).includes('approval.approve'));
  });

  it('presses that are not theirs, with the owner’s card data: refused, and nobody else’s view gets into the channel', async () => {
    const own = await act(person.oscar, card, refreshOf(card)!.action);
    const approve = approveOf(own.outcome?.card);
    for (const userId of [person.nina, person.leo]) {
      await act(userId, card, approve);
      assert.equal((await orderOf(orderId))?.state, 'awaiting-approval');
    }
    const [now] = (await house().messages(person.leo, northwindSales)).filter(({ id }) => id === card.id);
    assert.ok(!JSON.stringify(now?.attachments).includes('approval.approve'));
  });

  it('the owner approves: answered with what is theirs, and everybody’s card says who has decided', async () => {
    const own = await act(person.oscar, card, refreshOf(card)!.action);
    const { outcome } = await act(person.oscar, card, approveOf(own.outcome?.card));
    assert.equal(outcome?.kind, 'card', JSON.stringify(outcome).slice(0, 300));
    assert.ok(!verbsOf(outcome?.card).includes('approval.approve'));
    const decided = await posted((one) => one.id === card.id && refreshOf(one) === undefined);
    assert.match(textsOf(decided), /Oscar Ward/);
    assert.deepEqual(verbsOf(decided.attachments[0]?.content), []);
    assert.notEqual((await orderOf(orderId))?.state, 'awaiting-approval');
  });

  it('“no approvals here”: the channel is left', async () => {
    assert.match(await inChannel(person.oscar, 'no approvals here'), new RegExp(t.gone.slice(2)));
    assert.equal((await settings()).channel, undefined);
  });

  function approveOf(shown: unknown): { verb: string; data: Record<string, unknown> } {
    const button = buttonsOf({
      attachments: [{ contentType: '', content: shown }],
    } as unknown as SimMessage).find(({ verb }) => verb === 'approval.approve');
    if (button?.verb === undefined) throw new Error('this view has no button to approve');
    return { verb: button.verb, data: { ...button.data } };
  }

  async function settings() {
    const { db } = house().database;
    const member = db.selectFrom('reseller_person').select('reseller_id').where('user_id', '=', person.oscar);
    const { reseller_id } = await member.executeTakeFirstOrThrow();
    return (await approvalSettings(db, reseller_id)).settings;
  }
});
