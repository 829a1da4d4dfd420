import { heading, paragraph, textInput, type CardElement } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

/** Microsoft's page of the agreement in every language (contract 6: the `agreementLink` of its template). */
const agreementPage = 'https://aka.ms/customeragreement';

export function askAgreement(buyer: string, soFar: string, t: Words['agreement']): Question {
  return question(
    [
      heading(t.title(buyer)),
      paragraph(soFar, { subtle: true }),
      paragraph(t.why),
      paragraph(t.onlineHow, { subtle: true }),
    ],
    [pick('signed', t.withMe, true), pick('online', t.online)],
    {
      links: [{ kind: 'open', url: agreementPage, title: t.read }],
      words: { signed: ['signed', 'unterschrieben', 'they signed'], online: ['online'] },
    },
  );
}

/** A day to pick; Teams shows its own calendar. */
const dateInput = (input: {
  id: string;
  label: string;
  error: string;
  max: string;
  value?: string | undefined;
}): CardElement => ({
  type: 'Input.Date',
  id: input.id,
  label: input.label,
  isRequired: true,
  errorMessage: input.error,
  max: input.max,
  ...(input.value === undefined ? {} : { value: input.value }),
});

export function askSigner(
  view: {
    buyer: string;
    today: string;
    firstName?: string | undefined;
    lastName?: string | undefined;
    email?: string | undefined;
    phone?: string | undefined;
  },
  t: Words['agreement'],
): Question {
  const text = (id: 'firstName' | 'lastName' | 'email' | 'phone', required = true): CardElement =>
    textInput({
      id,
      label: t[id],
      maxLength: id === 'email' ? 254 : 60,
      ...(required ? { required: true, error: t.required } : {}),
      ...(id === 'email' ? { style: 'Email' as const } : id === 'phone' ? { style: 'Tel' as const } : {}),
      ...(view[id] === undefined ? {} : { value: view[id] }),
    });
  return question(
    [
      heading(t.signerTitle(view.buyer)),
      paragraph(t.signerWhy),
      text('firstName'),
      text('lastName'),
      text('email'),
      text('phone', false),
      dateInput({ id: 'signedOn', label: t.signedOn, error: t.badDate, max: view.today }),
    ],
    [pick('record', t.record, true), leave('back', t.back)],
  );
}
