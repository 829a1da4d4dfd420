import type { Speaker } from '../kit/turn.ts';
import type { TypedPress } from '../kit/flow.ts';
import { languages } from '../kit/language.ts';
import { normal } from '../kit/words.ts';
import { possibleNow, verbName, type CaseVerb } from './case-buttons.ts';
import { caseWords } from './case-text.ts';
import type { InviteServices } from './services.ts';

/** How many of the open cases may be meant without being named. */
const looked = 20;

type Typed = Exclude<CaseVerb, 'save'> | 'ask-withdraw';

/** Every name of a button, in every language, and the verb it stands for. */
const names: ReadonlyMap<string, Typed> = new Map(
  languages.flatMap((language) => {
    const { buttons: t, typed } = caseWords(language);
    const named = (verb: Typed, ...forms: readonly string[]) =>
      forms.map((form) => [bare(form), verb] as const);
    return [
      ...named('send', t.send, t.sendAgain, ...typed.send),
      ...named('sent', t.sent, ...typed.sent),
      ...named('post', t.post, ...typed.post),
      ...named('nudge', t.nudge, ...typed.nudge),
      ...named('check', t.check, ...typed.check),
      ...named('ask-withdraw', t.withdraw, ...typed.withdraw),
      ...named('withdraw', t.withdrawYes),
      ...named('renew', t.renew, ...typed.renew),
      ...named('rightLink', t.rightLink, ...typed.rightLink),
      ...named('same', t.same, ...typed.same),
      ...named('other', t.other, ...typed.other),
      ...named('settled', t.settled, ...typed.settled),
      ...named('agreement', t.agreement, ...typed.agreement),
      ...named('order', t.order, ...typed.order),
    ];
  }),
);

function bare(text: string): string {
  return normal(text.replaceAll('…', '')).replaceAll('’', "'");
}

/** What is said of one case by its number: `I-1042 to admin@contoso.com`, `I-1042 remind 2, 5`, `I-1042 text …`. */
const aboutLetter: readonly (readonly [RegExp, (said: string) => Readonly<Record<string, string>>])[] = [
  [/^(?:to|an)\s+(\S+@[^\s.]+(?:\.[^\s.]+)*)\.?$/i, (to) => ({ to })],
  [/^(?:name)\s+(.{1,100})$/i, (toName) => ({ toName })],
  [/^(?:in\s+)?(english|englisch)\.?$/i, () => ({ language: 'en' })],
  [/^(?:auf\s+|in\s+)?(german|deutsch)\.?$/i, () => ({ language: 'de' })],
  [
    /^(?:remind|erinnern)(?:\s+(?:after|on|nach|an))?((?:[\s,;]+\d{1,3})+)(?:\s+(?:days|tagen))?\.?$/i,
    (days) => ({ days }),
  ],
  [/^(?:never remind|no reminders|nie erinnern|keine erinnerungen?)()\.?$/i, () => ({ days: '' })],
  [/^(?:text)[\s:]+(.+)$/is, (words) => ({ words })],
];

const numbered = /^(?:invitation\s+|einladung\s+)?(?<id>i-\d{1,9})[\s:,]+(?<rest>\S.*)$/is;
const withNumber = /^(?<rest>.*\S)[\s:,]+(?:of\s+|for\s+|von\s+|für\s+)?(?<id>i-\d{1,9})$/is;

/**
 * The button of an invitation's card that typed words stand for: its title alone where one open case has such a button,
 * or with the case's number. Undefined for other words.
 */
export async function inviteButtonTyped(
  services: Pick<InviteServices, 'invitations' | 'invitationLists'>,
  text: string,
  person: Speaker,
): Promise<TypedPress | undefined> {
  const said = text.trim();
  const match = numbered.exec(said) ?? withNumber.exec(said);
  const { id, rest = said } = match?.groups ?? {};
  if (id === undefined) return unnamed(services, names.get(bare(said)), person);
  const invitation = await services.invitations.find(id.toUpperCase(), person);
  // Whoever does not know the number gets the answer of the button.
  const { id: caseId, version } = invitation ?? { id: id.toUpperCase(), version: 0 };
  const verb = names.get(bare(rest));
  if (verb !== undefined) return { verb: verbOf(verb), caseId, version };
  for (const [form, fields] of aboutLetter) {
    const found = form.exec(rest.trim());
    if (found !== null)
      return { verb: verbName.save, caseId, version, fields: fields((found[1] ?? '').trim()) };
  }
  return undefined;
}

const verbOf = (verb: Typed): string => (verb === 'ask-withdraw' ? 'invite.ask-withdraw' : verbName[verb]);

async function unnamed(
  services: Pick<InviteServices, 'invitationLists'>,
  verb: Typed | undefined,
  person: Speaker,
): Promise<TypedPress | undefined> {
  if (verb === undefined) return undefined;
  const { staff } = person;
  const { invitations } = await services.invitationLists.list(
    {
      which: verb === 'renew' || verb === 'agreement' || verb === 'order' ? 'all' : 'open',
      page: 0,
      pageSize: looked,
    },
    person,
  );
  const button = verb === 'ask-withdraw' ? 'withdraw' : verb;
  const meant = invitations.filter((invitation) => possibleNow({ invitation, staff }).includes(button));
  const [only, second] = meant;
  if (only === undefined || second !== undefined) return undefined;
  return { verb: verbOf(verb), caseId: only.id, version: only.version };
}
