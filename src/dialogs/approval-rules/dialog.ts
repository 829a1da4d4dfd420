import { conversation } from '../kit/flow.ts';
import { absence, away } from './away-steps.ts';
import { channel } from './channel-step.ts';
import { approvers, more, standIns, summary } from './deciding-steps.ts';
import { rulesMemory, type RulesMemory } from './model.ts';
import { numbers, remove, rules } from './overview-steps.ts';
import { customer, whichCustomer } from './customer-steps.ts';
import { condition, products, scope, unit, value } from './rule-steps.ts';
import type { ApprovalRulesServices } from './services.ts';

/** The rules as they stand, a new one step by step, and who is away. */
export function rulesConversation(services: ApprovalRulesServices) {
  return conversation<RulesMemory>({
    version: 2,
    memory: rulesMemory,
    steps: {
      rules: rules(services),
      condition: condition(services),
      value: value(services),
      products: products(services),
      scope: scope(services),
      customer: customer(services),
      'which-customer': whichCustomer(services),
      unit: unit(services),
      approvers: approvers(services, { at: 'approvers', next: 'stand-ins' }),
      'stand-ins': standIns(services, { at: 'standIns', of: 'approvers', next: 'more' }),
      more,
      second: approvers(services, { at: 'second', next: 'second-stand-ins' }),
      'second-stand-ins': standIns(services, { at: 'secondStandIns', of: 'second', next: 'summary' }),
      summary: summary(services),
      remove: remove(services),
      numbers: numbers(services),
      away: away(services),
      absence: absence(services),
      channel: channel(services),
    },
  });
}
