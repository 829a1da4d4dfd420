import { deliveryWays, type DeliveryWay, type Invitation } from '../../domain/invitation.ts';
import { languages } from '../../domain/language.ts';
import type {
  LetterChange,
  LetterChanged,
  LetterSent,
  LetterView,
} from '../../workflows/invitation/letters-port.ts';
import { plain } from '../kit/card.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import type { Fields } from '../kit/turn.ts';
import { customerOfInvitation } from '../kit/invitation-sentences.ts';
import { shortly } from '../kit/shortly.ts';
import { kitWords } from '../kit/words.ts';
import { daysOf, forwardCard } from './case-card.ts';
import { caseWords } from './case-text.ts';
import type { InviteServices } from './services.ts';

type Act = (action: CaseAction) => Promise<CaseAnswer>;

/** Buttons about what goes to the customer: whom to, in which words, and how. */
export function letterActions(services: InviteServices): Record<string, Act> {
  const { invitations, invitationLetters: letters } = services;

  const own =
    (act: (action: CaseAction, invitation: Invitation, letter: LetterView) => Promise<CaseAnswer>): Act =>
    async (action) => {
      const asker = action.turn.person;
      const invitation = await invitations.find(action.caseId, asker);
      const letter = await letters.view(action.caseId, asker);
      if (invitation === undefined || letter === undefined) return notYours(action);
      return act(action, invitation, letter);
    };

  return {
    'invite.save': own(async (action, invitation, letter) => {
      const { person } = action.turn;
      const t = caseWords(person.language).answers;
      const change = changeIn(action.fields, letter, invitation);
      if (change === undefined) return inLetter(action, t.daysNotPossible);
      if (Object.keys(change).length === 0) return answer(action, t.nothingToSave);
      const changed = await letters.change(action.caseId, action.version, change, person);
      return afterChange(action, changed, t.saved);
    }),

    'invite.send': own(async (action, invitation, letter) => {
      const { person } = action.turn;
      const t = caseWords(person.language).answers;
      // What was edited and not saved goes out as it was edited: that is what the person sees.
      const change = changeIn(action.fields, letter, invitation);
      if (change === undefined) return inLetter(action, t.daysNotPossible);
      let { version } = action;
      if (Object.keys(change).length > 0) {
        const changed = await letters.change(action.caseId, version, change, person);
        if (changed.kind !== 'done') return afterChange(action, changed, t.saved);
        ({ version } = changed.invitation);
      }
      const sent = await letters.send(action.caseId, version, person);
      const address = plain(change.to ?? letter.to ?? '');
      return afterSending(action, sent, t.mailing(address));
    }),

    'invite.sent': own(async (action) => {
      const { person } = action.turn;
      const sent = await letters.noteSent(action.caseId, wayOf(action.fields), person);
      return afterSending(action, sent, caseWords(person.language).answers.noted);
    }),

    'invite.post': own(async (action, invitation, letter) => {
      const { turn } = action;
      const t = caseWords(turn.person.language);
      const sent = await letters.noteSent(action.caseId, 'card', turn.person);
      if (sent.kind !== 'done') return afterSending(action, sent, t.answers.posted);
      const account = services.customers.account(invitation.accountId);
      const view = {
        provider: services.provider,
        reseller: invitation.reseller?.company,
        company: account?.legalName ?? '',
        customer: customerOfInvitation(invitation),
        chatLink: letter.chatLink,
      };
      // It is for the customer to read, in the customer's language.
      turn.post(forwardCard(view, caseWords(letter.language).forward));
      return answer(action, t.answers.posted);
    }),

    'invite.nudge': own(async (action) => {
      const { person } = action.turn;
      const sent = await letters.nudge(action.caseId, action.version, person);
      return afterSending(action, sent, caseWords(person.language).answers.nudged);
    }),
  };
}

const notYours = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});

const answer = ({ caseId }: CaseAction, sentence: string): CaseAnswer => ({ kind: 'case', caseId, sentence });

/** The same, where the fields are. */
const inLetter = ({ caseId }: CaseAction, sentence: string): CaseAnswer => ({
  kind: 'case',
  caseId,
  sentence,
  fold: 'letter',
});

/** What the fields change; undefined for days that are no numbers. Fields that are not there change nothing. Pure. */
export function changeIn(
  fields: Fields,
  letter: LetterView,
  invitation: Invitation,
): LetterChange | undefined {
  const { to, toName, words } = fields;
  const language = languages.find((one) => one === fields['language']);
  const days = fields['days'] === undefined ? undefined : daysIn(fields['days']);
  if (fields['days'] !== undefined && days === undefined) return undefined;
  const same = (a: string, b: string | undefined) => flat(a) === flat(b ?? '');
  const isSameDays = days?.join() === daysOf({ invitation }).join();
  const translated = language !== undefined && language !== letter.language;
  return {
    ...(to === undefined || same(to, letter.to) ? {} : { to: to.trim() }),
    ...(toName === undefined || same(toName, letter.toName) ? {} : { toName: toName.trim() }),
    ...(translated ? { language } : {}),
    ...(words === undefined || same(words, letter.words) ? {} : { words }),
    ...(days === undefined || isSameDays ? {} : { reminderDays: days }),
  };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function daysIn(text: string): readonly number[] | undefined {
  const said = text.split(/[\s,;]+/).filter((one) => one !== '');
  return said.every((one) => /^\d{1,3}$/.test(one)) ? said.map(Number) : undefined;
}

function wayOf(fields: Fields): Exclude<DeliveryWay, 'email'> {
  const way = deliveryWays.find((one) => one === fields['way']);
  return way === undefined || way === 'email' ? 'said' : way;
}

function afterChange(action: CaseAction, changed: LetterChanged, done: string): CaseAnswer {
  const t = caseWords(action.turn.person.language).answers;
  switch (changed.kind) {
    case 'done':
      return answer(action, done);
    case 'unknown':
      return notYours(action);
    case 'too-late':
      return answer(action, t.tooLate);
    case 'not-an-address':
      return inLetter(action, t.notAnAddress);
    case 'days-not-possible':
      return inLetter(action, t.daysNotPossible);
    case 'too-long':
      return inLetter(action, t.tooLong);
    case 'link-in-words':
      return inLetter(action, t.linkInWords(plain(changed.found.slice(0, 80))));
  }
}

function afterSending(action: CaseAction, sent: LetterSent, done: string): CaseAnswer {
  const { person } = action.turn;
  const t = caseWords(person.language).answers;
  switch (sent.kind) {
    case 'done':
      return answer(action, done);
    case 'unknown':
      return notYours(action);
    case 'too-late':
      return answer(action, t.tooLate);
    case 'just-sent': {
      const at = sent.invitation.schedule?.writtenAt ?? sent.invitation.updatedAt;
      return answer(action, t.justSent(shortly(at, action.turn.now(), person)));
    }
    case 'no-address':
      return inLetter(action, t.noAddress);
    case 'no-mail-server':
      return answer(action, t.noMailServer);
  }
}
