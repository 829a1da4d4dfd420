import type { GdapChanged } from '../../workflows/gdap/port.ts';
import { plain } from '../kit/card.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { dayOf } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import { nameOf } from './model.ts';
import type { GdapServices } from './services.ts';
import { words } from './text.ts';

type Actions = Record<string, (action: CaseAction) => Promise<CaseAnswer>>;

/** Buttons of staff's case card. */
export function staffActions({ gdap }: GdapServices): Actions {
  return {
    'gdap.check': async (action) => {
      const { person } = action.turn;
      const before = await gdap.find(action.caseId, person);
      const checked = await gdap.check(action.caseId, person);
      if (checked === undefined) return unknown(action);
      const t = words(person.language);
      const isSame = before?.version === checked.version;
      const nothing = checked.state === 'waiting' ? t.notYet(plain(nameOf(checked))) : t.asItIs;
      return { kind: 'case', caseId: action.caseId, sentence: isSame ? nothing : undefined };
    },
    'gdap.retry': async (action) => told(action, await gdap.retry(action.caseId, action.turn.person)),
    'gdap.extend': async (action) => {
      const { person } = action.turn;
      return told(action, await gdap.extend(action.caseId, person), words(person.language).extended);
    },
    'gdap.let-end': async (action) => {
      const { person } = action.turn;
      const changed = await gdap.letEnd(action.caseId, person);
      const ends = changed.kind === 'done' ? dayOf(changed.gdap.endsAt ?? 0, person) : '';
      return told(action, changed, words(person.language).letEnd(ends));
    },
    'gdap.access': async (action) => {
      const given = await gdap.giveAccess(action.caseId, action.turn.person);
      if (given.kind === 'unknown') return unknown(action);
      const t = words(action.turn.person.language);
      const sentence =
        given.kind === 'refused'
          ? t.access.refused(plain(given.code))
          : given.kind === 'too-late'
            ? t.tooLate
            : t.access[given.kind];
      return { kind: 'case', caseId: action.caseId, sentence };
    },
    'gdap.renew': async (action) => {
      const { person } = action.turn;
      // The version in the id: renewing twice from the same card makes one new request.
      const requestId = `renew:${action.caseId}:${action.version}`;
      const renewed = await gdap.renew(action.caseId, person, requestId);
      const id = renewed.kind === 'done' ? renewed.gdap.id : '';
      return told(action, renewed, words(person.language).renewed(id));
    },
    'gdap.drop': async (action) => told(action, await gdap.drop(action.caseId, action.turn.person)),
  };
}

const unknown = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});

function told(action: CaseAction, changed: GdapChanged, sentence?: string): CaseAnswer {
  if (changed.kind === 'unknown') return unknown(action);
  return {
    kind: 'case',
    caseId: action.caseId,
    sentence: changed.kind === 'done' ? sentence : words(action.turn.person.language).tooLate,
  };
}
