import { agreementLanguage, countryFields } from '../../domain/country-fields.ts';
import { readEmail } from '../../domain/email.ts';
import { countryName } from '../../domain/markets.ts';
import type { AgreementChoice, Buyer } from '../../domain/order-draft.ts';
import { isPersonName } from '../../domain/person-name.ts';
import { readPhone } from '../../domain/phone.ts';
import type { Order } from '../../domain/order.ts';
import type { BuyerStanding } from '../../workflows/buyer/port.ts';
import { plain } from '../kit/card.ts';
import { again, to } from '../kit/flow.ts';
import { dayOfUtc } from '../kit/language.ts';
import { normal } from '../kit/words.ts';
import * as cards from './agreement-cards.ts';
import { idOfBuyer } from './model.ts';
import { saleFor } from './sale.ts';
import { aboutDraft, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';
import { buyerName } from './what-steps.ts';

/** The agreement Microsoft needs; not asked when it has it already (error path 14). */
export function agreement(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    async ask(scene) {
      const { order, memory, turn, t, reader } = scene;
      const { buyer } = order.draft;
      const isAsked = memory.agreementFor === idOfBuyer(order.draft);
      memory.agreementFor = idOfBuyer(order.draft);
      if (buyer?.kind === 'tenant') {
        const { agreement: there } = await services.buyers.standing(reader, buyer.tenantId);
        // Microsoft does not say: the card shows so, and the workflow looks before it records anything.
        if (there.kind === 'unknown' && !isAsked) return to('ready');
        if (there.kind === 'confirmed')
          turn.say(
            t.agreement.already(
              plain(there.signer),
              there.at === undefined ? undefined : dayOfUtc(there.at, reader),
            ),
          );
        if (there.kind === 'signed-online') turn.say(t.agreement.alreadyOnline);
        if (there.kind === 'confirmed' || there.kind === 'signed-online') return to('ready');
      }
      return cards.askAgreement(await agreementView(services, scene), t.agreement, reader);
    },
    answer(scene, { choice }) {
      if (choice === 'signed') return to('signer');
      if (choice === 'read') {
        scene.memory.reading = true;
        return again();
      }
      return scene.save((draft) => ({ ...draft, agreement: { kind: 'online' } }));
    },
  });
}

async function agreementView(services: OrderServices, scene: OrderScene): Promise<cards.AgreementView> {
  const { memory, order, reader } = scene;
  const { accountId, market, standing } = await saleFor(services, scene);
  const isRead = memory.reading === true;
  memory.reading = undefined;
  const language = agreementLanguage(countryFields(market));
  return {
    buyer: buyerName(scene),
    soFar: soFar(scene),
    online: onlineFor(order.draft.buyer, standing),
    language:
      new Intl.DisplayNames([reader.language], { type: 'language' }).of(language.slice(0, 2)) ?? language,
    country: countryName(market, reader.language),
    text: isRead ? await services.buyers.agreementText(accountId, market) : undefined,
  };
}

/** Whether the customer can accept online: Microsoft does not tell, docs/decisions/0013 says what is concluded. */
function onlineFor(
  buyer: Buyer | undefined,
  standing: BuyerStanding | undefined,
): cards.AgreementView['online'] {
  if (buyer?.kind === 'new') return 'after-tenant';
  return (standing?.owned.length ?? 0) > 0 ? 'bought-before' : 'possible';
}

/** The day it is for the person, as an ISO date: nobody can have signed later. */
function today({ turn, reader }: OrderScene): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zoneOf(reader.timeZone) });
  return parts.format(turn.now());
}

/** Whether the calendar has it: JavaScript reads 30 February as 2 March. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Whom the draft names already: the signer of before, or the contact of a new company. */
function knownSigner({ draft }: Order) {
  if (draft.agreement?.kind === 'attested') return draft.agreement;
  return draft.buyer?.kind === 'new' ? draft.buyer.company.contact : undefined;
}

export function signer(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask(scene) {
      const known = knownSigner(scene.order);
      return cards.askSigner({ ...known, buyer: buyerName(scene), today: today(scene) }, scene.t.agreement);
    },
    async answer(scene, { choice, fields }) {
      if (choice === 'back') return to('agreement');
      const t = scene.t.agreement;
      const text = (name: string) => (fields[name] ?? '').trim();
      const [firstName, lastName, signedOn] = [text('firstName'), text('lastName'), text('signedOn')];
      if (!isPersonName(firstName) || !isPersonName(lastName)) return again(t.badName);
      if (await isSellers(services, scene, `${firstName} ${lastName}`))
        return again(t.signerIsSeller(plain(`${firstName} ${lastName}`), buyerName(scene)));
      const email = readEmail(text('email'));
      if (email.kind === 'bad') return again(t.badEmail(plain(text('email').slice(0, 80))));
      const country = await countryOf(services, scene);
      const phone = text('phone') === '' ? undefined : readPhone(text('phone'), country);
      if (phone?.kind === 'bad') return again(t.badPhone(phone.example ?? '+353 20 910 0100'));
      if (!isDay(signedOn) || signedOn > today(scene) || signedOn < '2000-01-01') return again(t.badDate);
      const attested: AgreementChoice = {
        kind: 'attested',
        firstName,
        lastName,
        email: email.address,
        phone: phone?.e164,
        signedOn,
      };
      return scene.save((draft) => ({ ...draft, agreement: attested }));
    },
  });
}

/** Whoever sells may have accepted for their own company, and never for the customer. */
async function isSellers(
  { resellers }: OrderServices,
  { order, reader, turn }: OrderScene,
  name: string,
): Promise<boolean> {
  if (order.draft.use !== 'customer') return false;
  const people = await resellers.people(order.resellerId, reader);
  const names = [turn.person.name, ...people.map((one) => one.name)];
  return names.some((one) => normal(one) === normal(name));
}

async function countryOf(services: OrderServices, { order, reader }: OrderScene): Promise<string> {
  const { buyer } = order.draft;
  if (buyer?.kind === 'new') return buyer.company.country ?? '';
  return buyer === undefined ? '' : ((await services.buyers.standing(reader, buyer.tenantId)).country ?? '');
}
