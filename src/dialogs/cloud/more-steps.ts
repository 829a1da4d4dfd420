import { cloudWays, isNational } from '../../domain/cloud-ways.ts';
import { clouds } from '../../domain/clouds.ts';
import { plain } from '../kit/card.ts';
import { again, end, flow, to } from '../kit/flow.ts';
import { handedWords } from '../kit/handed.ts';
import { pick } from '../kit/question.ts';
import * as cards from './cards.ts';
import { aboutCloud, type CloudStep } from './scene.ts';
import type { CloudServices } from './services.ts';

/** What cannot be done in a cloud, and who can do what is not for everybody. */
export function differs(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    ask({ cloud, t }) {
      if (!isNational(cloud)) return to('way');
      const { name, also } = t.clouds[cloud];
      const place = clouds[cloud].acceptancePlace;
      return cards.differs({ cloud: name, place, also, way: cloudWays[cloud] }, t);
    },
    answer: (_scene, { choice }) =>
      choice === 'person' ? flow('person', { about: 'cloud', step: 'differs' }) : to('way'),
  });
}

/** What is left when the customer has taken the permissions back; the same question in every cloud. */
export function removed(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    ask: ({ cloud, t }) => cards.removed(cloudWays[cloud], services.provider, t),
    answer({ memory }, { choice }) {
      memory.removed = undefined;
      return choice === 'person' ? flow('person', { about: 'cloud', step: 'removed' }) : to('way');
    },
  });
}

/** What is needed to check whether an organisation may use the cloud; it becomes a case of the provider's people. */
export function eligibility(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    ask: ({ cloud, t }) => (cloudWays[cloud].eligibility ? cards.eligibility(t) : to('way')),
    async answer(scene, reply) {
      const { turn, memory, t, tenant, beholder } = scene;
      const e = t.eligibility;
      if (reply.choice === 'back') return to('way');
      const typed = reply.choice === 'text' ? reply.text.trim().slice(0, 500) : undefined;
      const kind = cards.organisationKinds.find((one) => one === reply.fields['kind']);
      const contact = typed ?? (reply.fields['contact'] ?? '').trim();
      if (typed === undefined && kind === undefined) return again(e.kindError);
      if (contact === '') return again(e.contactError);
      const domain = beholder === 'customer' ? tenant?.domain : memory.domain;
      const customer = [beholder === 'seller' ? '' : (tenant?.name ?? ''), domain ?? '']
        .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
        .join(', ');
      const website = (reply.fields['website'] ?? '').trim();
      const handed = await services.help.handOver({
        requestId: turn.requestId,
        from: turn.person,
        words: e.facts(customer, kind === undefined ? '?' : e.kinds[kind], website, contact),
        topic: 'us-government',
        flow: 'cloud',
        step: 'eligibility',
      });
      turn.close(cards.closing(e.title, handedWords(handed, turn.person.language, e.sent)));
      return end;
    },
  });
}

/** The market whose customers the closed cloud had. */
const successorMarket = 'DE';

/** The way out of the closed cloud: the public account of the same market. Sellers are led to their order instead. */
export function europe(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    ask({ cloud, t, beholder }) {
      if (cloudWays[cloud].ordering !== 'closed') return to('way');
      const account = services.customers
        .accountsIn('public')
        .find(({ markets }) => markets.includes(successorMarket));
      const isStaff = beholder === 'staff' && account !== undefined;
      const text =
        account === undefined
          ? t.europe.nobody
          : t.europe[isStaff ? 'staff' : 'customer'](plain(account.legalName));
      const go = isStaff ? pick('invite', t.europe.invite, true) : pick('ask', t.europe.ask, true);
      return cards.europe({ text, go }, t);
    },
    answer({ cloud }, { choice }) {
      if (choice === 'invite') return flow('invite');
      if (choice === 'ask')
        return flow('person', { about: 'cloud', step: 'europe', topic: isNational(cloud) ? cloud : 'help' });
      return to('way');
    },
  });
}
