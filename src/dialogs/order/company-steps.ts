import { countryFields } from '../../domain/country-fields.ts';
import { countryTyped } from '../../domain/country-words.ts';
import { countryName } from '../../domain/markets.ts';
import type { Buyer, Company, OrderDraft } from '../../domain/order-draft.ts';
import { again, end, to, type Move } from '../kit/flow.ts';
import type { Fields } from '../kit/turn.ts';
import * as cards from './company-cards.ts';
import { readCompany, readContact, sentencesOf, shownIn, typedIn } from './company-form.ts';
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

/** Keeps the form as it was typed, right or wrong, and goes on unless a colleague has changed the draft. */
async function keepTyped(scene: OrderScene, fields: Fields, then: () => Move): Promise<Move> {
  const typed = typedIn(fields);
  const kept = await scene.save((draft) => ({ ...draft, typed: { ...draft.typed, ...typed } }), 'company');
  return kept.go === 'to' && kept.step === 'company' ? then() : kept;
}

export function company(services: OrderServices): OrderStep {
  // Microsoft's own rules of the country while it tells them, the documented ones otherwise.
  const fieldsOf = async ({ order: { draft } }: OrderScene, home: string) =>
    countryFields(home, await services.buyers.countryRules(draft.accountId ?? '', home));
  return aboutBuyer(services, {
    async ask(scene) {
      const { order, reader, memory, t } = scene;
      const { company: known } = newBuyer(order.draft);
      const { country: home } = known;
      if (home === undefined) return to('country');
      const fields = await fieldsOf(scene, home);
      const values = shownIn(known, order.draft.typed);
      const read = readCompany(values, home, fields, t.company);
      const faults = memory.judged === true && read.kind === 'bad' ? read.faults : {};
      const country = countryName(home, reader.language);
      return cards.askCompany({ id: order.id, country, fields, values, faults }, t.company);
    },
    async answer(scene, { choice, fields }) {
      const { memory, order, t } = scene;
      memory.judged = undefined;
      if (choice === 'back') return keepTyped(scene, fields, () => to('country'));
      if (choice === 'save') return keepTyped(scene, fields, () => leaveDraft(scene));
      const { company: known } = newBuyer(order.draft);
      const home = known.country ?? '';
      // Typed words carry no fields: what the form shows is meant then.
      const values = { ...shownIn(known, order.draft.typed), ...fields };
      const read = readCompany(values, home, await fieldsOf(scene, home), t.company);
      if (read.kind === 'ok') return scene.save((draft) => withCompany(draft, read.value));
      // Whoever goes on with the draft need not ask the customer once more.
      memory.judged = true;
      return keepTyped(scene, fields, () => again(sentencesOf(read.faults)));
    },
  });
}

/** Only the contact, when its address or number has to be another. */
export function contact(services: OrderServices): OrderStep {
  return aboutBuyer(services, {
    ask({ order, memory, t }) {
      const { company: known } = newBuyer(order.draft);
      const values = shownIn(known, order.draft.typed);
      const read = readContact(values, known.country ?? '', t.company);
      const faults = memory.judged === true && read.kind === 'bad' ? read.faults : {};
      return cards.askContact({ values, faults }, t.company);
    },
    answer(scene, { choice, fields }) {
      const { memory, order, t } = scene;
      memory.judged = undefined;
      if (choice === 'back') return keepTyped(scene, fields, () => to('company'));
      const { company: known } = newBuyer(order.draft);
      const values = { ...shownIn(known, order.draft.typed), ...fields };
      const read = readContact(values, known.country ?? '', t.company);
      if (read.kind === 'ok')
        return scene.save((draft) => withCompany(draft, { ...known, contact: read.value }));
      memory.judged = true;
      return keepTyped(scene, fields, () => again(sentencesOf(read.faults)));
    },
  });
}
