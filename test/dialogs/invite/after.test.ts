import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import { conversations, readable } from '../../support/conversation.ts';
import { invitedBy, northwind } from '../../support/inviting.ts';
import { tenants } from '../../support/sample-world.ts';

/** Contoso was invited for Northwind, and an order waits; then this has happened. */
async function house(happened: Partial<Invitation>) {
  const world = conversations();
  const reseller = northwind(world);
  const priya = world.chat('priya');
  const nina = world.chat('nina');
  await invitedBy(world, nina.person, tenants.contoso, { orderId: 'F-1042' });
  world.invitations.put('I-1001', happened);
  const card = async (chat = nina) => readable((await chat.caseCard('invite', 'I-1001'))!);
  const flow = world.flows.find(({ id }) => id === 'invite');
  const told = async (event: string, chat = nina, facts = {}) =>
    (await flow?.announce?.({ event, caseId: 'I-1001', facts, possibleRepeat: false }, chat.person))
      ?.message ?? '';
  return { world, reseller, priya, nina, card, told };
}

const proven = (more: Partial<NonNullable<Invitation['proven']>>) => ({
  state: 'accepted' as const,
  acceptedAccountId: 'europe',
  acceptedAt: Date.UTC(2026, 8, 14, 10, 42),
  proven: { provider: true, reseller: true, agreement: 'missing' as const, readAt: 0, ...more },
});

describe('invite: after the acceptance', () => {
  it('both there, agreement missing: said in one message, and the order is one press away', async () => {
    const { nina, priya, card, told } = await house(proven({}));
    assert.equal(
      await told('proven'),
      '**Contoso Ltd** accepted: ✓ relationship with Open Door Technology (Ireland) Limited, ✓ relationship with Northwind IT Ltd (reseller), ✗ customer agreement still missing. Order F-1042 waits only for the customer agreement.',
    );
    assert.match(
      await card(),
      /Order F-1042 waits only for the customer agreement[^]*Record agreement[^]*Open order/,
    );
    assert.doesNotMatch(await card(priya), /Record agreement/);
    await nina.pressCase('invite.agreement', 'I-1001');
    assert.match(nina.last().said.join(), /do not know this case/);
  });

  it('everything there: nothing to repair, nothing to record', async () => {
    const { card } = await house(proven({ agreement: 'there' }));
    assert.match(await card(), /customer agreement is on record/);
    assert.doesNotMatch(await card(), /Record agreement|Send the right link/);
  });

  it('the reseller is missing: said, and the right link again', async () => {
    const { world, nina, card, told } = await house(proven({ reseller: false, agreement: 'unknown' }));
    assert.match(await told('proven'), /✗ relationship with Northwind IT Ltd/);
    assert.match(await card(), /was not made, only ours[^]*Send the right link/);
    const { case: shown } = await nina.pressCase('invite.right-link', 'I-1001');
    assert.match(shown?.sentence ?? '', /right link was prepared again/);
    assert.deepEqual(world.repairs.done, ['sendRightLink I-1001']);
    assert.match(
      (await nina.pressCase('invite.right-link', 'I-1001', {}, 1)).case?.sentence ?? '',
      /moved on/,
    );
  });

  it('a similar tenant: staff says which it is, by pressing or typing; sellers hear no name', async () => {
    const resembles = { tenantId: tenants.fabrikam.tenantId, invitationId: 'I-1002' };
    const { world, priya, card, told } = await house({ state: 'sent', resembles });
    await invitedBy(world, priya.person, tenants.fabrikam);
    assert.match(await card(priya), /may be this customer: Fabrikam GmbH \(fabrikam\.de\)/);
    assert.doesNotMatch(await card(), /Fabrikam/);
    assert.doesNotMatch(await told('resembles'), /Fabrikam/);
    assert.match(await told('resembles', priya), /Please say on the card/);
    assert.match((await priya.say('It is somebody else')).case?.sentence ?? '', /goes on waiting/);
    world.invitations.put('I-1001', { resembles });
    assert.match((await priya.pressCase('invite.same', 'I-1001')).case?.sentence ?? '', /about that tenant/);
    assert.deepEqual(world.repairs.done, ['isOtherCustomer I-1001', 'isSameCustomer I-1001']);
  });

  it('a task for the provider: stays until it is settled, whatever the state', async () => {
    const { priya, card } = await house({ ...proven({}), removal: { accountId: 'canada', since: 0 } });
    assert.match(await card(priya), /To do: [^]*Open Door Technology, Inc\.[^]*Task settled/);
    assert.match((await priya.pressCase('invite.settled', 'I-1001')).case?.sentence ?? '', /off the list/);
    assert.doesNotMatch(await card(priya), /To do/);
  });

  it('no answer, unreachable, declined: said with what to do', async () => {
    const { card, told } = await house({ state: 'declined', declinedBecause: 'We buy elsewhere.' });
    assert.match(await told('declined'), /said no: “We buy elsewhere\.”/);
    assert.match(await card(), /Declined by the customer[^]*We buy elsewhere[^]*New invitation/);
    assert.match(await told('no-answer', undefined, { reminders: 3 }), /not answered after 3 reminders/);
    assert.match(await told('no-answer', undefined, { reminders: 1 }), /after one reminder/);
    assert.match(await told('reminders-stopped'), /can no longer be reached/);
  });

  it('wrong account, nobody in the chat: a mail since then is said to have gone', async () => {
    const acceptedAt = Date.UTC(2026, 8, 14, 10, 42);
    const { world, nina, card } = await house({
      state: 'wrong-account',
      acceptedAccountId: 'canada',
      acceptedAt,
    });
    assert.match(await card(), /Nobody at the customer could be told/);
    const delivery = { way: 'email', by: nina.person, at: acceptedAt + 1, mail: 'waiting' } as const;
    world.invitations.put('I-1001', { delivery });
    assert.match(await card(), /The right link has gone to the customer by e-mail/);
    world.invitations.put('I-1001', { delivery: { ...delivery, at: acceptedAt - 1 } });
    assert.match(await card(), /Nobody at the customer could be told/);
  });

  it('the waiting order: opened by whoever may; without one it is said', async () => {
    const { world, nina, priya } = await house(proven({}));
    await priya.pressCase('invite.order', 'I-1001');
    assert.match(priya.last().said.join() + priya.text(), /order|F-1042/i);
    world.invitations.put('I-1001', { orderId: undefined });
    assert.match((await nina.pressCase('invite.order', 'I-1001')).case?.sentence ?? '', /No order waits/);
  });
});
