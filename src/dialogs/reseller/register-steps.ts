import { compareCompanyNames } from '../../domain/company-name.ts';
import { countryTyped } from '../../domain/country-words.ts';
import { countryName } from '../../domain/markets.ts';
import { isProven, maySell } from '../../domain/reseller.ts';
import type { NotRegistered, Registration } from '../../workflows/reseller/port.ts';
import { card, heading, notice, paragraph, plain } from '../kit/card.ts';
import { again, end, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { findingLinesFor } from '../kit/reseller-checks.ts';
import * as cards from './cards.ts';
import type { ResellerMemory } from './model.ts';
import type { ResellerServices } from './services.ts';
import { words } from './text.ts';

type ResellerStep = Step<ResellerMemory>;
const say = (scene: Scene<ResellerMemory>) => words(scene.turn.person.language);

/** The whole company on one card; what is wrong with it comes back on the same card. */
export function register(services: ResellerServices): ResellerStep {
  return {
    ask(scene) {
      const t = say(scene).register;
      const { trouble } = scene.memory;
      scene.memory.trouble = undefined;
      if (trouble === 'closed') return closed(services, scene);
      const shown = trouble === undefined ? undefined : notice(t.trouble[trouble], 'warning');
      return cards.form({ filled: scene.memory, provider: services.provider, trouble: shown }, t);
    },
    answer(scene, reply) {
      const t = say(scene).register;
      if (reply.choice === 'never') {
        scene.turn.close(card(heading(t.title), paragraph(t.noMatter)));
        return end;
      }
      const typed = (id: string) => (reply.fields[id] ?? '').trim().slice(0, 253);
      const { memory } = scene;
      memory.company = typed('company').slice(0, 100);
      memory.partnerId = typed('partnerId').replace(/\s/g, '');
      memory.domain = typed('domain');
      memory.ownDomain = typed('ownDomain');
      const country = countryTyped(typed('country'));
      memory.country = country === undefined ? typed('country') : nameOf(scene, country);
      if (memory.company === '') return again(t.errors.company);
      if (country === undefined) return again(t.errors.country);
      if (!/^\d{4,10}$/.test(memory.partnerId)) return again(t.errors.partnerId);
      if (memory.domain === '') return again(t.errors.domain);
      return to('confirm');
    },
  };
}

const nameOf = (scene: Scene<ResellerMemory>, country: string): string =>
  countryName(country, scene.turn.person.language);

function closed(services: ResellerServices, scene: Scene<ResellerMemory>): Move {
  const t = say(scene).register;
  scene.turn.close(card(heading(t.title), paragraph(t.closed(plain(services.provider)))));
  return end;
}

function registrationOf(scene: Scene<ResellerMemory>): Registration {
  const { company, country, partnerId, domain, ownDomain } = scene.memory;
  const { tenantId, userId, name } = scene.turn.person;
  return {
    by: { tenantId, userId, name },
    company,
    country: countryTyped(country) ?? '',
    partnerId,
    sellingDomain: domain,
    ownUseDomain: ownDomain === '' ? undefined : ownDomain,
  };
}

/** Back to the form, which says why. */
function refused(scene: Scene<ResellerMemory>, why: NotRegistered): Move {
  scene.memory.trouble = why.kind;
  return to('register');
}

/** What Microsoft says about it, before anything is sent; then one frozen request to the workflow. */
export function confirm(services: ResellerServices): ResellerStep {
  return {
    async ask(scene) {
      const t = say(scene).confirm;
      const registration = registrationOf(scene);
      const looked = await services.resellers.look(registration);
      if (looked.kind !== 'possible') return refused(scene, looked);
      const { findings, tenants, asked } = looked;
      const account = services.customers.account(looked.accountId);
      const domainOf = (use: string) => plain(tenants.find((tenant) => tenant.use === use)?.domain ?? '');
      const saidOf = (use: string) => plain(asked.find((tenant) => tenant.use === use)?.said ?? '');
      const { nameAtMicrosoft: name } = findings;
      const { company, partnerId } = registration;
      return cards.confirm(
        {
          company,
          rows: [
            [t.company, plain(company)],
            [t.country, plain(nameOf(scene, registration.country))],
            [t.partnerId, plain(partnerId)],
            [t.account, plain(account?.legalName ?? '')],
            [t.selling, domainOf('selling')],
            [t.askedSelling, saidOf('selling')],
            [t.ownUse, domainOf('own-use')],
            [t.asked, saidOf('own-use')],
          ],
          findings: findingLinesFor(
            { company, partnerId, tenants },
            findings,
            account,
            scene.turn.person.language,
          ),
          isReady: isProven({ tenants }) && maySell(findings),
          spelling: name !== undefined && compareCompanyNames(name, company) === 'ending' ? name : undefined,
        },
        t,
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'change') return to('register');
      if (reply.choice === 'spelling') {
        const looked = await services.resellers.look(registrationOf(scene));
        if (looked.kind !== 'possible') return refused(scene, looked);
        scene.memory.company = looked.findings.nameAtMicrosoft ?? scene.memory.company;
        return again();
      }
      const { turn } = scene;
      const made = await services.resellers.register({
        ...registrationOf(scene),
        requestId: turn.requestId,
        card: turn.liveCard,
      });
      if (made.kind !== 'requested') return refused(scene, made);
      turn.showCase('reseller', made.reseller.id, { takesOver: true });
      return end;
    },
  };
}
