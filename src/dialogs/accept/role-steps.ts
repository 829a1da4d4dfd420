import { isProblem } from '../../errors.ts';
import { again, back, end, to, type Move, type Reply } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import * as cards from './cards.ts';
import { chatLink } from '../../domain/chat-link.ts';
import { currentInvitation, customerName } from './model.ts';
import { say, type AcceptScene, type AcceptStep } from './scene.ts';
import type { AcceptServices } from './services.ts';
import { lookUp, roleOf } from './standing.ts';

/** Is this person the one who can accept? Signing in is offered, never demanded. */
export function who(services: AcceptServices): AcceptStep {
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
      if (reply.choice === 'without') return withoutSignIn(scene);
      if (reply.choice === 'code') return to('code');
      if (reply.choice === 'sign-in-failed') return again(whyFailed(scene, reply));
      // "Continue" and a finished sign-in both mean: look for the token before anything else is asked.
      const token = await scene.turn.signIn.token();
      return again(token === undefined ? t.notNoticed : undefined);
    },
  };
}

/** Where the person's own role leads. */
async function standing(services: AcceptServices, scene: AcceptScene, token: string): Promise<Move> {
  settleSignIn(scene, say(scene).who.signedIn);
  const role = await roleOf(services, scene.turn.person, token);
  if (role === 'global-administrator') return to('region');
  if (role === 'unknown') return to('unsure');
  const known = currentInvitation(await services.invitations.ofCustomer(scene.turn.person.tenantId));
  if (known !== undefined) await services.invitations.noteNotAdministrator(known.id, scene.turn.person);
  return to('not-admin');
}

function withoutSignIn(scene: AcceptScene): Move {
  settleSignIn(scene, say(scene).who.over);
  scene.memory.role = 'unproven';
  return to('region');
}

/** The question is left, so its sign-in card goes, too: coming back brings a new one. */
function settleSignIn(scene: AcceptScene, text: string): void {
  if (scene.memory.signInSent) scene.turn.settleSignIn(text);
  scene.memory.signInSent = false;
}

/** The sentence for a sign-in that failed; the reply's text is the reason. */
function whyFailed(scene: AcceptScene, reply: Reply): string {
  const { failed } = say(scene).who;
  const sentences: Readonly<Record<string, string>> = failed;
  return sentences[reply.text] ?? failed.automatic;
}

/** Signing in on a page of its own, which ends with six digits to type here. */
export const code = (): AcceptStep => ({
  async ask(scene) {
    return cards.code({ link: await scene.turn.signIn.link() }, say(scene).code);
  },
  async answer(scene, reply) {
    if (reply.choice === 'without') return withoutSignIn(scene);
    if (reply.choice === 'signed-in') return to('who');
    if (reply.choice === 'sign-in-failed') return again(whyFailed(scene, reply));
    const t = say(scene).code;
    const digits = (reply.choice === 'text' ? reply.text : (reply.fields['code'] ?? reply.text)).replace(
      /\D/g,
      '',
    );
    if (digits.length !== 6) return again(t.error);
    return (await scene.turn.signIn.redeem(digits)) === undefined ? again(t.wrong) : to('who');
  },
});

/** The organisation hides its roles: the person says so themselves. */
export const unsure = (): AcceptStep => ({
  ask: (scene) => cards.unsure({ user: scene.turn.person.name }, say(scene).unsure),
  answer(scene, reply) {
    if (reply.choice !== 'yes') return to(reply.choice === 'unknown' ? 'who-is' : 'not-admin');
    scene.memory.role = 'unproven';
    return to('region');
  },
});

/** Somebody else has to accept: forward it, or another account of the same person. */
export function notAdmin(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).notAdmin;
      const { person } = scene.turn;
      const token = await scene.turn.signIn.token().catch(() => undefined);
      const role = token === undefined ? undefined : await roleOf(services, person, token);
      const sentence =
        role === 'other-roles'
          ? t.otherRole(plain(person.name))
          : role === 'no-roles'
            ? t.ordinary(plain(person.name))
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

/** How to find out who the administrator is. */
export const whoIs = (): AcceptStep => ({
  ask: (scene) => cards.whoIs(say(scene).whoIs),
  answer: (_scene, reply) => (reply.choice === 'forward' ? to('forward') : back),
});

/** A text for the administrator, with the link that opens this chat. */
export function forward(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene).forward;
      const { facts } = await lookUp(services, scene.turn);
      const known = currentInvitation(await services.invitations.ofCustomer(facts.tenantId));
      const link = chatLink(services.botAppId, known === undefined ? 'accept' : `accept ${known.id}`);
      return cards.forward(
        {
          message: t.message(plain(services.provider), plain(customerName(facts.name, say(scene))), link),
          link,
        },
        t,
      );
    },
    answer(scene, reply) {
      if (reply.choice === 'it-is-me') return to('who');
      scene.turn.close(cards.closing(say(scene).forward.title, say(scene).forward.said));
      return end;
    },
  };
}
