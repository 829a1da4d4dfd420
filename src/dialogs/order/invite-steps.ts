import { readEmail } from '../../domain/email.ts';
import { isInvitable } from '../../domain/order-invitation.ts';
import type { Order } from '../../domain/order.ts';
import { plain } from '../kit/card.ts';
import { again, end, to, type Move, type Reply, type Scene } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { customerName } from './case-lines.ts';
import { words as caseWords } from './case-text.ts';
import * as cards from './invite-cards.ts';
import { letterSentence } from './invitation-said.ts';
import { invitationTexts } from './invitation-text.ts';
import { invitationFor, mailInvitation, prepareInvitation } from './inviting.ts';
import type { OrderMemory } from './model.ts';
import type { OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';

type InviteScene = Scene<OrderMemory>;

/**
 * Whom the invitation goes to. Of a draft, which goes on afterwards, and of an order that stands still, whose card comes
 * back; an order of another reseller answers like an unknown one.
 */
export function invite(services: OrderServices): OrderStep {
  return {
    ask: (scene) =>
      about(services, scene, (order) => {
        const t = invitationTexts(scene.turn.person.language).question;
        return cards.askAdministrator({ customer: named(scene, order), to: scene.memory.mailed }, t);
      }),
    answer: (scene, reply) =>
      about(services, scene, async (order) => {
        if (reply.choice === 'cancel') return after(scene, order);
        if (reply.choice === 'forward') return forward(services, scene, order);
        const read = addressIn(reply);
        const t = invitationTexts(scene.turn.person.language);
        if (read === undefined) return again(t.question.notAnAddress);
        return send(services, scene, order, { to: read, toName: (reply.fields['toName'] ?? '').trim() });
      }),
  };
}

/** Prepares the invitation for somebody who brings it to the customer; its card has everything for that. */
export function inviteMyself(services: OrderServices): OrderStep {
  return {
    ask: (scene) => about(services, scene, (order) => forward(services, scene, order)),
    answer: () => to('next'),
  };
}

/** Whom Microsoft's agreement is sent to. */
export function signature(services: OrderServices): OrderStep {
  return {
    ask: (scene) =>
      about(services, scene, (order) => {
        const t = invitationTexts(scene.turn.person.language);
        return cards.askForSignature(
          { customer: named(scene, order), to: undefined },
          t.agreement,
          t.question,
        );
      }),
    answer: (scene, reply) =>
      about(services, scene, async (order) => {
        if (reply.choice === 'cancel') return after(scene, order);
        const { person } = scene.turn;
        const t = invitationTexts(person.language);
        const address = addressIn(reply);
        if (address === undefined) return again(t.question.notAnAddress);
        const invitation = await invitationFor(services, order);
        if (invitation === undefined) return after(scene, order);
        const { tenantId, userId } = person;
        const sent = await services.invitationLetters.askForAgreement(invitation.id, address, {
          tenantId,
          userId,
          staff: false,
        });
        const { id } = invitation;
        const done = t.agreement.mailed(plain(address));
        return after(scene, order, letterSentence(sent, { id, address, done }, person, scene.turn.now()));
      }),
  };
}

/** The order, if this person may invite for it. */
async function about<T>(
  services: OrderServices,
  scene: InviteScene,
  work: (order: Order) => Promise<T> | T,
): Promise<T | Move> {
  const { turn, memory } = scene;
  const { tenantId, userId, language, roles } = turn.person;
  const order = roles.has('seller')
    ? await services.orders.find(memory.order ?? '', { tenantId, userId, staff: false })
    : undefined;
  if (order === undefined) {
    turn.say(kitWords(language).notYours);
    return end;
  }
  return isInvitable(order) ? work(order) : after(scene, order);
}

const named = (scene: InviteScene, order: Order): string =>
  customerName(order, caseWords(scene.turn.person.language));

/** A draft goes on; the card of an order that stands still comes back, with the sentence on it. */
function after(scene: InviteScene, order: Order, sentence?: string): Move {
  const { turn, memory } = scene;
  memory.mailed = undefined;
  if (order.state === 'draft') {
    if (sentence !== undefined) turn.say(sentence);
    return to('next');
  }
  turn.showCase('order', order.id, { takesOver: true, sentence });
  return end;
}

function addressIn({ choice, text, fields }: Reply): string | undefined {
  const read = readEmail(choice === 'text' ? text : (fields['to'] ?? ''));
  return read.kind === 'ok' ? read.address : undefined;
}

async function forward(services: OrderServices, scene: InviteScene, order: Order): Promise<Move> {
  const prepared = await prepareInvitation(services, order, scene.turn.person);
  const t = invitationTexts(scene.turn.person.language).answers;
  if (prepared.kind !== 'opened') return notPrepared(services, scene, order, prepared);
  return after(scene, order, t.prepared(prepared.invitation.id));
}

async function send(
  services: OrderServices,
  scene: InviteScene,
  order: Order,
  letter: { readonly to: string; readonly toName: string },
): Promise<Move> {
  const { turn } = scene;
  const prepared = await prepareInvitation(services, order, turn.person, letter);
  if (prepared.kind !== 'opened') return notPrepared(services, scene, order, prepared);
  const { invitation } = prepared;
  const sent = await mailInvitation(services, invitation, turn.person, letter);
  const { id } = invitation;
  const done = invitationTexts(turn.person.language).answers.mailing(id, plain(letter.to));
  const told = { id, address: letter.to, done };
  return after(scene, order, letterSentence(sent, told, turn.person, turn.now()));
}

/** Why nobody was invited; what the customer has accepted already lets the order go on. */
async function notPrepared(
  services: OrderServices,
  scene: InviteScene,
  order: Order,
  why: Exclude<Awaited<ReturnType<typeof prepareInvitation>>, { kind: 'opened' }>,
): Promise<Move> {
  const { tenantId, userId, language } = scene.turn.person;
  const t = invitationTexts(language).answers;
  switch (why.kind) {
    case 'already':
      if (order.state === 'parked')
        await services.orders.goOn(order.id, order.version, { tenantId, userId, staff: false });
      return after(scene, order, t.already(named(scene, order)));
    case 'not-found':
      return after(scene, order, t.notFound(plain(why.domain)));
    case 'not-allowed':
      return after(scene, order, t.refused[why.because]);
  }
}
