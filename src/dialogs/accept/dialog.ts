import { countryName } from '../../domain/markets.ts';
import { again, conversation, end, flow, next, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { isProblem } from '../../errors.ts';
import * as cards from './cards.ts';
import { acceptMemory, chatLink, currentInvitation, regionName, type AcceptMemory } from './model.ts';
import type { AcceptServices } from './services.ts';
import { lookUp, roleOf } from './standing.ts';
import { words } from './text.ts';

type S = Scene<AcceptMemory>;
type AcceptStep = Step<AcceptMemory>;
const say = (scene: S) => words(scene.turn.person.language);

/** Raise when steps change; see kit/waterfall.ts. */
const version = 1;

/** From the first hello to the link of the right region, where the case card takes over. */
export function acceptConversation(services: AcceptServices) {
  return conversation<AcceptMemory>({
    version,
    memory: acceptMemory,
    steps: {
      greet: greet(services),
      grants: grants(),
      who: who(services),
      code: code(),
      unsure: unsure(),
      'not-admin': notAdmin(services),
      'who-is': whoIs(),
      forward: forward(services),
      region: region(services),
      other: other(services),
      open: open(services),
      cloud: cloud(services),
    },
  });
}

function greet(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene);
      const { person } = scene.turn;
      const found = await services.customers.byTenant(person.tenantId);
      if (found.kind === 'own-tenant') {
        scene.turn.close(cards.closing(t.own.title, t.own.why));
        return end;
      }
      if (found.kind !== 'found') throw new Error('the tenant of a verified activity was not found');
      const { facts, proposal } = found.picture;
      if (facts.cloud !== 'public') return to('cloud');
      const known = currentInvitation(await services.invitations.ofCustomer(person.tenantId));
      if (known !== undefined && (known.state === 'accepted' || known.state === 'wrong-account')) {
        scene.turn.showCase('accept', known.id, { takesOver: true });
        return end;
      }
      const account =
        known?.state === 'removed' || known === undefined
          ? accountOf(proposal)
          : services.customers.account(known.accountId);
      return cards.greet(
        { provider: services.provider, company: account?.legalName, customer: facts.name },
        t.greet,
      );
    },
    answer(scene, reply) {
      if (reply.choice === 'grants') return to('grants');
      if (reply.choice === 'not-me') return to('not-admin');
      if (reply.choice === 'later') {
        scene.turn.close(cards.closing(say(scene).greet.title, say(scene).greet.laterSaid));
        return end;
      }
      return to('who');
    },
  };
}

function accountOf(proposal: { kind: string; account?: { legalName: string } }) {
  return proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account : undefined;
}

const grants = (): AcceptStep => ({
  ask: (scene) => cards.grants(say(scene).grants),
  answer: (_scene, reply) => to(reply.choice === 'go-on' ? 'who' : 'greet'),
});

function who(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).who;
      try {
        const token = await scene.turn.signIn.token();
        if (token !== undefined) return await standing(services, scene, token);
        if (!scene.memory.signInSent) {
          await scene.turn.signIn.sendCard(t.card, t.signIn);
          scene.memory.signInSent = true;
        }
      } catch (error) {
        if (!isProblem(error)) throw error;
        return cards.signInDown(t);
      }
      return cards.who(t);
    },
    async answer(scene, reply) {
      const t = say(scene).who;
      if (reply.choice === 'without') {
        scene.memory.role = 'unproven';
        return to('region');
      }
      if (reply.choice === 'code') return to('code');
      if (reply.choice === 'sign-in-failed') return again(t.failed);
      // "Continue" and a finished sign-in both mean: look for the token before anything else is asked.
      const token = await scene.turn.signIn.token();
      return again(token === undefined ? t.notNoticed : undefined);
    },
  };
}

/** Where the person's own role leads. */
async function standing(services: AcceptServices, scene: S, token: string): Promise<Move> {
  const role = await roleOf(services, scene.turn.person, token);
  if (role === 'global-administrator') return to('region');
  return to(role === 'unknown' ? 'unsure' : 'not-admin');
}

const code = (): AcceptStep => ({
  async ask(scene) {
    return cards.code({ link: await scene.turn.signIn.link() }, say(scene).code);
  },
  async answer(scene, reply) {
    if (reply.choice === 'without') {
      scene.memory.role = 'unproven';
      return to('region');
    }
    const t = say(scene).code;
    const digits = (reply.choice === 'text' ? reply.text : (reply.fields['code'] ?? reply.text)).replace(
      /\D/g,
      '',
    );
    if (digits.length !== 6) return again(t.error);
    return (await scene.turn.signIn.redeem(digits)) === undefined ? again(t.wrong) : to('who');
  },
});

const unsure = (): AcceptStep => ({
  ask: (scene) => cards.unsure({ user: scene.turn.person.name }, say(scene).unsure),
  answer(scene, reply) {
    if (reply.choice !== 'yes') return to(reply.choice === 'unknown' ? 'who-is' : 'not-admin');
    scene.memory.role = 'unproven';
    return to('region');
  },
});

function notAdmin(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).notAdmin;
      const { person } = scene.turn;
      const token = await scene.turn.signIn.token().catch(() => undefined);
      const role = token === undefined ? undefined : await roleOf(services, person, token);
      const known = currentInvitation(await services.invitations.ofCustomer(person.tenantId));
      if (known !== undefined && role !== undefined)
        await services.invitations.noteNotAdministrator(known.id, person);
      const sentence =
        role === 'other-roles'
          ? t.otherRole(person.name)
          : role === 'no-roles'
            ? t.ordinary(person.name)
            : t.stated;
      return cards.notAdmin({ sentence }, t);
    },
    answer(scene, reply) {
      if (reply.choice === 'forward') return to('forward');
      if (reply.choice === 'who-is') return to('who-is');
      scene.memory.role = 'other-account';
      return to('region');
    },
  };
}

const whoIs = (): AcceptStep => ({
  ask: (scene) => cards.whoIs(say(scene).whoIs),
  answer: (_scene, reply) => to(reply.choice === 'forward' ? 'forward' : 'not-admin'),
});

function forward(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).forward;
      const { facts } = await lookUp(services, scene.turn);
      const known = currentInvitation(await services.invitations.ofCustomer(facts.tenantId));
      const link = chatLink(services.botAppId, known === undefined ? 'accept' : `accept ${known.id}`);
      return cards.forward({ message: t.message(services.provider, facts.name, link), link }, t);
    },
    answer(scene, reply) {
      if (reply.choice === 'it-is-me') return to('who');
      scene.turn.close(cards.closing(say(scene).forward.title, say(scene).forward.said));
      return end;
    },
  };
}

function region(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).region;
      const { locale } = scene.turn.person;
      const { facts, proposal } = await lookUp(services, scene.turn);
      switch (proposal.kind) {
        case 'certain':
        case 'likely': {
          const { account } = proposal;
          const country = proposal.kind === 'certain' ? countryName(proposal.country, locale) : undefined;
          return cards.region(
            { region: account.region, currency: account.currency, company: account.legalName, country },
            t,
          );
        }
        case 'choose': {
          const options = proposal.accounts.map((a) => ({
            value: a.id,
            title: `${regionName(a)} – ${a.legalName}`,
          }));
          return cards.chooseRegion({ options, why: t.chooseWhy, reason: false, title: t.choose }, t);
        }
        case 'not-sold-there': {
          const country = countryName(proposal.country, locale);
          return cards.deadEnd({
            title: t.notSold(country),
            text: t.notSoldWhy(country),
            choices: [['person', t.person]],
          });
        }
        case 'no-account-in-cloud':
          return facts.cloud === 'public'
            ? cards.deadEnd({ title: t.choose, text: t.chooseWhy, choices: [['person', t.person]] })
            : to('cloud');
      }
    },
    async answer(scene, reply) {
      const { proposal } = await lookUp(services, scene.turn);
      if (reply.choice === 'person') return flow('person', { about: 'accept', step: 'region' });
      if (proposal.kind === 'choose') {
        const wanted = pickAccount(
          services,
          reply.choice === 'text' ? reply.text : (reply.fields['account'] ?? ''),
        );
        if (wanted === undefined) return again(say(scene).region.error);
        scene.memory.account = wanted;
        return to('open');
      }
      if (reply.choice === 'other') return to('other');
      if (proposal.kind !== 'certain' && proposal.kind !== 'likely') return again();
      scene.memory.account = proposal.account.id;
      scene.memory.reason = undefined;
      return to('open');
    },
  };
}

/** The account meant by an id, a region, a currency or a name; undefined when none or more than one fits. */
function pickAccount(services: AcceptServices, said: string): string | undefined {
  const wanted = said.trim().toLowerCase();
  const all = services.customers.accountsIn('public');
  const fits = all.filter((a) =>
    [a.id, a.region, a.currency, a.legalName].some((name) => name.toLowerCase() === wanted),
  );
  return fits.length === 1 ? fits[0]?.id : undefined;
}

function other(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).region;
      const { proposal } = await lookUp(services, scene.turn);
      const options = services.customers
        .accountsIn('public')
        .map((a) => ({ value: a.id, title: `${regionName(a)} – ${a.legalName}` }));
      const why =
        proposal.kind === 'certain'
          ? t.otherWhy(countryName(proposal.country, scene.turn.person.locale), regionName(proposal.account))
          : t.otherWhyUnknown;
      return cards.chooseRegion({ options, why, reason: true, title: t.otherTitle }, t);
    },
    answer(scene, reply) {
      const t = say(scene).region;
      if (reply.choice === 'back') return to('region');
      const account = pickAccount(
        services,
        reply.choice === 'text' ? reply.text : (reply.fields['account'] ?? ''),
      );
      if (account === undefined) return again(t.error);
      const reason = (reply.fields['reason'] ?? '').trim();
      if (reason === '') return again(t.reasonError);
      scene.memory.account = account;
      scene.memory.reason = reason.slice(0, 300);
      return to('open');
    },
  };
}

/** The last step: hands one frozen request to the workflow; the card on the screen becomes the case card. */
function open(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const account = services.customers.account(memory.account ?? '');
      if (account === undefined) return to('region');
      const { facts } = await lookUp(services, turn);
      const opened = await services.invitations.open({
        requestId: turn.requestId,
        customer: facts,
        administrator: { tenantId: turn.person.tenantId, userId: turn.person.userId },
        accountId: account.id,
        ...(memory.reason === undefined ? {} : { reason: memory.reason }),
        ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
      });
      if (opened.kind === 'already') {
        const t = say(scene).already;
        turn.close(cards.closing(t.title, t.text(opened.customerName, account.legalName)));
      } else {
        turn.showCase('accept', opened.invitation.id, { takesOver: true });
      }
      return end;
    },
    answer: () => next,
  };
}

/** National clouds: no link is shown; people are told at once (error paths 33 to 35). */
function cloud(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).cloud;
      const { facts } = await lookUp(services, scene.turn);
      const { person } = scene.turn;
      const said = {
        'us-government': { title: t.usTitle, text: t.us, start: t.usStart, words: t.usWords },
        china: { title: t.chinaTitle, text: t.china, start: t.chinaStart, words: t.chinaWords },
        germany: { title: t.germanyTitle, text: t.germany, start: t.germanyStart, words: t.germanyWords },
        public: undefined,
      }[facts.cloud];
      if (said === undefined) return to('region');
      await services.help.handOver({
        requestId: `cloud:${person.tenantId}`,
        from: person,
        words: said.words,
        flow: 'accept',
        step: facts.cloud,
      });
      return cards.deadEnd({
        title: said.title,
        text: said.text,
        choices: [
          ['start', said.start],
          ['person', t.person],
        ],
      });
    },
    answer: (_scene, reply) =>
      flow('person', { about: 'accept', step: reply.choice === 'start' ? 'cloud' : '' }),
  };
}
