import { z } from 'zod';
import type { ApprovalCondition, ApprovalLevel, ApprovalRule } from '../../domain/approval-rule.ts';
import { isGuid } from '../../domain/identifiers.ts';
import { amountTyped, monthsTyped, wholeTyped } from '../../domain/number-words.ts';
import type { PersonKey } from '../../domain/person.ts';
import { normal } from '../kit/words.ts';

export const conditionKinds = [
  'amount',
  'percent',
  'new-customer',
  'product',
  'term',
  'own-use',
  'every-order',
] as const satisfies readonly ApprovalCondition['kind'][];

/** Conditions that say everything by themselves. */
export const withoutValue: readonly ApprovalCondition['kind'][] = ['new-customer', 'own-use', 'every-order'];

/** What has just been done, for the card that shows how things stand then. */
const toldKinds = ['added', 'removed', 'changed', 'away', 'back', 'channel-left'] as const;
export type Told = (typeof toldKinds)[number];

const keys = z.array(z.string().max(80)).max(60).default([]);

/** A rule as far as it has been described; people by `tenant/user`. */
export const rulesMemory = z.object({
  /** What was typed as the day until which somebody is away; empty when they are back. */
  awayUntil: z.string().optional(),
  told: z.enum(toldKinds).optional(),
  /** Whether approvals are wanted in the channel this was said in, or no more. */
  channel: z.enum(['use', 'leave']).optional(),
  condition: z.enum(conditionKinds).optional(),
  value: z.string().default(''),
  scope: z.enum(['all', 'customer', 'unit']).default('all'),
  customer: z.object({ tenantId: z.string(), domain: z.string() }).optional(),
  /** Words that fit the names of several customers. */
  customerWords: z.string().default(''),
  unit: z.string().default(''),
  sellers: keys,
  approvers: keys,
  standIns: keys,
  hasSecond: z.boolean().default(false),
  second: keys,
  secondStandIns: keys,
});
export type RulesMemory = z.infer<typeof rulesMemory>;

/** `tenant/user`: one person in a choice. A claim: only people of the own company are taken. */
export const keyOf = ({ tenantId, userId }: PersonKey): string => `${tenantId}/${userId}`;

/** The person of a key; undefined for anything that is none. */
export function personOf(key: string): PersonKey | undefined {
  const [tenantId, userId] = key.toLowerCase().split('/');
  return isGuid(tenantId) && isGuid(userId) ? { tenantId, userId } : undefined;
}

const peopleOf = (all: readonly string[]): PersonKey[] => all.flatMap((key) => personOf(key) ?? []);

/** Longest name of a unit, and longest words of products, that are taken. */
export const longest = { unit: 60, words: 60 } as const;

/** The condition as described; undefined while something of it is missing or makes no sense. */
export function conditionOf(
  { condition, value }: Pick<RulesMemory, 'condition' | 'value'>,
  currency: string,
): ApprovalCondition | undefined {
  switch (condition) {
    case undefined:
      return undefined;
    case 'amount': {
      const over = amountTyped(value, currency);
      return over === undefined || over === 'other-currency' ? undefined : { kind: condition, over };
    }
    case 'percent': {
      const over = percentTyped(value);
      return over === undefined ? undefined : { kind: condition, over };
    }
    case 'product': {
      const words = value.replace(/\s+/gu, ' ').trim();
      return words.length < 2 || words.length > longest.words ? undefined : { kind: condition, words };
    }
    case 'term': {
      const overMonths = monthsTyped(value);
      return overMonths === undefined ? undefined : { kind: condition, overMonths };
    }
    case 'new-customer':
    case 'own-use':
    case 'every-order':
      return { kind: condition };
  }
}

export const percentTyped = (text: string): number | undefined =>
  wholeTyped(text, 0, 1000, /^(?:%|percent|per cent|prozent)$/);

/** The whole rule with this number; undefined while something is missing. */
export function ruleOf(memory: RulesMemory, number: number, currency: string): ApprovalRule | undefined {
  const when = conditionOf(memory, currency);
  if (when === undefined) return undefined;
  const { scope, customer, unit } = memory;
  const level = (approvers: readonly string[], standIns: readonly string[]): ApprovalLevel => ({
    approvers: peopleOf(approvers),
    standIns: peopleOf(standIns),
  });
  return {
    number,
    when,
    scope: {
      ...(scope === 'customer' && customer !== undefined ? { customers: [customer] } : {}),
      ...(scope === 'unit' ? { unit: { name: unit, sellers: peopleOf(memory.sellers) } } : {}),
    },
    levels: [
      level(memory.approvers, memory.standIns),
      ...(memory.hasSecond ? [level(memory.second, memory.secondStandIns)] : []),
    ],
  };
}

const wantsRules =
  /^(?:approvals? (?:rules?|settings?)|rules? (?:for|of) approvals?|freigabe-?\s?regeln?|regeln (?:für|der) freigaben?)$/;
const wantsHere =
  /^(?:(?:post )?approvals? (?:go )?(?:here|in(?:to)? this channel)|freigaben? (?:bitte )?(?:hierher|hier|in (?:diesen|diesem) kanal))$/;
const notHere =
  /^(?:no (?:more )?approvals? (?:here|in this channel)(?: any ?more)?|(?:keine|nicht) freigaben? (?:mehr )?(?:hierher|hier|in (?:diesen|diesem) kanal)(?: mehr)?)$/;
const goesAway = [
  /^(?:i am|i['’]m|im) (?:away|out|out of office|on (?:holiday|vacation|leave))(?: (?:until|till|til))? (.+)$/,
  /^(?:away|out of office) (?:until|till|til) (.+)$/,
  /^ich bin bis (?:zum |einschließlich )?(.+?) (?:abwesend|weg|im urlaub|nicht (?:da|im büro)|außer haus)$/,
  /^(?:ich bin )?(?:abwesend|weg|im urlaub|nicht da|außer haus) bis (?:zum |einschließlich )?(.+)$/,
];
const comesBack =
  /^(?:(?:i am|i['’]m|im) back(?: again)?|(?:i am|i['’]m|im) no longer away|ich bin (?:wieder (?:da|zurück|im büro)|zurück|nicht mehr abwesend))$/;

/** Memory for "approval rules", "approvals here", "I am away until …" and "I am back"; undefined when the words ask for something else. */
export function rulesAskedFor(text: string): Partial<RulesMemory> | undefined {
  const said = normal(text);
  if (wantsRules.test(said)) return {};
  if (wantsHere.test(said)) return { channel: 'use' };
  if (notHere.test(said)) return { channel: 'leave' };
  if (comesBack.test(said)) return { awayUntil: '' };
  const day = goesAway.map((words) => words.exec(said)?.[1]).find((found) => found !== undefined);
  return day === undefined ? undefined : { awayUntil: day.slice(0, 60) };
}
