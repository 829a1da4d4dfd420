import { conversation, type AnyConversation } from '../kit/flow.ts';
import { agreement, signer } from './agreement-steps.ts';
import { approver } from './approver-steps.ts';
import { begin, discard, drafts, next } from './begin-steps.ts';
import { customer, domain, found, microsoft, own, use } from './buyer-steps.ts';
import { invite, inviteMyself, signature } from './invite-steps.ts';
import { base, ends, promotion, quantity, term } from './line-steps.ts';
import { withCorrections } from './correcting.ts';
import { company, contact, country } from './company-steps.ts';
import { orderMemory, type OrderMemory } from './model.ts';
import { address, duplicate, email, prefix } from './proof-steps.ts';
import { change, changeLine, ready, reference } from './ready-steps.ts';
import type { OrderServices } from './services.ts';
import { tenant } from './tenant-steps.ts';
import { product } from './product-step.ts';
import { line, more, offer } from './what-steps.ts';

/**
 * From a typed order to a placed one. `next` leads to what is missing, so every answer can change what is asked
 * afterwards; the draft is what is known, and may be gone on with by a colleague.
 */
export function orderConversation(services: OrderServices): AnyConversation {
  return conversation<OrderMemory>({
    version: 2,
    memory: orderMemory,
    steps: withCorrections(services, {
      begin: begin(services),
      next: next(services),
      drafts: drafts(services),
      use: use(services),
      own: own(services),
      customer: customer(services),
      found: found(services),
      microsoft: microsoft(services),
      domain: domain(services),
      tenant: tenant(services),
      country: country(services),
      company: company(services),
      contact: contact(services),
      address: address(services),
      email: email(services),
      duplicate: duplicate(services),
      prefix: prefix(services),
      product: product(services),
      offer: offer(services),
      line: line(services),
      quantity: quantity(services),
      term: term(services),
      promotion: promotion(services),
      ends: ends(services),
      base: base(services),
      more: more(services),
      agreement: agreement(services),
      signer: signer(services),
      ready: ready(services),
      change: change(services),
      'change-line': changeLine(services),
      reference: reference(services),
      discard: discard(services),
      approver: approver(services),
      invite: invite(services),
      'invite-myself': inviteMyself(services),
      signature: signature(services),
    }),
  });
}
