import { companyNameProblem } from '../../domain/company-name.ts';
import { countryFields, fieldProblems } from '../../domain/country-fields.ts';
import { countryTyped } from '../../domain/country-words.ts';
import { countryName } from '../../domain/markets.ts';
import type { Buyer, Company, OrderDraft } from '../../domain/order-draft.ts';
import { again, end, to, type Move } from '../kit/flow.ts';
import * as cards from './company-cards.ts';
import { readContact, typedIn, withTyped, wrongField } from './company-form.ts';
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
    return { options };
  };
  return aboutBuyer(services, {
    async ask(scene) {
      const { options } = await markets(scene);
      // It cannot be changed later: nothing is chosen beforehand, not even the reseller's own.
      const value = newBuyer(scene.order.draft).company.country;
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
    typed: undefined,
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
        company: withTyped(known, scene.order.draft.typed),
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
      const rules = await fieldsOf(scene, home);
      const typed = {
        city: given('city'),
        state: rules.state === undefined ? undefined : given('state'),
        postalCode: given('postalCode'),
        registrationNumber: rules.registrationNumber === undefined ? undefined : given('registrationNumber'),
        phone: given('phone'),
      };
      const contact = readContact(fields, home, t);
      const nameProblem = companyNameProblem(text('name'));
      const sentences = [
        ...(nameProblem === undefined ? [] : [t.nameProblems[nameProblem]]),
        ...(text('line1') === '' ? [t.missing(t.line1)] : []),
        ...fieldProblems(rules, typed)
          // What is said of the phone below covers that it is missing.
          .filter(({ field }) => field !== 'phone' || contact.kind === 'ok')
          .map((problem) => wrongField(problem, rules, t)),
        ...(contact.kind === 'bad' ? contact.sentences : []),
      ];
      if (contact.kind === 'bad' || sentences.length > 0) {
        // Kept as it was typed: whoever goes on with the draft need not ask the customer once more.
        const kept = await scene.save((draft) => ({ ...draft, typed: typedIn(fields) }), 'company');
        return kept.go === 'to' && kept.step === 'company' ? again(sentences.join(' ')) : kept;
      }
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
      if (read.kind === 'bad') return again(read.sentences.join(' '));
      return scene.save((draft) => withCompany(draft, { ...known, contact: read.value }));
    },
  });
}
