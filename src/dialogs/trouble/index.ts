import { endedStates, type Invitation } from '../../domain/invitation.ts';
import type { PeopleHelp } from '../../workflows/help/port.ts';
import type { Invitations } from '../../workflows/invitation/port.ts';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import {
  again,
  conversation,
  end,
  to,
  type Flow,
  type Move,
  type Reply,
  type Scene,
  type Step,
} from '../kit/flow.ts';
import { handedWords } from '../kit/handed.ts';
import { moment } from '../kit/language.ts';
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
import { where } from './where.ts';

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
    askedFor: (text, _language, roles) => troubleAskedFor(text, roles),
    where,
    conversation: conversation<TroubleMemory>({
      version: 1,
      memory: troubleMemory,
      steps: {
        see: whileOpen(services, see()),
        advice: whileOpen(services, advice(services)),
        signer: whileOpen(services, signer(services)),
        code: whileOpen(services, code()),
        'about-code': whileOpen(services, aboutCode(services)),
      },
    }),
  };
}

/** A step that asks and answers only until Microsoft has reported something; then it says what, and ends. */
function whileOpen(services: TroubleServices, step: TroubleStep): TroubleStep {
  return {
    ask: async (scene) => (await movedOn(services, scene)) ?? step.ask(scene),
    answer: async (scene, reply) => (await movedOn(services, scene)) ?? step.answer(scene, reply),
  };
}

/** Ends with what happened to the case since; undefined while it is open, or when it is about none. */
async function movedOn(services: TroubleServices, scene: S): Promise<Move | undefined> {
  const invitation = await caseOf(services, scene);
  scene.memory.invitation ??= invitation?.id;
  if (
    invitation === undefined ||
    !(endedStates.includes(invitation.state) || invitation.state === 'wrong-account')
  )
    return undefined;
  const t = say(scene).movedOn;
  const { id, state } = invitation;
  const when = moment(invitation.acceptedAt ?? invitation.updatedAt, scene.turn.person);
  const text =
    state === 'accepted' ? t.accepted(id, when) : state === 'wrong-account' ? t.wrong(id, when) : t.ended(id);
  scene.turn.close(card(heading(t.title), paragraph(text)));
  return end;
}

const isSight = (name: string): name is Sight => (sights as readonly string[]).includes(name);

function leadTo(scene: S, sight: Sight): Move {
  scene.memory.sight = sight;
  scene.memory.given = 0;
  return to(sight === 'partner' ? 'signer' : sight === 'code' ? 'code' : 'advice');
}

const see = (): TroubleStep => ({
  ask(scene) {
    const { named } = scene.memory;
    scene.memory.named = undefined;
    return named === undefined ? cards.see(say(scene).see) : leadTo(scene, named);
  },
  answer(scene, reply) {
    if (isSight(reply.choice)) return leadTo(scene, reply.choice);
    const named = troubleAskedFor(reply.text, scene.turn.person.roles)?.named;
    if (named !== undefined) return leadTo(scene, named);
    return /\d{4,}/.test(reply.text) ? leadTo(scene, 'code') : again(say(scene).see.unclear);
  },
});

function advice(services: TroubleServices): TroubleStep {
  return {
    async ask(scene) {
      const t = say(scene).advice;
      const sight = scene.memory.sight ?? 'blank';
      const texts: readonly string[] = t.texts[sight];
      const index = Math.min(scene.memory.given, texts.length - 1);
      const invitation = await caseOf(services, scene);
      const link = invitation?.state === 'opened' ? invitation.link : undefined;
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

/** What was found in a turn already: each step asks more than once. */
const found = new WeakMap<S['turn'], Promise<Invitation | undefined>>();

/** The case it is about: the one whose button was pressed, or the one that is open; of their own organisation only. */
function caseOf(services: TroubleServices, scene: S): Promise<Invitation | undefined> {
  const known = found.get(scene.turn);
  if (known !== undefined) return known;
  const looked = lookFor(services, scene);
  found.set(scene.turn, looked);
  return looked;
}

async function lookFor(services: TroubleServices, scene: S): Promise<Invitation | undefined> {
  const { tenantId, userId } = scene.turn.person;
  const { invitation } = scene.memory;
  if (invitation !== undefined)
    return services.invitations.find(invitation, { tenantId, userId, staff: false });
  return (await services.invitations.ofCustomer(tenantId)).find((one) => one.state === 'opened');
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

/** Ends with people: they get the words, and the card says so in `sent`. */
async function handOver(
  services: TroubleServices,
  scene: S,
  said: string,
  sent: (id: string) => string = say(scene).handed,
): Promise<Move> {
  const t = say(scene);
  const handed = await services.help.handOver({
    requestId: scene.turn.requestId,
    from: scene.turn.person,
    words: said,
    caseId: (await caseOf(services, scene))?.id,
    flow: 'trouble',
    step: scene.memory.sight,
  });
  const words = handedWords(handed, scene.turn.person.language, sent);
  scene.turn.close(card(heading(t.advice.person), paragraph(words)));
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
      const { name, email, date } = signerIn(reply);
      if (name === '' || email === '') return again(t.missing);
      if (!isEmail(email)) return again(t.badEmail(plain(email.slice(0, 80))));
      const who = [name.slice(0, 120), email.slice(0, 200), date].filter((part) => part !== '').join(', ');
      return handOver(services, scene, t.words(who), t.sent);
    },
  };
}

/** From the card, or from a typed `Megan Bowen, megan@contoso.com`. */
function signerIn(reply: Reply): { name: string; email: string; date: string } {
  const { name = '', email = '', date = '' } = reply.fields;
  if (reply.choice !== 'text') return { name: name.trim(), email: email.trim(), date: date.slice(0, 10) };
  const typed = /\S+@\S+/.exec(reply.text)?.[0] ?? '';
  const before = reply.text.slice(0, reply.text.indexOf(typed)).replace(/[\s,;:<(]+$/, '');
  return { name: before.trim(), email: typed.replace(/^[<(]|[>),.;]+$/g, ''), date: '' };
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
        {
          code: shown(scene),
          text: known ?? t.code.unknown(plain(shown(scene))),
          known: known !== undefined,
        },
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
