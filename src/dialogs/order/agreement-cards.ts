import type { AgreementText } from '../../workflows/buyer/port.ts';
import { heading, notice, paragraph, textInput, type CardElement } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { moment, type Reader } from '../kit/language.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export interface AgreementView {
  /** Escaped. */
  readonly buyer: string;
  readonly soFar: string;
  readonly online: 'possible' | 'after-tenant' | 'bought-before';
  /** Of the text, and the country it is for, as the reader calls them. */
  readonly language: string;
  readonly country: string;
  /** Where it can be read, when that was asked for just now. */
  readonly text: AgreementText | undefined;
}

/** What becomes of it when the customer accepts online, or why it cannot. */
const onlineSentence = (online: AgreementView['online'], t: Words['agreement']): string =>
  ({ possible: t.onlineHow, 'after-tenant': t.onlineAfter, 'bought-before': t.onlineNot })[online];

/** The way to the text: Microsoft's address works a few minutes, which is said. */
function reading({ text, language, country }: AgreementView, t: Words['agreement'], reader: Reader) {
  if (text === undefined) return undefined;
  return text.kind === 'document'
    ? notice(t.textUntil(language, country, moment(text.until, reader)), 'accent')
    : notice(t.textPage, 'accent');
}

export function askAgreement(view: AgreementView, t: Words['agreement'], reader: Reader): Question {
  const { text, online } = view;
  return question(
    [
      heading(t.title(view.buyer)),
      paragraph(view.soFar, { subtle: true }),
      paragraph(t.why),
      paragraph(onlineSentence(online, t), { subtle: true }),
      reading(view, t, reader),
    ],
    [
      pick('signed', t.withMe, true),
      ...(online === 'bought-before' ? [] : [pick('online', t.online)]),
      ...(text === undefined ? [pick('read', t.read(view.language, view.country))] : []),
    ],
    {
      links: text === undefined ? [] : [{ kind: 'open', url: text.url, title: t.openText }],
      words: {
        signed: ['signed', 'unterschrieben', 'they signed'],
        online: ['online'],
        read: ['read', 'read it', 'lesen'],
      },
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
