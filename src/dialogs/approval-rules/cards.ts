import { ownUseRule, type ApprovalSettings } from '../../domain/approval-rule.ts';
import { missingFor, stuckOf } from '../../domain/approval-reach.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import {
  choiceInput,
  dropDown,
  facts,
  heading,
  lines,
  notice,
  paragraph,
  plain,
  textInput,
  type CardElement,
  type CardPart,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { dayOf, type Reader } from '../kit/language.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import { kitWords } from '../kit/words.ts';
import type { RulesDesk } from './desk.ts';
import { keyOf, longest, type RulesMemory } from './model.ts';
import { nameOf, namesOf, ruleSentence } from './sentences.ts';
import { words, type Words } from './text.ts';

/** So many rules stand on the card; a company with more reads the oldest, and how many more there are. */
const mostShown = 20;

/** How things stand: every rule in one sentence, and the numbers. */
export function overview(
  desk: RulesDesk,
  told: RulesMemory['told'],
  now: number,
  reader: Reader & PersonKey,
): CardPart[] {
  const t = words(reader.language).rules;
  const { settings, people } = desk;
  const shown = settings.rules.slice(0, mostShown);
  const more = settings.rules.length - shown.length;
  const sentences = shown.map((rule) => ({
    sign: String(rule.number),
    text: ruleSentence(rule, people, reader),
  }));
  return [
    heading(t.title),
    told === undefined ? undefined : notice(t.told[told], 'good'),
    settings.rules.length === 0
      ? notice(t.none, 'emphasis')
      : paragraph(`${t.why} ${t.several}`, { subtle: true }),
    lines([...sentences, { sign: '•', text: t.ownUse(ruleSentence(ownUseRule, people, reader)) }]),
    more === 0 ? undefined : paragraph(kitWords(reader.language).andMore(more), { subtle: true }),
    shown
      .flatMap((rule) => [stuckNotice(rule, desk, reader), missingNotice(rule, desk, now, reader)])
      .filter((part) => part !== undefined),
    facts(rowsOf(desk, now, reader)),
    desk.isOwner ? undefined : paragraph(t.owners(ownersOf(people, reader)), { subtle: true }),
  ];
}

function stuckNotice(
  rule: ApprovalSettings['rules'][number],
  { settings, people }: RulesDesk,
  reader: Reader,
): CardElement | undefined {
  const stuck = stuckOf(rule, settings.fourEyes, people);
  if (stuck === undefined) return undefined;
  const name = 'person' in stuck ? nameOf(stuck.person, people, reader) : '';
  return notice(words(reader.language).rules.stuck[stuck.kind](rule.number, name), 'warning');
}

function missingNotice(
  rule: ApprovalSettings['rules'][number],
  { settings, people }: RulesDesk,
  now: number,
  reader: Reader & PersonKey,
): CardElement | undefined {
  const missing = missingFor(rule, settings.away, people, now);
  if (missing.length === 0) return undefined;
  const isReader = missing.every((one) => samePerson(one, reader));
  const names = namesOf(missing, people, reader);
  return notice(words(reader.language).rules.missing(rule.number, names, isReader), 'warning');
}

function rowsOf({ settings, people }: RulesDesk, now: number, reader: Reader): (readonly [string, string])[] {
  const t = words(reader.language).rules;
  const { fourEyes, withoutUpToPercent, answerHours, expiryDays, channel } = settings;
  const away = settings.away
    .filter(({ until }) => until >= now)
    .map((one) => t.awayUntil(nameOf(one, people, reader), dayOf(one.until, reader)));
  return [
    [t.fourEyes, fourEyes ? t.fourEyesOn : t.fourEyesOff],
    [t.without, withoutUpToPercent === undefined ? t.never : t.withoutUpTo(withoutUpToPercent)],
    [t.answer, t.hours(answerHours)],
    [t.expiry, t.days(expiryDays)],
    [t.away, away.length === 0 ? t.nobody : away.join('; ')],
    [t.channel, channel === undefined ? t.noChannel : plain(channel.name)],
  ];
}

export const ownersOf = (people: readonly ResellerPerson[], reader: Reader): string =>
  namesOf(
    people.filter(({ roles }) => roles.includes('owner')),
    people,
    reader,
  );

/** The card of an owner: with everything that can be done. */
export function rules(body: readonly CardPart[], settings: ApprovalSettings, t: Words['rules']): Question {
  return question(body, [
    pick('condition', t.add, settings.rules.length === 0),
    ...(settings.rules.length === 0 ? [] : [pick('remove', t.remove)]),
    pick('numbers', t.numbers),
    pick('away', t.whoIsAway),
    ...(settings.channel === undefined ? [] : [pick('leave-channel', t.leaveChannel)]),
    pick('done', t.done),
  ]);
}

/** A title, why it is asked, and its inputs. */
export const asking = (
  t: { readonly title: string; readonly why?: string },
  inputs: readonly CardPart[],
  choices: readonly ChoiceButton[],
  text: Question['text'] = 'answer',
): Question =>
  question(
    [heading(t.title), t.why === undefined ? undefined : paragraph(t.why, { subtle: true }), ...inputs],
    choices,
    { text, hasNumbers: text === 'answer' },
  );

/** The value of a condition. */
export function value(
  kind: 'amount' | 'percent' | 'product' | 'term',
  memory: RulesMemory,
  currency: string,
  t: Words,
): Question {
  const asked = t.value[kind];
  const said = (text: string | ((currency: string) => string)) =>
    typeof text === 'string' ? text : text(currency);
  const input = textInput({
    id: 'value',
    label: said(asked.label),
    error: said(asked.error),
    required: true,
    maxLength: kind === 'product' ? longest.words : 20,
    value: memory.value,
  });
  return asking(asked, [input], [pick('next', t.value.next, true), leave('cancel', t.condition.cancel)]);
}

/** So many products are named on the preview. */
const mostTitles = 12;

/** What the words of a rule about products mean today; `titles` undefined when the catalogue does not answer. */
export function products(said: string, titles: readonly string[] | undefined, reader: Reader): Question {
  const t = words(reader.language).products;
  const more = (titles?.length ?? 0) - mostTitles;
  const named = (titles ?? []).slice(0, mostTitles).map((title) => ({ sign: '•', text: plain(title) }));
  const isMeant = named.length > 0;
  return question(
    [
      heading(t.title(plain(said))),
      isMeant ? paragraph(t.these) : notice(titles === undefined ? t.unknown : t.none, 'warning'),
      isMeant ? lines(named) : undefined,
      more > 0 ? paragraph(kitWords(reader.language).andMore(more), { subtle: true }) : undefined,
    ],
    [pick('use', isMeant ? t.use : t.useAnyway, isMeant), pick('other', t.other, !isMeant)],
    { words: { use: ['yes', 'ja', 'ok'], other: ['no', 'nein'] } },
  );
}

/** Everybody of the company as choices; more than a card holds are left out. */
const mostListed = 40;
export const peopleInput = (
  input: { id: string; label: string; error: string; chosen?: readonly string[] },
  people: readonly (PersonKey & { readonly name: string })[],
): CardElement =>
  choiceInput({
    id: input.id,
    label: input.label,
    error: input.error,
    several: true,
    options: optionsOf(people),
    ...(input.chosen === undefined || input.chosen.length === 0 ? {} : { value: input.chosen.join(',') }),
  });

/** The same as a list to pick one of, who is chosen already. */
export const personInput = (
  input: { id: string; label: string; chosen: string },
  people: readonly (PersonKey & { readonly name: string })[],
): CardElement =>
  dropDown({ id: input.id, label: input.label, options: optionsOf(people), value: input.chosen });

const optionsOf = (people: readonly (PersonKey & { readonly name: string })[]) =>
  people.slice(0, mostListed).map((one) => ({ value: keyOf(one), title: plain(one.name) }));
