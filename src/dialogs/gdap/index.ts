import { gdapsByState } from '../../domain/gdap.ts';
import { providerStaff } from '../../domain/person.ts';
import { plain } from '../kit/card.ts';
import type { Audience, Flow } from '../kit/flow.ts';
import type { Speaker } from '../kit/turn.ts';
import { kitWords } from '../kit/words.ts';
import { staffActions } from './actions.ts';
import { announceToStaff } from './announce.ts';
import { stateWords } from './case-view.ts';
import { consentActions } from './consent-actions.ts';
import { announceToCustomer, consentConversation, consentState } from './consent.ts';
import { gdapConversation } from './dialog.ts';
import { gdapAskedFor, nameOf } from './model.ts';
import type { GdapServices } from './services.ts';
import { consentWords } from './text-consent.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { GdapServices };

/** How many cases "status" names. */
const listed = 10;

/** Provider staff asks a customer for admin rights, sees every request, and is told what becomes of it. */
export function createGdapFlow(services: GdapServices): Flow {
  return {
    id: 'gdap',
    roles: providerStaff,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: gdapAskedFor,
    conversation: gdapConversation(services),
    where,
    actions: staffActions(services),
    announce: (news, audience) => announceToStaff(services, news, audience),
    async status(person) {
      const t = words(person.language);
      const latest = await services.gdap.latest(listed);
      const lines = gdapsByState(latest).map(({ state, gdaps }) =>
        t.statusOf(
          t.rights.states[state],
          gdaps.map((one) => t.status(one.id, plain(nameOf(one)), stateWords(one, t))).join('; '),
        ),
      );
      const more = (await services.gdap.count()) - latest.length;
      return more > 0 ? [...lines, kitWords(person.language).andMore(more)] : lines;
    },
  };
}

/** A customer's people are shown what is asked of them and told when it worked; a reseller's people ask the provider. */
export function createGdapConsentFlow(services: GdapServices): Flow {
  const reader = (person: Speaker): Audience => person;
  return {
    id: 'gdap-consent',
    roles: ['customer'],
    name: (language) => words(language).consentName,
    askedFor: gdapAskedFor,
    conversation: consentConversation(services),
    where,
    actions: consentActions(services),
    announce: (news, audience) => announceToCustomer(services, news, audience),
    async status(person) {
      const t = consentWords(person.language);
      const all = await services.gdap.ofCustomer(person.tenantId, person);
      return all.slice(0, listed).map((one) => t.status(one.id, consentState(one, t.states, reader(person))));
    },
  };
}
