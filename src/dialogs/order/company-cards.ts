import type { CountryFields } from '../../domain/country-fields.ts';
import type { Company } from '../../domain/order-draft.ts';
import type { AddressAnswer, KnownCustomer } from '../../workflows/buyer/port.ts';
import { choicesOf, heading, notice, paragraph, plain, textInput, type CardElement } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

/** One of many, from a list that unfolds. */
const listInput = (input: {
  id: string;
  label: string;
  error: string;
  required: boolean;
  options: readonly { readonly value: string; readonly title: string }[];
  value?: string | undefined;
}): CardElement => ({
  type: 'Input.ChoiceSet',
  id: input.id,
  label: input.label,
  style: 'compact',
  errorMessage: input.error,
  ...(input.required ? { isRequired: true } : {}),
  choices: choicesOf(input.options),
  ...(input.value === undefined ? {} : { value: input.value }),
});

export function askCountry(
  view: { soFar: string; options: readonly { value: string; title: string }[]; value: string | undefined },
  t: Words['company'],
): Question {
  return question(
    [
      heading(t.countryTitle),
      paragraph(view.soFar, { subtle: true }),
      paragraph(t.countryWhy),
      listInput({
        id: 'country',
        label: t.country,
        error: t.countryError,
        required: true,
        options: view.options,
        value: view.value,
      }),
    ],
    [pick('take', t.next, true), leave('back', t.otherCustomer)],
    { text: 'answer' },
  );
}

/** How long each field may be. */
const longest = {
  name: 100,
  line1: 100,
  line2: 100,
  city: 60,
  postalCode: 20,
  state: 60,
  number: 40,
  person: 60,
};

const field = (
  id: string,
  label: string,
  maxLength: number,
  value: string | undefined,
  more: { required?: string; placeholder?: string | undefined; style?: 'Email' | 'Tel' } = {},
): CardElement =>
  textInput({
    id,
    label,
    maxLength,
    ...(value === undefined ? {} : { value }),
    ...(more.required === undefined ? {} : { required: true, error: more.required }),
    ...(more.placeholder === undefined ? {} : { placeholder: more.placeholder }),
    ...(more.style === undefined ? {} : { style: more.style }),
  });

function stateField(fields: CountryFields, value: string | undefined, t: Words['company']): CardElement[] {
  const { state } = fields;
  if (state === undefined) return [];
  if (state.choices.length === 0)
    return [field('state', t.state, longest.state, value, state.required ? { required: t.required } : {})];
  const options = state.choices.map((one) => ({ value: one.value, title: one.name }));
  return [
    listInput({ id: 'state', label: t.state, error: t.required, required: state.required, options, value }),
  ];
}

/** The company and its contact, with the fields of its country and no others. */
export function askCompany(
  view: { id: string; country: string; fields: CountryFields; company: Partial<Company> },
  t: Words['company'],
): Question {
  const { fields, company } = view;
  const { postalCode, registrationNumber } = fields;
  const required = { required: t.required };
  const postal = { ...(postalCode.required ? required : {}), placeholder: postalCode.example };
  return question(
    [
      heading(t.title),
      paragraph(t.of(view.id, view.country), { subtle: true }),
      field('name', t.name, longest.name, company.name, required),
      field('line1', t.line1, longest.line1, company.line1, required),
      field('line2', t.line2, longest.line2, company.line2),
      field('postalCode', t.postalCode, longest.postalCode, company.postalCode, postal),
      field('city', t.city, longest.city, company.city, required),
      stateField(fields, company.state, t),
      registrationNumber === undefined
        ? undefined
        : field('registrationNumber', t.registrationNumber, longest.number, company.registrationNumber, {
            ...(registrationNumber.required ? required : {}),
            placeholder: registrationNumber.example,
          }),
      paragraph(t.contactTitle, { strong: true }),
      contactFields(company.contact, t),
    ],
    [pick('check', t.check, true), leave('back', t.otherCountry), leave('save', t.save)],
  );
}

function contactFields(contact: Partial<Company['contact']> | undefined, t: Words['company']): CardElement[] {
  const required = { required: t.required };
  return [
    field('firstName', t.firstName, longest.person, contact?.firstName, required),
    field('lastName', t.lastName, longest.person, contact?.lastName, required),
    field('email', t.email, 254, contact?.email, { ...required, style: 'Email' }),
    field('phone', t.phone, longest.person, contact?.phone, { ...required, style: 'Tel' }),
  ];
}

export function askContact(view: { company: Partial<Company> }, t: Words['company']): Question {
  return question(
    [heading(t.contactTitle), paragraph(t.contactWhy), contactFields(view.company.contact, t)],
    [pick('check', t.check, true), leave('back', t.wholeCompany)],
  );
}

/** An address on one line, as people read it. */
export const oneLine = (one: Partial<AddressAnswer>): string =>
  [one.line1, one.line2, [one.postalCode, one.city].filter(Boolean).join(' '), one.state]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

export function askAddress(
  view: { typed: string; suggestions: readonly AddressAnswer[]; isAnswering: boolean },
  t: Words['company'],
): Question {
  const { suggestions } = view;
  const sentence = !view.isAnswering
    ? t.addressUnreadable
    : suggestions.length === 0
      ? t.addressUnknown(plain(view.typed))
      : t.addressSuggested(plain(view.typed));
  return question(
    [
      heading(t.addressTitle),
      notice(sentence, view.isAnswering ? 'warning' : 'accent'),
      ...suggestions.map((one, index) => paragraph(`${index + 1}. ${plain(oneLine(one))}`)),
      paragraph(t.attestWhy, { subtle: true }),
    ],
    [
      ...suggestions.map((_one, index) =>
        pick(
          `take:${index}`,
          suggestions.length === 1 ? t.takeSuggestion : t.takeSuggestionOf(index + 1),
          index === 0,
        ),
      ),
      pick('edit', t.editAddress, suggestions.length === 0),
      pick('attest', t.attest),
      ...(view.isAnswering ? [] : [pick('again', t.checkAgain)]),
    ],
  );
}

export function askDuplicate(
  view: { name: string; customers: readonly KnownCustomer[] },
  t: Words['company'],
): Question {
  return question(
    [
      heading(t.duplicateTitle),
      paragraph(t.duplicateWhy(plain(view.name))),
      ...view.customers.map((one) => paragraph(`**${plain(one.name)}** – ${plain(one.domain)}`)),
    ],
    [...view.customers.map((one) => pick(one.tenantId, t.useExisting(one.domain))), pick('apart', t.apart)],
    { words: { apart: ['different', 'andere', 'another company'] } },
  );
}
