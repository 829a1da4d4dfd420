import type { Gdap } from '../../domain/gdap.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import type { GdapServices } from './services.ts';
import { consentWords } from './text-consent.ts';

type Act = (action: CaseAction, gdap: Gdap) => Promise<CaseAnswer>;

/** Buttons of the card of somebody at the customer; another customer's id answers exactly like an unknown one. */
export function consentActions({
  gdap: requests,
}: GdapServices): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const own =
    (act: Act) =>
    async (action: CaseAction): Promise<CaseAnswer> => {
      const { person } = action.turn;
      const gdap = await requests.find(action.caseId, { ...person, staff: false });
      if (gdap === undefined) return { kind: 'sentence', sentence: kitWords(person.language).notYours };
      return act(action, gdap);
    };
  return {
    'gdap-consent.check': own(async ({ turn, caseId }) => {
      const checked = await requests.check(caseId, { ...turn.person, staff: false });
      const sentence = checked?.state === 'waiting' ? consentWords(turn.person.language).notYet : undefined;
      return { kind: 'case', caseId, sentence };
    }),
    'gdap-consent.ask': own(async ({ caseId }) => ({
      kind: 'flow',
      flow: 'person',
      memory: { about: 'gdap-consent', step: 'look', invitation: caseId },
    })),
    'gdap-consent.again': own(async ({ caseId }, { supersededBy }) => ({
      kind: 'flow',
      flow: 'gdap-consent',
      memory: { case: supersededBy ?? caseId },
    })),
  };
}
