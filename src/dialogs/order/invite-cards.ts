import { heading, paragraph, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import type { Language } from '../kit/language.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import { invitationTexts } from './invitation-text.ts';
import type { InvitationTexts } from './invitation-text-en.ts';

/** Both ways to the customer's administrator, on a card of the draft; they name the steps that follow. */
export function invitingPicks({ language }: { readonly language: Language }): readonly ChoiceButton[] {
  const t = invitationTexts(language).buttons;
  return [leave('invite', t.send), leave('invite-myself', t.forward)];
}

interface Filled {
  /** Escaped. */
  readonly customer: string;
  readonly to: string | undefined;
}

const addressField = (label: string, value: string | undefined) =>
  textInput({ id: 'to', label, maxLength: 254, style: 'Email', ...(value === undefined ? {} : { value }) });

/** Whom the invitation goes to: an address is enough, also typed. */
export function askAdministrator({ customer, to }: Filled, t: InvitationTexts['question']): Question {
  return question(
    [
      heading(t.title(customer)),
      paragraph(t.why(customer)),
      addressField(t.to, to),
      textInput({ id: 'toName', label: t.toName, maxLength: 100 }),
    ],
    [pick('send', t.send, true), leave('forward', t.forward), leave('cancel', t.cancel)],
    { text: 'answer', words: { cancel: ['cancel', 'abbrechen'] } },
  );
}

/** Whom Microsoft's agreement is sent to, when nobody of the customer is known in Teams. */
export function askForSignature(
  { customer, to }: Filled,
  t: InvitationTexts['agreement'],
  { to: label, cancel }: InvitationTexts['question'],
): Question {
  return question(
    [heading(t.title(customer)), paragraph(t.why), addressField(label, to)],
    [pick('send', t.send, true), leave('cancel', cancel)],
    { text: 'answer', words: { cancel: ['cancel', 'abbrechen'] } },
  );
}
