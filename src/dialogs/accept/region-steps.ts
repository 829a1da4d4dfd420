import { isNational } from '../../domain/cloud-ways.ts';
import type { Topic } from '../../domain/hand-over.ts';
import { countryName } from '../../domain/markets.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { plain } from '../kit/card.ts';
import { accountOptions, accountTyped, regionTitle } from '../kit/account-names.ts';
import { again, back, flow, to, type Reply } from '../kit/flow.ts';
import * as cards from './cards.ts';
import { longestReason } from './model.ts';
import { say, type AcceptStep } from './scene.ts';
import type { AcceptServices } from './services.ts';
import { lookUp } from './standing.ts';

/** The region by the country of the tenant, for the person to confirm. */
export function region(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).region;
      const { person } = scene.turn;
      const { language } = person;
      const { facts, proposal } = await lookUp(services, scene.turn);
      switch (proposal.kind) {
        case 'certain':
        case 'likely': {
          const { account } = proposal;
          scene.memory.offered = account.id;
          const country = proposal.kind === 'certain' ? countryName(proposal.country, language) : undefined;
          const region = regionTitle(account, language);
          return cards.region({ region, company: account.legalName, country }, t);
        }
        case 'choose': {
          const { accounts } = proposal;
          const others = accounts.length < services.customers.accountsIn(facts.cloud).length;
          const options = accountOptions(accounts, language);
          return cards.chooseRegion({ options, why: t.chooseWhy, others, title: t.choose }, t);
        }
        case 'not-sold-there': {
          const country = countryName(proposal.country, language);
          const handed = await services.help.handOver({
            requestId: `not-sold:${person.tenantId}`,
            from: person,
            words: t.notSoldWords(country),
            topic: 'not-sold-there',
            automatic: true,
            flow: 'accept',
            step: 'region',
          });
          return cards.deadEnd({
            title: t.notSold,
            text: t.notSoldWhy(plain(country)) + (handed.kind === 'sent' ? t.notSoldTold : ''),
            choices: [['person', t.person]],
          });
        }
        case 'no-account-in-cloud':
          return isNational(facts.cloud)
            ? flow('cloud')
            : cards.deadEnd({ title: t.notSold, text: t.noAccount, choices: [['person', t.person]] });
      }
    },
    async answer(scene, reply) {
      const { proposal } = await lookUp(services, scene.turn);
      if (reply.choice === 'person') {
        const topic: Topic = proposal.kind === 'not-sold-there' ? 'not-sold-there' : 'help';
        return flow('person', { about: 'accept', step: 'region', topic });
      }
      if (reply.choice === 'other') return to('other');
      if (reply.choice === 'take' || reply.choice === 'text') {
        const wanted = chosenAccount(proposal.kind === 'choose' ? proposal.accounts : [], reply);
        if (wanted === undefined) return again(say(scene).region.error);
        scene.memory.account = wanted.account.id;
      } else {
        // What is known may have changed since the card was shown; a yes counts only for what was on it.
        const account =
          proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account.id : undefined;
        if (account === undefined || account !== scene.memory.offered) return again();
        scene.memory.account = account;
      }
      return to('open');
    },
  };
}

/** Another region than the one that fits: only with a reason. */
export function other(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).region;
      const { language } = scene.turn.person;
      const { facts, proposal } = await lookUp(services, scene.turn);
      const why =
        proposal.kind === 'certain'
          ? t.otherWhy(countryName(proposal.country, language), regionTitle(proposal.account, language))
          : t.otherWhyUnknown;
      const options = accountOptions(services.customers.accountsIn(facts.cloud), language);
      return cards.chooseOther({ options, chosen: scene.memory.account, why }, t);
    },
    async answer(scene, reply) {
      const t = say(scene).region;
      if (reply.choice === 'back') return back;
      const { facts } = await lookUp(services, scene.turn);
      const accounts = services.customers.accountsIn(facts.cloud);
      const chosen = chosenAccount(accounts, reply);
      const before =
        reply.choice === 'text' ? services.customers.account(scene.memory.account ?? '') : undefined;
      // Typed in two messages: first the region, then why.
      const { account, rest: reason } = chosen ?? { account: before, rest: reply.text.trim() };
      if (account === undefined) return again(t.error);
      scene.memory.account = account.id;
      if (reason === '' || reason.length > longestReason) return again(t.reasonError);
      scene.memory.reason = reason;
      return to('open');
    },
  };
}

/** The account picked on the card or named by typed words, with the reason given for it. */
function chosenAccount(accounts: readonly PartnerAccount[], reply: Reply) {
  if (reply.choice === 'text') return accountTyped(accounts, reply.text);
  const account = accounts.find((candidate) => candidate.id === reply.fields['account']);
  return account === undefined ? undefined : { account, rest: (reply.fields['reason'] ?? '').trim() };
}
