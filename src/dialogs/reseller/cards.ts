import type { ResellerPerson } from '../../domain/reseller.ts';
import {
  choiceInput,
  facts,
  heading,
  lines,
  paragraph,
  plain,
  textInput,
  type CardElement,
  type CardPart,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import { personKey, type ResellerMemory } from './model.ts';
import type { Words } from './text.ts';

/** Inputs of the form, with the longest Microsoft takes. */
const longest = { company: 100, country: 60, partnerId: 12, domain: 253, ownDomain: 253 } as const;

export function form(
  view: { filled: ResellerMemory; provider: string; trouble: CardElement | undefined },
  t: Words['register'],
): Question {
  const field = (id: keyof typeof longest, error?: string) =>
    textInput({
      id,
      label: t[id],
      maxLength: longest[id],
      value: view.filled[id],
      ...(error === undefined ? {} : { required: true, error }),
    });
  return question(
    [
      heading(t.title),
      view.trouble,
      paragraph(t.why(plain(view.provider))),
      field('company', t.errors.company),
      field('country', t.errors.country),
      field('partnerId', t.errors.partnerId),
      field('domain', t.errors.domain),
      field('ownDomain'),
    ],
    [pick('check', t.check, true), leave('never', t.never)],
  );
}

export function confirm(
  view: {
    company: string;
    rows: readonly (readonly [string, string])[];
    findings: readonly { readonly sign: string; readonly text: string }[];
    isReady: boolean;
    /** Microsoft's spelling, when it is another one. */
    spelling: string | undefined;
  },
  t: Words['confirm'],
): Question {
  const { spelling } = view;
  return question(
    [
      heading(t.title(plain(view.company))),
      facts(view.rows.filter(([, value]) => value !== '')),
      paragraph(t.at, { strong: true }),
      lines(view.findings),
      paragraph(view.isReady ? t.owner : `${t.notYet} ${t.owner}`, { subtle: true }),
    ],
    [
      pick('register', t.register, true),
      ...(spelling === undefined ? [] : [pick('spelling', t.spelling(plain(spelling)))]),
      pick('change', t.change),
    ],
    { words: { register: ['yes', 'ja', 'ok'], change: ['edit', 'bearbeiten'] } },
  );
}

export function join(company: string, t: Words['join']): Question {
  return question(
    [heading(t.title(plain(company))), paragraph(t.why(plain(company)))],
    [pick('ask', t.ask, true), pick('no', t.no)],
    { words: { ask: ['yes', 'ja', 'ok', 'join', 'beitreten'], no: ['nein', 'no'] } },
  );
}

export const kept = (ordered: string, t: Words['kept']): Question =>
  question(
    [heading(t.title), paragraph(t.words(plain(ordered))), paragraph(t.when, { subtle: true })],
    [pick('order', t.goOn, true), pick('company', t.company), pick('never', t.drop)],
  );

export const company = (body: readonly CardPart[], choices: readonly ChoiceButton[]): Question =>
  question(body, choices);

/** `Nina Roth – seller`: how somebody is named in a list. */
export const personLine = (person: ResellerPerson, t: Words['company']): string =>
  `${plain(person.name)} – ${rolesText(person, t)}`;

export const rolesText = (person: ResellerPerson, t: Words['company']): string =>
  person.state === 'asked' ? t.asks : person.roles.map((role) => t.roles[role]).join(', ');

/** How many people a card lists to choose from; more are found by name. */
const mostListed = 25;

export function people(view: { company: string; people: readonly ResellerPerson[] }, t: Words): Question {
  const options = view.people.slice(0, mostListed).map((person) => ({
    value: personKey(person),
    title: personLine(person, t.company),
  }));
  return question(
    [
      heading(t.people.title(plain(view.company))),
      options.length === 0
        ? paragraph(t.people.none)
        : choiceInput({ id: 'person', label: t.people.who, error: t.people.whoError, options }),
      paragraph(t.people.invite, { subtle: true }),
    ],
    [...(options.length === 0 ? [] : [pick('choose', t.people.choose, true)]), leave('leave', t.people.back)],
    { text: 'answer' },
  );
}

export function person(one: ResellerPerson, t: Words): Question {
  return question(
    [
      heading(t.person.title(plain(one.name))),
      paragraph(t.person.now(rolesText(one, t.company))),
      paragraph(t.person.why, { subtle: true }),
    ],
    [
      pick('seller', t.person.seller),
      pick('owner', t.person.owner),
      pick('both', t.person.both),
      pick('remove', one.state === 'asked' ? t.people.decline : t.person.remove),
      pick('list', t.person.back),
    ],
  );
}

export function ownTenant(t: Words['own']): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      textInput({ id: 'domain', label: t.label, error: t.error, required: true, maxLength: 253 }),
    ],
    [pick('add', t.add, true), leave('leave', t.back)],
    { text: 'answer' },
  );
}
