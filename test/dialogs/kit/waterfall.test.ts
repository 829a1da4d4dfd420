import assert from 'node:assert/strict';
import { ActivityTypes, TurnContext } from 'botbuilder';
import { DialogContext, DialogSet } from 'botbuilder-dialogs';
import { TeamsAdapter } from '../../../src/bots/adapter.ts';
import { to, type AnyConversation } from '../../../src/dialogs/kit/flow.ts';
import { FlowWaterfall } from '../../../src/dialogs/kit/waterfall.ts';
import { putTurn } from '../../../src/dialogs/kit/turn-slot.ts';
import type { Turn } from '../../../src/dialogs/kit/turn.ts';

describe('steps that lead to each other without a question', () => {
  it('end the turn as a fault, in place of holding it for ever', async () => {
    const step = (next: string) => ({ ask: () => to(next), answer: () => to(next) });
    const conversation = { version: 1, steps: { ready: step('next'), next: step('ready') } };
    const dialogs = new DialogSet();
    dialogs.add(new FlowWaterfall('order', conversation as unknown as AnyConversation));
    const context = new TurnContext(new TeamsAdapter(), { type: ActivityTypes.Message });
    putTurn(context, {} as Turn);
    const dc = new DialogContext(dialogs, context, { dialogStack: [] });
    await assert.rejects(dc.beginDialog('order@1', { memory: {} }), /asks nothing/);
  });
});
