import { companyNameProblem } from '../../domain/company-name.ts';
import type { countryFields, FieldProblem } from '../../domain/country-fields.ts';
import { readEmail } from '../../domain/email.ts';
import type { Company, Contact, OrderDraft } from '../../domain/order-draft.ts';
import { isPersonName } from '../../domain/person-name.ts';
import { readPhone } from '../../domain/phone.ts';
import { plain } from '../kit/card.ts';
import type { Words } from './text.ts';

type Read<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** One sentence for each field that is wrong. */
  | { readonly kind: 'bad'; readonly sentences: readonly string[] };

/** The contact as typed, judged by form only; proofs come after. */
export function readContact(
  fields: Readonly<Record<string, string>>,
  home: string,
  t: Words['company'],
): Read<Contact> {
  const text = (name: string) => (fields[name] ?? '').trim();
  const [firstName, lastName] = [text('firstName'), text('lastName')];
  const email = readEmail(text('email'));
  const phone = readPhone(text('phone'), home);
  if (email.kind === 'ok' && phone.kind === 'ok' && nameFault(firstName, lastName, t) === undefined)
    return { kind: 'ok', value: { firstName, lastName, email: email.address, phone: phone.e164 } };
  const said = plain(text('email').slice(0, 80));
  const faults = [
    nameFault(firstName, lastName, t),
    email.kind === 'ok' ? undefined : email.why === 'ending' ? t.noMailThere(said) : t.badEmail(said),
    phone.kind === 'ok' ? undefined : t.badPhone(phone.example ?? '+353 20 910 0100'),
  ];
  return { kind: 'bad', sentences: faults.filter((one) => one !== undefined) };
}

/** Somebody who can be asked for the first sign-in: with both names, and not one for trying things out. */
function nameFault(first: string, last: string, t: Words['company']): string | undefined {
  if (!isPersonName(first) || !isPersonName(last)) return t.badName;
  return companyNameProblem(`${first} ${last}`) === 'test' ? t.testName : undefined;
}

/** What is wrong with one field, named as the form names it. */
export function wrongField(
  problem: FieldProblem,
  home: ReturnType<typeof countryFields>,
  t: Words['company'],
) {
  const { field } = problem;
  const label = {
    postalCode: t.postalCode,
    city: t.city,
    state: t.state,
    registrationNumber: t.registrationNumber,
    phone: t.phone,
  }[field];
  const example = field === 'postalCode' || field === 'registrationNumber' ? home[field]?.example : undefined;
  return problem.problem === 'missing' ? t.missing(label) : t.badForm(label, example);
}

const onTheForm = [
  'name',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'registrationNumber',
  'firstName',
  'lastName',
  'email',
  'phone',
] as const;

/** The company form as it was given, right or wrong, each field cut to what could be meant. */
export const typedIn = (fields: Readonly<Record<string, string>>): OrderDraft['typed'] =>
  Object.fromEntries(
    onTheForm.flatMap((name) => {
      const text = (fields[name] ?? '').trim().slice(0, 254);
      return text === '' ? [] : [[name, text] as const];
    }),
  );

/** What the form shows: what is accepted, and over it what was typed last. */
export function withTyped(known: Partial<Company>, typed: OrderDraft['typed'] = {}): Partial<Company> {
  const { firstName, lastName, email, phone, ...company } = typed;
  const { contact } = known;
  return {
    ...known,
    ...company,
    contact: {
      firstName: firstName ?? contact?.firstName ?? '',
      lastName: lastName ?? contact?.lastName ?? '',
      email: email ?? contact?.email ?? '',
      phone: phone ?? contact?.phone ?? '',
    },
  };
}
