import type { LetterSegment } from '../../domain/company-name.ts';
import type { KnownCustomer } from '../../workflows/buyer/port.ts';
import type { Button } from '../kit/buttons.ts';
import { copyText, facts, folded, heading, notice, paragraph, plain, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import type { Words } from './text.ts';

export function askUse(soFar: string, t: Words['buyer']): Question {
  return question(
    [heading(t.useTitle), paragraph(soFar, { subtle: true }), paragraph(t.useWhy)],
    [pick('customer', t.forCustomer, true), pick('own', t.forUs)],
    {
      words: {
        customer: ['customer', 'kunde', 'a customer'],
        own: ['us', 'own', 'uns', 'for us', 'für uns'],
      },
      text: 'answer',
    },
  );
}

export function askCustomer(soFar: string, t: Words['buyer']): Question {
  return question(
    [
      heading(t.customerTitle),
      paragraph(soFar, { subtle: true }),
      paragraph(t.customerWhy),
      textInput({ id: 'customer', label: t.customerLabel, maxLength: 200, placeholder: 'contoso.com' }),
    ],
    [pick('look', t.look, true), leave('new', t.newCustomer)],
    { text: 'answer' },
  );
}

export function confirmCustomer(customer: KnownCustomer, soFar: string, t: Words['buyer']): Question {
  return question(
    [
      heading(t.isItTitle(plain(customer.name))),
      paragraph(soFar, { subtle: true }),
      facts([
        [t.company, plain(customer.name)],
        [t.domain, plain(customer.domain)],
      ]),
    ],
    [pick('yes', t.isIt, true), pick('another', t.another), pick('new', t.isNew)],
    { words: { yes: ['yes', 'ja', 'right', 'stimmt'] } },
  );
}

export function chooseCustomer(
  customers: readonly KnownCustomer[],
  said: string,
  soFar: string,
  t: Words['buyer'],
): Question {
  return question(
    [
      heading(t.whichTitle),
      paragraph(soFar, { subtle: true }),
      paragraph(t.several(plain(said))),
      ...customers.map((one) => paragraph(`**${plain(one.name)}** – ${plain(one.domain)}`)),
    ],
    [
      ...customers.map((one) => pick(one.tenantId, one.domain)),
      pick('another', t.another),
      pick('new', t.isNew),
    ],
  );
}

export function askMicrosoft(name: string, soFar: string, t: Words['buyer']): Question {
  return question(
    [heading(t.microsoftTitle(plain(name))), paragraph(soFar, { subtle: true }), paragraph(t.microsoftWhy)],
    [
      pick('no', t.createTenant, true),
      pick('yes', t.hasTenant),
      pick('unsure', t.notSure),
      pick('another', t.another),
    ],
    { words: { no: ['no', 'nein', 'new', 'neu'], yes: ['yes', 'ja'], unsure: ['not sure', 'nicht sicher'] } },
  );
}

export function askDomain(value: string | undefined, soFar: string, t: Words['buyer']): Question {
  return question(
    [
      heading(t.domainTitle),
      paragraph(soFar, { subtle: true }),
      paragraph(t.domainWhy),
      textInput({
        id: 'domain',
        label: t.domain,
        maxLength: 253,
        placeholder: 'contoso.com',
        ...(value === undefined ? {} : { value }),
      }),
    ],
    [pick('look', t.look, true), leave('new', t.newCustomer)],
    { text: 'answer' },
  );
}

export function closedCloud(view: { title: string; text: string }, t: Words['buyer']): Question {
  return question(
    [heading(view.title), notice(view.text, 'accent')],
    [pick('another', t.another, true), pick('person', t.person)],
  );
}

/** Letters that only one side has stand in bold and brackets, and in a sentence: never by colour alone. */
const marked = (segments: readonly LetterSegment[], side: 'only-left' | 'only-right'): string =>
  segments
    .filter((one) => one.kind === 'same' || one.kind === side)
    .map((one) => (one.kind === 'same' ? escaped(one.text) : `**[${escaped(one.text)}]**`))
    .join('');

/** Escaped like foreign text, with the spaces at its ends. */
const escaped = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${plain(text)}${/\s$/.test(text) && text.trim() !== '' ? ' ' : ''}`;

export function showTenant(
  view: {
    soFar: string;
    name: string;
    tenant: string;
    account: string;
    stated: string | undefined;
    /** Present when both names differ. */
    difference: readonly LetterSegment[] | undefined;
    isCustomer: boolean;
    /** What can be done about a missing relationship, on the way. */
    inviting: readonly ChoiceButton[];
  },
  t: Words['tenant'],
): Question {
  const { difference } = view;
  const links: Button[] = difference === undefined ? [] : [{ kind: 'fold', id: 'ask', title: t.ask }];
  return question(
    [
      heading(t.title),
      paragraph(view.soFar, { subtle: true }),
      facts([
        [t.tenant, plain(view.tenant)],
        [t.region, view.account],
        ...(difference === undefined
          ? [[t.name, plain(view.name)] as const]
          : [
              [t.stated, marked(difference, 'only-left')] as const,
              [t.atMicrosoft, marked(difference, 'only-right')] as const,
            ]),
      ]),
      difference === undefined ? undefined : notice(t.differs, 'warning'),
      difference === undefined
        ? undefined
        : folded('ask', [
            paragraph(t.askWhy),
            copyText(t.askText(plain(view.stated ?? ''), plain(view.name), plain(view.tenant))),
          ]),
      view.isCustomer ? undefined : notice(t.notYet(plain(view.name)), 'accent'),
    ],
    difference === undefined
      ? [pick('yes', t.yes, true), ...view.inviting, pick('another', t.another)]
      : [pick('yes', t.take(plain(view.name)), true), ...view.inviting, pick('another', t.different)],
    { links, words: { yes: ['yes', 'ja'], another: ['no', 'nein'] } },
  );
}
