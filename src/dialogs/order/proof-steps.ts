import { countryFields, cultureFor } from '../../domain/country-fields.ts';
import { registeredLabel } from '../../domain/customer-likeness.ts';
import type { CompanyProofs, OrderDraft } from '../../domain/order-draft.ts';
import { proposePrefix, readPrefix } from '../../domain/tenant-prefix.ts';
import { plain } from '../kit/card.ts';
import { again, to, type Move, type Question } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import * as cards from './company-cards.ts';
import { leaveDraft, newBuyer } from './company-steps.ts';
import * as proofCards from './proof-cards.ts';
import { aboutBuyer, resellerOf, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';

/** Keeps how it is known that something of the company is right. */
const proven = (draft: OrderDraft, proofs: CompanyProofs): OrderDraft => {
  const buyer = newBuyer(draft);
  return { ...draft, buyer: { ...buyer, proofs: { ...buyer.proofs, ...proofs } } };
};

/** The address at Microsoft: taken when verified, else a suggestion or the seller's word (error paths 9 and 10). */
export function address(services: OrderServices): OrderStep {
  const check = ({ order }: OrderScene) =>
    services.buyers.checkAddress(order.draft.accountId ?? '', newBuyer(order.draft).company);
  return aboutBuyer(services, {
    async ask(scene) {
      const { company } = newBuyer(scene.order.draft);
      if (company.line1 === undefined) return to('company');
      const checked = await check(scene);
      if (checked.kind === 'verified') return scene.save((draft) => proven(draft, { address: 'verified' }));
      return cards.askAddress(
        {
          typed: cards.oneLine(company),
          suggestions: checked.kind === 'suggestions' ? checked.suggestions.slice(0, 3) : [],
          isAnswering: checked.kind !== 'unreadable',
        },
        scene.t.company,
      );
    },
    async answer(scene, { choice }) {
      if (choice === 'edit') return to('company');
      if (choice === 'again') return again();
      if (choice === 'attest') return scene.save((draft) => proven(draft, { address: 'attested' }));
      const checked = await check(scene);
      const index = Number(choice.slice('take:'.length));
      const taken = checked.kind === 'suggestions' ? checked.suggestions[index] : undefined;
      if (taken === undefined) return again();
      return scene.save((draft) => {
        const buyer = newBuyer(draft);
        const company = { ...buyer.company, ...taken };
        return proven({ ...draft, buyer: { ...buyer, company } }, { address: 'suggested' });
      });
    },
  });
}

/** The contact's e-mail: proven by a code, because a wrong one can burn the tenant's name (error path 12). */
export function email(services: OrderServices): OrderStep {
  const { contactChecks } = services;
  const addressOf = ({ order }: OrderScene): string => newBuyer(order.draft).company.contact?.email ?? '';
  const keep = (scene: OrderScene, proof: CompanyProofs['email']): Promise<Move> =>
    scene.save((draft) => proven(draft, { email: proof }));
  const other = (scene: OrderScene, sentence: string): Move => {
    scene.turn.say(sentence);
    return to('contact');
  };

  /** Whoever reads this mail opens the new tenant: that is said when it looks like the seller's own company. */
  async function askCode(scene: OrderScene, sentence: string): Promise<Question> {
    const t = scene.t.company;
    const address = addressOf(scene);
    const label = registeredLabel(address.slice(address.lastIndexOf('@') + 1));
    const reseller = await resellerOf(services, scene);
    const isOwn = reseller?.tenants.some(({ domain }) => registeredLabel(domain) === label) === true;
    const said = isOwn ? `${sentence} ${t.ownAddress}` : sentence;
    return proofCards.askCode({ address: plain(address), sentence: said }, t);
  }

  async function begin(scene: OrderScene): Promise<Question | Move> {
    const { reader, memory, order } = scene;
    const t = scene.t.company;
    const reseller = await resellerOf(services, scene);
    const { language } = cultureFor(countryFields(newBuyer(order.draft).company.country ?? ''));
    const begun = await contactChecks.begin({
      by: reader,
      address: addressOf(scene),
      company: reseller?.company ?? '',
      language: language === 'de' ? 'de' : 'en',
    });
    memory.mailed = addressOf(scene);
    const shown = plain(addressOf(scene));
    switch (begun.kind) {
      case 'not-an-address':
        return other(scene, t.badEmail(shown));
      case 'cannot-receive':
        return other(scene, t.cannotReceive(shown));
      case 'proven':
        return keep(scene, 'code');
      case 'sent':
        return askCode(scene, t.sent(shown, moment(begun.expiresAt, reader)));
      case 'wait':
        return askCode(scene, t.wait(shown, moment(begun.until, reader)));
      case 'not-possible':
        return proofCards.askVouch(
          { address: shown, sentence: t.vouchWhy(shown, begun.domain === 'yes') },
          t,
        );
    }
  }

  return aboutBuyer(services, {
    async ask(scene) {
      const t = scene.t.company;
      const standing = await contactChecks.standing(scene.reader, addressOf(scene));
      const shown = plain(addressOf(scene));
      if (standing.kind === 'proven') return keep(scene, 'code');
      if (standing.kind === 'undeliverable' && scene.memory.mailed === addressOf(scene))
        return other(scene, t.cannotReceive(shown));
      if (standing.kind === 'waiting' && scene.memory.mailed === addressOf(scene)) {
        return askCode(scene, t.sent(shown, moment(standing.expiresAt, scene.reader)));
      }
      return begin(scene);
    },
    async answer(scene, reply) {
      const t = scene.t.company;
      switch (reply.choice) {
        case 'edit':
          return to('contact');
        case 'save':
          return leaveDraft(scene);
        case 'vouch':
          return keep(scene, 'attested');
        case 'resend':
          scene.memory.mailed = undefined;
          return again();
        default: {
          const code = codeIn(reply.choice === 'text' ? reply.text : (reply.fields['code'] ?? ''));
          if (code === undefined) return again(t.notACode);
          const verified = await contactChecks.verify(scene.reader, addressOf(scene), code);
          if (verified.kind === 'proven') return keep(scene, 'code');
          if (verified.kind === 'undeliverable')
            return other(scene, t.cannotReceive(plain(addressOf(scene))));
          return again(verified.kind === 'wrong' ? t.wrongCode(verified.triesLeft) : t.newCode);
        }
      }
    },
  });
}

/** The six digits out of what was typed: "the code is 031 260". Undefined without just six there. */
function codeIn(typed: string): string | undefined {
  const said = typed.slice(0, 200);
  const codes = said.match(/(?<!\d)\d(?:[ .-]?\d){5}(?![ .-]?\d)/g) ?? [];
  return codes.length === 1 ? codes.join('').replace(/\D/g, '') : undefined;
}

/** Customers of the same reseller that may be the same company (feature 23); others are never named. */
export function duplicate(services: OrderServices): OrderStep {
  const similar = (scene: OrderScene) =>
    services.buyers.duplicates(scene.reader, newBuyer(scene.order.draft).company.name ?? '');
  return aboutBuyer(services, {
    async ask(scene) {
      const customers = (await similar(scene)).slice(0, 4);
      const { name } = newBuyer(scene.order.draft).company;
      scene.memory.apart = name;
      if (customers.length === 0) return to('next');
      scene.memory.apart = undefined;
      return cards.askDuplicate({ name: name ?? '', customers }, scene.t.company);
    },
    async answer(scene, { choice }) {
      if (choice === 'apart') {
        scene.memory.apart = newBuyer(scene.order.draft).company.name;
        return scene.save((draft) => proven(draft, { duplicate: 'told-apart' }));
      }
      const chosen = (await similar(scene)).find((one) => one.tenantId === choice);
      if (chosen === undefined) return again();
      const { tenantId, domain, name } = chosen;
      return scene.save((draft) => ({
        ...draft,
        agreement: undefined,
        buyer: { kind: 'tenant', tenantId, domain, statedName: name, nameSettled: 'same' },
      }));
    },
  });
}

/** The name of the new tenant: free, allowed, and for ever (features 16 and 17). */
export function prefix(services: OrderServices): OrderStep {
  const nameOf = ({ order }: OrderScene) => newBuyer(order.draft).company.name ?? '';
  /** What the card shows: the answer “yes” means just this. */
  const proposedFor = (scene: OrderScene): string =>
    scene.memory.prefix ?? newBuyer(scene.order.draft).prefix ?? proposePrefix(nameOf(scene)) ?? '';
  const check = (scene: OrderScene, one: string) =>
    services.buyers.checkPrefix(scene.order.draft.accountId ?? '', one, nameOf(scene));
  const take = (scene: OrderScene, one: string): Promise<Move> => {
    scene.memory.prefix = undefined;
    return scene.save((draft) => ({ ...draft, buyer: { ...newBuyer(draft), prefix: one } }));
  };
  return aboutBuyer(services, {
    async ask(scene) {
      const proposed = proposedFor(scene);
      const checked = await check(scene, proposed);
      return proofCards.askPrefix(
        {
          prefix: proposed,
          isFree: checked.kind === 'free',
          free: checked.kind === 'taken' ? checked.free : [],
          isUnread: checked.kind === 'not-allowed',
        },
        scene.t.company,
      );
    },
    async answer(scene, reply) {
      const t = scene.t.company;
      const { choice, fields } = reply;
      const proposed = proposedFor(scene);
      if (choice === 'theirs') {
        scene.memory.domain = `${proposed}.onmicrosoft.com`;
        return to('tenant');
      }
      if (choice === 'text' && /[\s?]/.test(reply.text.trim())) return again(t.nameOnly);
      const said =
        choice === 'text'
          ? reply.text
          : choice.startsWith('free:')
            ? choice.slice(5)
            : (fields['prefix'] ?? proposed);
      const read = readPrefix(said);
      if (read.kind === 'not-allowed') {
        scene.memory.prefix = read.instead ?? scene.memory.prefix;
        return again(t.prefixProblems[read.reason]);
      }
      const checked = await check(scene, read.prefix);
      // A name for good is taken by its button only: a typed word may have meant something else.
      if (checked.kind === 'free' && choice !== 'text') return take(scene, checked.prefix);
      scene.memory.prefix = read.prefix;
      return to('prefix');
    },
  });
}
