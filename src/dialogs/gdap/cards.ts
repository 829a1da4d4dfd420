import {
  gdapPurposes,
  gdapRoleNames,
  gdapTemplateIds,
  gdapTemplates,
  longestGdapDays,
  type GdapPurpose,
  type GdapTemplate,
} from '../../domain/gdap-roles.ts';
import { whatAdminRightsAre, whatButton } from '../kit/admin-rights.ts';
import {
  choiceInput,
  dropDown,
  facts,
  heading,
  lines,
  notice,
  numberInput,
  paragraph,
  plain,
  textInput,
} from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export const purposeTitle = (purpose: GdapPurpose, t: Words): string =>
  purpose === 'buying' || purpose === 'azure' ? t.purposes[purpose] : t.templates[purpose].title;

/** `Directory Readers, License Administrator`: as Microsoft shows them. */
export const rolesLine = (template: GdapTemplate): string =>
  gdapTemplates[template].map((role) => gdapRoleNames[role]).join(', ');

export function askCustomer(value: string | undefined, t: Words): Question {
  return question(
    [
      heading(t.customer.title),
      paragraph(t.customer.why),
      textInput({
        id: 'domain',
        label: t.customer.label,
        placeholder: 'contoso.com',
        maxLength: 253,
        ...(value === undefined ? {} : { value }),
      }),
      whatAdminRightsAre(t.rights),
    ],
    [pick('look', t.customer.look, true)],
    { text: 'answer', asides: [whatButton(t.rights)] },
  );
}

export function chooseAccount(
  options: readonly { readonly value: string; readonly title: string }[],
  t: Words['account'],
): Question {
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      choiceInput({ id: 'account', label: t.label, error: t.error, options }),
    ],
    [pick('take', t.take, true)],
    { text: 'answer' },
  );
}

export function askPurpose(customer: string, t: Words): Question {
  const wanted = gdapTemplateIds.map((id) => {
    const { title, allows, not } = t.templates[id];
    return { sign: '▸', text: t.purpose.entry(title, allows, not, rolesLine(id)) };
  });
  const free = (['buying', 'azure'] as const).map((id) => ({
    sign: '–',
    text: t.purpose.noRights(t.purposes[id]),
  }));
  return question(
    [
      heading(t.purpose.title(plain(customer))),
      paragraph(`${t.purpose.why} ${t.rights.never}`),
      lines([...wanted, ...free]),
      whatAdminRightsAre(t.rights),
    ],
    gdapPurposes.map((id) => pick(id, purposeTitle(id, t))),
    { text: 'answer', asides: [whatButton(t.rights)] },
  );
}

export function notNeeded(because: 'buying' | 'azure', customer: string, t: Words['notNeeded']): Question {
  return question(
    [heading(t.title), notice(t[because](plain(customer)), 'accent')],
    [
      ...(because === 'buying' ? [pick('invite', t.invite, true)] : []),
      pick('another', t.another),
      pick('done', t.done),
    ],
  );
}

export function askTerms(view: { days: number; extends: boolean }, t: Words['terms']): Question {
  const options = [
    { value: 'extend', title: t.extends },
    { value: 'end', title: t.ends },
  ];
  return question(
    [
      heading(t.title),
      paragraph(t.why),
      numberInput({ id: 'days', label: t.days, value: Math.min(view.days, longestGdapDays) }),
      dropDown({
        id: 'extension',
        label: t.extension,
        options,
        value: view.extends ? 'extend' : 'end',
      }),
    ],
    [pick('next', t.next, true)],
    { text: 'answer', words: { next: ['continue', 'ok', 'yes', 'ja', 'weiter'] } },
  );
}

export function confirm(
  view: {
    customer: string;
    domain: string;
    account: string;
    template: GdapTemplate;
    days: number;
    extends: boolean;
  },
  t: Words,
): Question {
  const { allows, not } = t.templates[view.template];
  return question(
    [
      heading(t.confirm.title(plain(view.customer))),
      paragraph(t.purpose.entry(purposeTitle(view.template, t), allows, not, rolesLine(view.template))),
      facts([
        [t.confirm.customer, plain(view.domain)],
        [t.confirm.account, plain(view.account)],
        [t.confirm.duration, t.confirm.days(view.days)],
        [t.confirm.extension, view.extends ? t.terms.extends : t.terms.ends],
      ]),
      paragraph(t.confirm.nothing, { subtle: true }),
      whatAdminRightsAre(t.rights),
    ],
    [
      pick('create', t.confirm.create, true),
      pick('purpose', t.confirm.purpose),
      leave('terms', t.confirm.terms),
    ],
    { asides: [whatButton(t.rights)], words: { create: ['yes', 'ja', 'ok', 'continue'] } },
  );
}
