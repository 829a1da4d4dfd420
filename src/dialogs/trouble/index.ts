import type { PeopleHelp } from '../../workflows/help/port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';
import { card, heading, paragraph } from '../kit/card.ts';
import { again, conversation, end, to, type Flow, type Move, type Scene, type Step } from '../kit/flow.ts';
import * as cards from './cards.ts';
import {
  codeIn,
  isEmail,
  sights,
  troubleAskedFor,
  troubleMemory,
  type Sight,
  type TroubleMemory,
} from './model.ts';
import { words } from './text.ts';

export interface TroubleServices {
  readonly invitations: Invitations;
  readonly help: Pick<PeopleHelp, 'handOver'>;
}

type S = Scene<TroubleMemory>;
type TroubleStep = Step<TroubleMemory>;
const say = (scene: S) => words(scene.turn.person.language);

/** Somebody sees something else than the request: one step at a time, and a person when the steps are used up. */
export function createTroubleFlow(services: TroubleServices): Flow {
  return {
    id: 'trouble',
    roles: ['customer'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: troubleAskedFor,
    conversation: conversation<TroubleMemory>({
      version: 1,
      memory: troubleMemory,
      steps: {
        see: see(),
        advice: advice(services),
        signer: signer(services),
        code: code(),
        'about-code': aboutCode(services),
      },
    }),
  };
}

const isSight = (name: string): name is Sight => (sights as readonly string[]).includes(name);

function leadTo(scene: S, sight: Sight): Move {
  scene.memory.sight = sight;
  scene.memory.given = 0;
  return to(sight === 'partner' ? 'signer' : sight === 'code' ? 'code' : 'advice');
}

const see = (): TroubleStep => ({
  ask(scene) {
    const { sight } = scene.memory;
    return sight === undefined ? cards.see(say(scene).see) : leadTo(scene, sight);
  },
  answer(scene, reply) {
    if (isSight(reply.choice)) return leadTo(scene, reply.choice);
    const named = troubleAskedFor(reply.text)?.sight;
    if (named !== undefined) return leadTo(scene, named);
    return /\d{4,}/.test(reply.text) ? leadTo(scene, 'code') : again(say(scene).see.why);
  },
});

function advice(services: TroubleServices): TroubleStep {
  return {
    async ask(scene) {
      const t = say(scene).advice;
      const sight = scene.memory.sight ?? 'blank';
      const texts: readonly string[] = t.texts[sight];
      const index = Math.min(scene.memory.given, texts.length - 1);
      const link = await linkOf(services, scene);
      return cards.advice({ sight, text: texts[index] ?? '', link, last: index === texts.length - 1 }, t);
    },
    async answer(scene, reply) {
      const t = say(scene).advice;
      if (reply.choice === 'helped') return helped(scene);
      if (reply.choice === 'back') return backToSee(scene);
      scene.memory.given += 1;
      if (scene.memory.given < t.texts[scene.memory.sight ?? 'blank'].length) return again();
      return handOver(services, scene, say(scene).words(t.titles[scene.memory.sight ?? 'blank']));
    },
  };
}

/** The link of the case the person is in; read again, and only for their own organisation. */
async function linkOf(services: TroubleServices, scene: S): Promise<string | undefined> {
  if (scene.memory.invitation === undefined) return undefined;
  const { tenantId } = scene.turn.person;
  const invitation = await services.invitations.find(scene.memory.invitation, { tenantId, staff: false });
  return invitation?.state === 'opened' ? invitation.link : undefined;
}

function helped(scene: S): Move {
  const t = say(scene).advice;
  scene.turn.close(card(heading(t.helped), paragraph(t.thanks)));
  return end;
}

function backToSee(scene: S): Move {
  scene.memory.sight = undefined;
  scene.memory.given = 0;
  return to('see');
}

async function handOver(services: TroubleServices, scene: S, said: string): Promise<Move> {
  const t = say(scene);
  const handed = await services.help.handOver({
    requestId: scene.turn.requestId,
    from: scene.turn.person,
    words: said,
    caseId: scene.memory.invitation,
    flow: 'trouble',
    step: scene.memory.sight,
  });
  scene.turn.close(card(heading(t.advice.person), paragraph(t.handed(handed.id))));
  return end;
}

function signer(services: TroubleServices): TroubleStep {
  return {
    ask(scene) {
      const t = say(scene);
      return cards.signer(t.signer, t.advice.texts.partner[0] ?? '', t.advice.back);
    },
    async answer(scene, reply) {
      const t = say(scene).signer;
      if (reply.choice === 'back') return backToSee(scene);
      const name = (reply.fields['name'] ?? '').trim();
      const email = (reply.fields['email'] ?? '').trim();
      if (name === '' || email === '') return again(t.missing);
      if (!isEmail(email)) return again(t.badEmail(email.slice(0, 80)));
      return handOver(
        services,
        scene,
        t.words(name.slice(0, 120), email, (reply.fields['date'] ?? '').slice(0, 10)),
      );
    },
  };
}

const code = (): TroubleStep => ({
  ask(scene) {
    const t = say(scene);
    return cards.errorCode(t.code, t.advice.texts.code[0] ?? '', t.advice.back);
  },
  answer(scene, reply) {
    if (reply.choice === 'back') return backToSee(scene);
    const said = (reply.choice === 'text' ? reply.text : (reply.fields['code'] ?? '')).trim();
    if (said === '') return again(say(scene).code.missing);
    scene.memory.code = codeIn(said);
    return to('about-code');
  },
});

function aboutCode(services: TroubleServices): TroubleStep {
  const shown = (scene: S) => scene.memory.code ?? '';
  return {
    ask(scene) {
      const t = say(scene);
      const known = t.code.known[shown(scene)];
      return cards.aboutCode(
        { code: shown(scene), text: known ?? t.code.unknown(shown(scene)), known: known !== undefined },
        t,
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'helped') return helped(scene);
      if (reply.choice === 'back') return backToSee(scene);
      return handOver(services, scene, say(scene).words(shown(scene)));
    },
  };
}
