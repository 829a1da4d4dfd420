import type { KnownCustomer } from '../../workflows/buyer/port.ts';
import { folded, heading, notice, paragraph, plain, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question, type ChoiceButton } from '../kit/question.ts';
import type { Words } from './text.ts';

/** The tenants that are allowed, the first one in front. */
const picksOf = (tenants: readonly KnownCustomer[]): ChoiceButton[] =>
  tenants.map(({ tenantId, domain }, index) => ({ ...pick(tenantId, domain, index === 0), inputs: false }));

/** The coach for own licences (feature 75): two rules first, then the tenants that are allowed. */
export function askOwnTenant(
  view: {
    soFar: string;
    company: string;
    provider: string;
    selling: string;
    tenants: readonly KnownCustomer[];
  },
  t: Words['own'],
): Question {
  return question(
    [
      heading(t.title(plain(view.company))),
      paragraph(view.soFar, { subtle: true }),
      paragraph(t.rules(plain(view.provider), plain(view.selling))),
      view.tenants.length === 0 ? paragraph(t.noneYet) : undefined,
      ...view.tenants.map((one) => paragraph(`**${plain(one.name)}** – ${plain(one.domain)}`)),
      paragraph(t.ask),
      textInput({ id: 'domain', label: t.label, maxLength: 253, placeholder: 'contoso.com' }),
      folded('explain', [
        paragraph(t.explained),
        ...t.ways.map((way, index) => paragraph(`${index + 1}. ${way}`)),
      ]),
    ],
    [...picksOf(view.tenants), pick('other', t.other, view.tenants.length === 0), leave('create', t.create)],
    { links: [{ kind: 'fold', id: 'explain', title: t.explain }], text: 'answer' },
  );
}

/** A tenant that nobody has confirmed to be the reseller's own: how it becomes one, and which ones are. */
export function notOwnTenant(
  view: {
    soFar: string;
    /** As it was typed. */
    domain: string;
    company: string;
    provider: string;
    tenants: readonly KnownCustomer[];
    mayAdd: boolean;
    /** It has been named, and waits for the provider's word. */
    isAsked: boolean;
  },
  t: Words['own'],
): Question {
  const { tenants, isAsked, mayAdd } = view;
  const domain = plain(view.domain);
  return question(
    [
      heading(t.notYoursTitle(domain)),
      paragraph(view.soFar, { subtle: true }),
      notice(
        isAsked
          ? t.stillAsked(domain, plain(view.provider))
          : t.notYours(domain, plain(view.company), plain(view.provider)),
        'warning',
      ),
      isAsked || mayAdd ? undefined : paragraph(t.ownersAdd),
      tenants.length === 0 ? undefined : paragraph(t.known),
    ],
    [
      ...picksOf(tenants),
      pick('company', mayAdd && !isAsked ? t.add : t.myCompany, tenants.length === 0),
      pick('another', t.other),
    ],
  );
}
