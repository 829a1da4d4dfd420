import assert from 'node:assert/strict';
import { fileTaker, type Flow } from '../../../src/dialogs/kit/flow.ts';
import type { Role } from '../../../src/domain/person.ts';
import type { Speaker } from '../../../src/dialogs/kit/turn.ts';

const flow = (id: string, roles: readonly Role[], takes: boolean): Flow => ({
  id,
  roles,
  name: () => id,
  askedFor: () => undefined,
  ...(takes ? { takesFile: (text: string) => ({ given: text }) } : {}),
});
const person = (...roles: Role[]) => ({ roles: new Set(roles) }) as unknown as Speaker;

describe('whom a text file is for', () => {
  const flows = [flow('orders', ['seller'], false), flow('lists', ['seller', 'owner'], true)];

  it('somebody who may use a flow that takes files: that flow', () => {
    assert.equal(fileTaker(flows, person('seller'))?.id, 'lists');
  });

  it('somebody else: nobody', () => {
    assert.equal(fileTaker(flows, person('customer')), undefined);
    assert.equal(fileTaker([flow('orders', ['seller'], false)], person('seller')), undefined);
  });
});
