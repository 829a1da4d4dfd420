import { end, to } from '../kit/flow.ts';
import { ownersOf } from './cards.ts';
import { deskOf } from './desk.ts';
import { say, type RulesScene, type RulesStep } from './scene.ts';
import type { ApprovalRulesServices } from './services.ts';

/** “approvals here” and “no approvals here”, said in a channel: answered there in one sentence, without a card. */
export function channel(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      const wish = memory.channel;
      memory.channel = undefined;
      if (turn.person.channel === undefined) {
        turn.say(say(scene).channel.onlyInside);
        return to('rules');
      }
      turn.say(await settledHere(services, scene, turn.person.channel, wish === 'use'));
      return end;
    },
    answer: () => end,
  };
}

async function settledHere(
  services: ApprovalRulesServices,
  scene: RulesScene,
  { conversationId, name }: { readonly conversationId: string; readonly name: string },
  isWanted: boolean,
): Promise<string> {
  const { person } = scene.turn;
  const { channel: t, trouble } = say(scene);
  const desk = await deskOf(services, person);
  if (desk === undefined) return trouble.ended;
  if (!isWanted && desk.settings.channel?.conversationId !== conversationId) return t.notHere;
  const { tenantId } = person;
  const outcome = await services.approvals.useChannel(
    isWanted ? { tenantId, conversationId, name: name === '' ? t.unnamed : name } : undefined,
    person,
  );
  switch (outcome.kind) {
    case 'done':
      return isWanted ? t.here : t.gone;
    case 'too-late':
      return trouble.tooLate;
    case 'unknown':
      return trouble.notOwner(ownersOf(desk.people, person));
    case 'not-possible':
      return outcome.why === 'channel' ? t.notYours : trouble[outcome.why];
  }
}
