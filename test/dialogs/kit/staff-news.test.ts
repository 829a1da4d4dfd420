import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import { createFlows, type FlowServices } from '../../../src/dialogs/index.ts';
import { toldToStaff } from '../../../src/dialogs/kit/staff-news.ts';
import { card, heading } from '../../../src/dialogs/kit/card.ts';
import type { Announcement, Audience, Flow } from '../../../src/dialogs/kit/flow.ts';

const news: Announcement = { event: 'opened', caseId: 'I-1001', facts: {}, possibleRepeat: false };
const reader = {
  tenantId: 'home',
  userId: 'somebody',
  language: 'en',
  locale: 'en-IE',
  timeZone: 'UTC',
} as const satisfies Audience;

function told(isStaff: () => Promise<boolean>) {
  const said = { card: card(heading('A customer')), message: 'A customer came' };
  const flow = { id: 'desk', announce: () => Promise.resolve(said) } as unknown as Flow;
  const { announce } = toldToStaff(flow, { isHomeTenant: (tenantId) => tenantId === 'home', isStaff });
  return async (audience: Audience) => (await announce?.(news, audience))?.message;
}

describe('news of the provider’s staff', () => {
  it('staff: told; somebody of the provider who is none any more: not', async () => {
    assert.equal(await told(() => Promise.resolve(true))(reader), 'A customer came');
    assert.equal(await told(() => Promise.resolve(false))(reader), undefined);
  });

  it('a channel, and people of a reseller, whose roles the flow looks at: not asked about', async () => {
    const asked = told(() => Promise.reject(new Error('asked')));
    assert.equal(await asked({ ...reader, isChannel: true }), 'A customer came');
    assert.equal(await asked({ ...reader, tenantId: 'reseller' }), 'A customer came');
  });

  it('nobody knows now: neither told nor forgotten, it is tried again', async () => {
    const problem = new Problem('unavailable', 'no answer', { remote: 'graph' });
    await assert.rejects(told(() => Promise.reject(problem))(reader), { kind: 'unavailable' });
  });

  it('every flow that takes readers of the home tenant for staff asks whether they are', async () => {
    const asked: string[] = [];
    const services = {
      isHomeTenant: (tenantId: string) => tenantId === 'home',
      isStaff: ({ userId }: { userId: string }) => {
        asked.push(userId);
        return Promise.resolve(false);
      },
    };
    const staffs = ['order-desk', 'reseller-desk', 'invite', 'customers', 'invitations', 'gdap', 'person'];
    const flows = createFlows(services as unknown as FlowServices).filter(({ id }) => staffs.includes(id));
    assert.equal(flows.length, staffs.length);
    for (const { announce } of flows) assert.equal(await announce?.(news, reader), undefined);
    assert.equal(asked.length, staffs.length);
  });
});
