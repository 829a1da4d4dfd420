import { isGuid } from '../../domain/identifiers.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { ResellerRole } from '../../domain/reseller.ts';
import type { Decided, LastOwner } from '../../workflows/reseller/port.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import type { ResellerServices } from './services.ts';
import { words } from './text.ts';

/**
 * Buttons of the reseller's card. Who pressed comes from the verified activity; the person on a button is a claim that
 * the workflow compares with who has asked this reseller.
 */
export function resellerActions(
  services: ResellerServices,
): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const { resellers } = services;
  return {
    'reseller.check': async (action) => {
      const { tenantId, userId, staff } = action.turn.person;
      // What came of it stands on the card, with its time: the card is drawn again for everybody.
      return told(action, await resellers.check(action.caseId, { tenantId, userId, staff }));
    },
    'reseller.again': async (action) => {
      const { person } = action.turn;
      const reseller = await resellers.find(action.caseId, person);
      return reseller === undefined
        ? { kind: 'sentence', sentence: kitWords(person.language).notYours }
        : { kind: 'flow', flow: 'reseller', memory: {}, step: 'register' };
    },
    'reseller.admit': async (action) => {
      const roles: readonly ResellerRole[] = action.fields['role'] === 'owner' ? ['owner'] : ['seller'];
      return aboutPerson(action, (person) =>
        resellers.admit(action.caseId, person, roles, action.turn.person),
      );
    },
    'reseller.remove': (action) =>
      aboutPerson(action, (person) => resellers.remove(action.caseId, person, action.turn.person)),
  };
}

async function aboutPerson(
  action: CaseAction,
  act: (person: PersonKey) => Promise<Decided | LastOwner>,
): Promise<CaseAnswer> {
  const { tenant, user } = action.fields;
  if (!isGuid(tenant) || !isGuid(user))
    return { kind: 'sentence', sentence: kitWords(action.turn.person.language).stale };
  return told(action, await act({ tenantId: tenant.toLowerCase(), userId: user.toLowerCase() }));
}

function told(action: CaseAction, outcome: Decided | LastOwner): CaseAnswer {
  const { language } = action.turn.person;
  const { caseId } = action;
  switch (outcome.kind) {
    case 'unknown':
      return { kind: 'sentence', sentence: kitWords(language).notYours };
    case 'last-owner':
      return { kind: 'case', caseId, sentence: words(language).person.last };
    case 'too-late':
      return { kind: 'case', caseId, sentence: words(language).tooLate };
    case 'done':
    case 'not-possible':
      return { kind: 'case', caseId };
  }
}
