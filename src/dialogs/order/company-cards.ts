import type { CountryFields } from '../../domain/country-fields.ts';
import type { AddressAnswer, KnownCustomer } from '../../workflows/buyer/port.ts';
import { choicesOf, heading, notice, paragraph, plain, textInput, type CardElement } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Faults, FormField, FormFields } from './company-form.ts';
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
const longest: Record<FormField, number> = {
  name: 100,
  line1: 100,
  line2: 100,
  city: 60,
  postalCode: 20,
  state: 60,
  registrationNumber: 40,
  firstName: 60,
  lastName: 60,
  email: 254,
  phone: 60,
};

/** What stands in the form, and what is wrong with it. */
interface Filled {
  readonly values: FormFields;
  readonly faults: Faults;
}

/** What is wrong with a field, right under it. */
const faultOf = (sentence: string | undefined): CardElement[] =>
  sentence === undefined
    ? []
    : [{ ...paragraph(`⚠ ${sentence}`, { small: true }), color: 'Attention', spacing: 'Small' }];

/** Makes the inputs of the form. The client refuses none of them: a form that is half filled in can be saved. */
const inputs =
  ({ values, faults }: Filled, t: Words['company']) =>
  (
    id: FormField,
    more: { optional?: boolean; placeholder?: string | undefined; style?: 'Email' | 'Tel' } = {},
  ): CardElement[] => {
    const { optional = false, placeholder, style } = more;
    const value = values[id];
    return [
      textInput({
        id,
        label: optional ? t.optional(t[id]) : t[id],
        maxLength: longest[id],
        ...(value === undefined ? {} : { value }),
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(style === undefined ? {} : { style }),
      }),
      ...faultOf(faults[id]),
    ];
  };

function stateField(
  state: NonNullable<CountryFields['state']>,
  filled: Filled,
  t: Words['company'],
): CardElement[] {
  const optional = !state.required;
  if (state.choices.length === 0) return inputs(filled, t)('state', { optional });
  const list = listInput({
    id: 'state',
    label: optional ? t.optional(t.state) : t.state,
    error: t.required,
    required: false,
    options: state.choices.map((one) => ({ value: one.value, title: one.name })),
    value: filled.values['state'],
  });
  return [list, ...faultOf(filled.faults.state)];
}

const contactFields = (field: ReturnType<typeof inputs>): CardElement[] => [
  ...field('firstName'),
  ...field('lastName'),
  ...field('email', { style: 'Email' }),
  ...field('phone', { style: 'Tel' }),
];

/** The company and its contact, with the fields of its country and no others. */
export function askCompany(
  view: Filled & { id: string; country: string; fields: CountryFields },
  t: Words['company'],
): Question {
  const { postalCode, state, registrationNumber } = view.fields;
  const field = inputs(view, t);
  return question(
    [
      heading(t.title),
      paragraph(t.of(view.id, view.country), { subtle: true }),
      field('name'),
      field('line1'),
      field('line2', { optional: true }),
      field('postalCode', { optional: !postalCode.required, placeholder: postalCode.example }),
      field('city'),
      state === undefined ? undefined : stateField(state, view, t),
      registrationNumber === undefined
        ? undefined
        : field('registrationNumber', {
            optional: !registrationNumber.required,
            placeholder: registrationNumber.example,
          }),
      paragraph(t.contactTitle, { strong: true }),
      contactFields(field),
    ],
    [pick('check', t.check, true), pick('back', t.otherCountry), pick('save', t.save)],
  );
}

export const askContact = (view: Filled, t: Words['company']): Question =>
  question(
    [heading(t.contactTitle), paragraph(t.contactWhy), contactFields(inputs(view, t))],
    [pick('check', t.check, true), pick('back', t.wholeCompany)],
  );

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
