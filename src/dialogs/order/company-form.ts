import { companyNameProblem } from '../../domain/company-name.ts';
import { fieldProblems, type CountryFields, type FieldProblem } from '../../domain/country-fields.ts';
import { readEmail } from '../../domain/email.ts';
import type { Company, Contact, OrderDraft } from '../../domain/order-draft.ts';
import { isPersonName } from '../../domain/person-name.ts';
import { readPhone, type PhoneReading } from '../../domain/phone.ts';
import { plain } from '../kit/card.ts';
import type { Words } from './text.ts';

/** The fields of the form, in their order on the card. */
const onTheForm = [
  'name',
  'line1',
  'line2',
  'postalCode',
  'city',
  'state',
  'registrationNumber',
  'firstName',
  'lastName',
  'email',
  'phone',
] as const;
export type FormField = (typeof onTheForm)[number];

/** What is wrong, one sentence for each field that is. */
export type Faults = Partial<Record<FormField, string>>;

type Read<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'bad'; readonly faults: Faults };

/** The form by field, as typed or as it is shown. */
export type FormFields = Readonly<Record<string, string | undefined>>;

/** All that is wrong, in the order of the form. */
export const sentencesOf = (faults: Faults): string =>
  onTheForm.flatMap((name) => faults[name] ?? []).join(' ');

/** The company as typed, by the rules of its country; proofs come after. */
export function readCompany(
  fields: FormFields,
  home: string,
  rules: CountryFields,
  t: Words['company'],
): Read<Company> {
  const text = (name: FormField) => (fields[name] ?? '').trim().slice(0, 254);
  const given = (name: FormField) => (text(name) === '' ? undefined : text(name));
  const typed = {
    city: given('city'),
    state: rules.state === undefined ? undefined : given('state'),
    postalCode: given('postalCode'),
    registrationNumber: rules.registrationNumber === undefined ? undefined : given('registrationNumber'),
    phone: given('phone'),
  };
  const contact = readContact(fields, home, t);
  const nameProblem = companyNameProblem(text('name'));
  const faults: Faults = {
    ...(nameProblem === undefined ? {} : { name: t.nameProblems[nameProblem] }),
    ...(text('line1') === '' ? { line1: t.missing(t.line1) } : {}),
    ...Object.fromEntries(
      fieldProblems(rules, typed).map((problem) => [problem.field, wrongField(problem, rules, t)]),
    ),
    ...(contact.kind === 'bad' ? contact.faults : {}),
  };
  if (contact.kind === 'bad' || Object.keys(faults).length > 0) return { kind: 'bad', faults };
  const { city = '', state, postalCode, registrationNumber } = typed;
  const address = { line1: text('line1'), line2: given('line2'), city, state, postalCode };
  return {
    kind: 'ok',
    value: { name: text('name'), country: home, ...address, registrationNumber, contact: contact.value },
  };
}

/** The contact as typed, judged by form only. */
export function readContact(fields: FormFields, home: string, t: Words['company']): Read<Contact> {
  const text = (name: FormField) => (fields[name] ?? '').trim();
  const [firstName, lastName] = [text('firstName'), text('lastName')];
  const email = readEmail(text('email'));
  const phone = readPhone(text('phone'), home);
  const names = nameFaults(firstName, lastName, t);
  if (email.kind === 'ok' && phone.kind === 'ok' && Object.keys(names).length === 0)
    return { kind: 'ok', value: { firstName, lastName, email: email.address, phone: phone.e164 } };
  const said = plain(text('email').slice(0, 80));
  return {
    kind: 'bad',
    faults: {
      ...names,
      ...(email.kind === 'ok' ? {} : { email: badEmail(email.why, said, t) }),
      ...(phone.kind === 'ok' ? {} : { phone: badPhone(phone, t) }),
    },
  };
}

function badEmail(why: 'empty' | 'form' | 'ending', said: string, t: Words['company']): string {
  if (why === 'empty') return t.missing(t.email);
  return why === 'ending' ? t.noMailThere(said) : t.badEmail(said);
}

const badPhone = (
  { why, example = '+353 20 910 0100' }: Extract<PhoneReading, { kind: 'bad' }>,
  t: Words['company'],
): string => (why === 'empty' ? t.missing(t.phone) : t.badPhone(example));

/** Somebody who can be asked for the first sign-in: with both names, and not one for trying things out. */
function nameFaults(first: string, last: string, t: Words['company']): Faults {
  const wrong = (name: string, title: string): string | undefined => {
    if (name === '') return t.missing(title);
    return isPersonName(name) ? undefined : t.badName;
  };
  const [ofFirst, ofLast] = [wrong(first, t.firstName), wrong(last, t.lastName)];
  if (ofFirst !== undefined || ofLast !== undefined)
    return {
      ...(ofFirst === undefined ? {} : { firstName: ofFirst }),
      // Said once above the form, and beside each field.
      ...(ofLast === undefined ? {} : { lastName: ofLast }),
    };
  return companyNameProblem(`${first} ${last}`) === 'test' ? { firstName: t.testName } : {};
}

/** What is wrong with one field, named as the form names it. */
function wrongField({ field, problem }: FieldProblem, home: CountryFields, t: Words['company']): string {
  const example = field === 'postalCode' || field === 'registrationNumber' ? home[field]?.example : undefined;
  return problem === 'missing' ? t.missing(t[field]) : t.badForm(t[field], example);
}

/** The company form as it was given, right or wrong, each field cut to what could be meant. */
export const typedIn = (fields: FormFields): OrderDraft['typed'] =>
  Object.fromEntries(
    onTheForm.flatMap((name) => {
      const text = fields[name];
      return text === undefined ? [] : [[name, text.trim().slice(0, 254)] as const];
    }),
  );

/** What the form shows: what is accepted, and over it what was typed last. */
export const shownIn = (
  { contact, ...company }: Partial<Company>,
  typed: OrderDraft['typed'],
): FormFields => ({
  ...company,
  ...contact,
  ...typed,
});
