import { companyNameProblem } from '../../domain/company-name.ts';
import { countryFields, fieldProblems, type FieldProblem } from '../../domain/country-fields.ts';
import { countryTyped } from '../../domain/country-words.ts';
import { readEmail } from '../../domain/email.ts';
import { countryName } from '../../domain/markets.ts';
import type { Buyer, Company, Contact, OrderDraft } from '../../domain/order-draft.ts';
import { isPersonName } from '../../domain/person-name.ts';
import { readPhone } from '../../domain/phone.ts';
import { plain } from '../kit/card.ts';
import { again, end, to, type Move } from '../kit/flow.ts';
import * as cards from './company-cards.ts';
import { closing } from './draft-cards.ts';
import { aboutBuyer, resellerOf, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';

type NewBuyer = Extract<Buyer, { kind: 'new' }>;

/** The company of the draft, empty while somebody else or nobody is the buyer. */
export function newBuyer({ buyer, wish }: OrderDraft): NewBuyer {
  if (buyer?.kind === 'new') return buyer;
  const name = wish?.customer;
  return { kind: 'new', company: name === undefined || name.includes('.') ? {} : { name }, proofs: {} };
}

/** Leaves the conversation with everything kept. */
export function leaveDraft({ turn, t, order }: OrderScene): Move {
  turn.close(closing(t.draft.savedTitle(order.id), t.draft.saved(order.id)));
  return end;
}

/** The country decides which fields are asked, and which account sells: it comes first. */
export function country(services: OrderServices): OrderStep {
  const markets = async (scene: OrderScene) => {
    const reseller = await resellerOf(services, scene);
    const account = services.customers.account(scene.order.draft.accountId ?? reseller?.accountId ?? '');
    const { language } = scene.reader;
    const options = (account?.markets ?? [])
      .map((value) => ({ value, title: countryName(value, language) }))
      .toSorted((a, b) => a.title.localeCompare(b.title, language));
    return { options, home: reseller?.country ?? '' };
  };
  return aboutBuyer(services, {
    async ask(scene) {
      const { options, home } = await markets(scene);
      const value = newBuyer(scene.order.draft).company.country ?? home;
      return cards.askCountry({ soFar: soFar(scene), options, value }, scene.t.company);
    },
    async answer(scene, reply) {
      if (reply.choice === 'back') return to('use');
      const { options } = await markets(scene);
      const said = reply.choice === 'text' ? reply.text.trim() : (reply.fields['country'] ?? '');
      const code = countryTyped(said);
      const chosen = options.find(({ value }) => value === code);
      if (chosen === undefined) return again(scene.t.company.countryError);
      return scene.save((draft) => {
        const earlier = newBuyer(draft);
        const isSame = earlier.company.country === chosen.value;
        return {
          ...draft,
          use: draft.use ?? 'customer',
          agreement: draft.buyer?.kind === 'new' ? draft.agreement : undefined,
          buyer: {
            ...earlier,
            company: { ...earlier.company, country: chosen.value },
            proofs: isSame ? earlier.proofs : { ...earlier.proofs, address: undefined },
          },
        };
      }, 'company');
    },
  });
}

type Read<T> =
  { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'bad'; readonly sentence: string };

/** The contact as typed, judged by form only; proofs come after. */
function readContact(
  fields: Readonly<Record<string, string>>,
  home: string,
  t: OrderScene['t']['company'],
): Read<Contact> {
  const text = (name: string) => (fields[name] ?? '').trim();
  const bad = (sentence: string) => ({ kind: 'bad', sentence }) as const;
  const [firstName, lastName] = [text('firstName'), text('lastName')];
  if (!isPersonName(firstName) || !isPersonName(lastName)) return bad(t.badName);
  const email = readEmail(text('email'));
  if (email.kind === 'bad') return bad(t.badEmail(plain(text('email').slice(0, 80))));
  const phone = readPhone(text('phone'), home);
  if (phone.kind === 'bad') return bad(t.badPhone(phone.example ?? '+353 20 910 0100'));
  return { kind: 'ok', value: { firstName, lastName, email: email.address, phone: phone.e164 } };
}

function wrongField(
  problem: FieldProblem,
  home: ReturnType<typeof countryFields>,
  t: OrderScene['t']['company'],
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

/** Proofs that no longer hold after a change are dropped; the others stay. */
function withCompany(draft: OrderDraft, company: Partial<Company>): OrderDraft {
  const earlier = newBuyer(draft);
  const before = earlier.company;
  const isMoved = (['line1', 'line2', 'city', 'state', 'postalCode', 'country'] as const).some(
    (name) => before[name] !== company[name],
  );
  const { address, email, duplicate } = earlier.proofs;
  return {
    ...draft,
    wish: { ...draft.wish, customer: undefined },
    buyer: {
      ...earlier,
      company,
      proofs: {
        address: isMoved ? undefined : address,
        email: before.contact?.email === company.contact?.email ? email : undefined,
        duplicate: before.name === company.name ? duplicate : undefined,
      },
    },
  };
}

export function company(services: OrderServices): OrderStep {
  // Microsoft's own rules of the country while it tells them, the documented ones otherwise.
  const fieldsOf = async ({ order: { draft } }: OrderScene, home: string) =>
    countryFields(home, await services.buyers.countryRules(draft.accountId ?? '', home));
  return aboutBuyer(services, {
    async ask(scene) {
      const { company: known } = newBuyer(scene.order.draft);
      if (known.country === undefined) return to('country');
      const name = countryName(known.country, scene.reader.language);
      const view = {
        id: scene.order.id,
        country: name,
        fields: await fieldsOf(scene, known.country),
        company: known,
      };
      return cards.askCompany(view, scene.t.company);
    },
    async answer(scene, { choice, fields }) {
      if (choice === 'back') return to('country');
      if (choice === 'save') return leaveDraft(scene);
      const t = scene.t.company;
      const home = newBuyer(scene.order.draft).company.country ?? '';
      const text = (name: string) => (fields[name] ?? '').trim().slice(0, 254);
      const given = (name: string) => (text(name) === '' ? undefined : text(name));
      const nameProblem = companyNameProblem(text('name'));
      if (nameProblem !== undefined) return again(t.nameProblems[nameProblem]);
      if (text('line1') === '') return again(t.missing(t.line1));
      const rules = await fieldsOf(scene, home);
      const typed = {
        city: given('city'),
        state: rules.state === undefined ? undefined : given('state'),
        postalCode: given('postalCode'),
        registrationNumber: rules.registrationNumber === undefined ? undefined : given('registrationNumber'),
        phone: given('phone'),
      };
      const [problem] = fieldProblems(rules, typed);
      if (problem !== undefined) return again(wrongField(problem, rules, t));
      const contact = readContact(fields, home, t);
      if (contact.kind === 'bad') return again(contact.sentence);
      const { city = '', state, postalCode, registrationNumber } = typed;
      const whole: Company = {
        name: text('name'),
        country: home,
        line1: text('line1'),
        line2: given('line2'),
        city,
        state,
        postalCode,
        registrationNumber,
        contact: contact.value,
      };
      return scene.save((draft) => withCompany(draft, whole));
    },
  });
}

/** Only the contact, when its address or number has to be another. */
export function contact(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask: ({ order, t }) => cards.askContact({ company: newBuyer(order.draft).company }, t.company),
    answer(scene, { choice, fields }) {
      if (choice === 'back') return to('company');
      const { company: known } = newBuyer(scene.order.draft);
      const read = readContact(fields, known.country ?? '', scene.t.company);
      if (read.kind === 'bad') return again(read.sentence);
      return scene.save((draft) => withCompany(draft, { ...known, contact: read.value }));
    },
  });
}
