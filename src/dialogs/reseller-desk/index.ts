import { providerStaff } from '../../domain/person.ts';
import type { Decided } from '../../workflows/reseller/port.ts';
import { plain } from '../kit/card.ts';
import type { CaseAction, CaseAnswer, Flow } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { announceToDesk } from './announce.ts';
import { longestReason } from './cards.ts';
import { deskAskedFor, deskConversation } from './dialog.ts';
import type { ResellerDeskServices } from './services.ts';
import { words, type Words } from './text.ts';
import { where } from './where.ts';

export type { ResellerDeskServices };

/** How many registrations "status" names. */
const listed = 10;

/** Provider staff decides about IT companies that want to sell, by what Microsoft says about them. */
export function createResellerDeskFlow(services: ResellerDeskServices): Flow {
  const { resellers } = services;

  /** The tenant on the button is a claim; the workflow compares it with what the reseller has asked for. */
  async function aboutTenant(action: CaseAction, isTheirs: boolean): Promise<CaseAnswer> {
    const { person } = action.turn;
    const { tenant = '' } = action.fields;
    const decided = await resellers.decideTenant(action.caseId, tenant, isTheirs, person);
    return decided.kind === 'taken'
      ? { kind: 'case', caseId: action.caseId, sentence: words(person.language).tenantTaken }
      : told(action, decided);
  }

  return {
    id: 'reseller-desk',
    roles: providerStaff,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: deskAskedFor,
    conversation: deskConversation(services),
    where,
    announce: (news, audience) => announceToDesk(services, news, audience),
    async status(person) {
      const t = words(person.language);
      const waiting = await resellers.waiting(person, listed);
      return waiting.map(({ id, company, state }) => t.status(id, plain(company), t.card.states[state]));
    },
    actions: {
      'reseller-desk.confirm': async (action) =>
        told(action, await resellers.confirm(action.caseId, action.turn.person), (t) => t.notPossible),
      // What came of it stands on the card, with its time: the card is drawn again for everybody.
      'reseller-desk.check': async (action) =>
        told(action, await resellers.check(action.caseId, action.turn.person)),
      'reseller-desk.tenant': (action) => aboutTenant(action, true),
      'reseller-desk.not-theirs': (action) => aboutTenant(action, false),
      'reseller-desk.refuse': withReason((action, reason) =>
        resellers.refuse(action.caseId, reason, action.turn.person),
      ),
      'reseller-desk.suspend': withReason((action, reason) =>
        resellers.suspend(action.caseId, reason, action.turn.person),
      ),
      'reseller-desk.resume': async (action) =>
        told(action, await resellers.resume(action.caseId, action.turn.person)),
    },
  };
}

/** A button that needs a reason of a few words, because the reseller's people get to read it. */
function withReason(
  act: (action: CaseAction, reason: string) => Promise<Decided>,
): (action: CaseAction) => Promise<CaseAnswer> {
  return async (action) => {
    const reason = (action.fields['reason'] ?? '').trim().slice(0, longestReason);
    if (reason !== '') return told(action, await act(action, reason));
    const { card } = words(action.turn.person.language);
    return { kind: 'case', caseId: action.caseId, sentence: card.reasonMissing };
  };
}

function told(action: CaseAction, decided: Decided, notPossible?: (t: Words) => string): CaseAnswer {
  const { language } = action.turn.person;
  const t = words(language);
  const { caseId } = action;
  switch (decided.kind) {
    case 'unknown':
      return { kind: 'sentence', sentence: kitWords(language).notYours };
    case 'too-late':
      return { kind: 'case', caseId, sentence: t.tooLate };
    case 'not-possible':
      return { kind: 'case', caseId, sentence: notPossible?.(t) };
    case 'done':
      return { kind: 'case', caseId };
  }
}
