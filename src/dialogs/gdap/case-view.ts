import { mayBeRenewed, requestEndsAt, type Gdap } from '../../domain/gdap.ts';
import { regionTitle } from '../kit/account-names.ts';
import { whatAdminRightsAre, whatButton } from '../kit/admin-rights.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import { card, copyText, facts, folded, heading, notice, paragraph, plain, type Card } from '../kit/card.ts';
import type { Audience } from '../kit/flow.ts';
import { dayOf, moment } from '../kit/language.ts';
import { purposeTitle, rolesLine } from './cards.ts';
import { languageOfCountry, nameOf } from './model.ts';
import type { GdapServices } from './services.ts';
import { words, type Words } from './text.ts';

const waiting = { sign: '◷', style: 'accent' } as const;

/** A state at a glance: the sign says without colour what the colour says. */
function look({ state, end, trouble, nextAt }: Gdap) {
  if (trouble !== undefined && nextAt === undefined) return { sign: '⚠', style: 'warning' } as const;
  if (state === 'active') return { sign: '✓', style: 'good' } as const;
  if (state !== 'ended') return waiting;
  return end === 'removed' || end === 'rejected'
    ? ({ sign: '⚠', style: 'warning' } as const)
    : ({ sign: '–', style: 'emphasis' } as const);
}

/** Where a request stands, in words for staff. */
export const stateWords = ({ state, end }: Gdap, t: Words): string =>
  state === 'ended' && end !== undefined ? t.card.ends[end] : t.rights.states[state];

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `403, Authorization_RequestDenied`: what Microsoft said, for those who can do something about it. */
const whyOf = ({ trouble }: Gdap): string =>
  [trouble?.status, trouble?.code].filter((part) => part !== undefined).join(', ') || (trouble?.kind ?? '');

function remarksOf(gdap: Gdap, hasGroup: boolean, t: Words['card'], reader: Audience): string[] {
  const remarks: string[] = [];
  const { state, trouble, supersededBy } = gdap;
  if (trouble !== undefined && gdap.nextAt === undefined)
    remarks.push(t.refused(plain(whyOf(gdap))), t.rights);
  else if (trouble !== undefined) remarks.push(t.delayed);
  else if (state === 'prepared' || state === 'creating') remarks.push(t.usual);
  else if (state === 'activating') remarks.push(t.usualActivation);
  if (state === 'active') remarks.push(hasGroup ? t.groupHere : t.group);
  if (gdap.end === 'withdrawn' && gdap.offeredAt !== undefined)
    remarks.push(t.linkLives(dayOf(requestEndsAt(gdap), reader)));
  if (supersededBy !== undefined) remarks.push(t.replaced(supersededBy));
  return remarks;
}

/** What the customer is sent, in the customer's language; `shown` makes names safe for where it stands. */
function letterOf(
  services: GdapServices,
  gdap: Gdap,
  link: string,
  shown: (name: string) => string = (name) => name,
): { subject: string; text: string } {
  const t = words(languageOfCountry(gdap.country));
  return {
    subject: t.letter.subject(services.provider),
    text: t.letter.text(
      shown(services.provider),
      shown(nameOf(gdap)),
      t.templates[gdap.template].allows,
      t.letter[gdap.autoExtends ? 'extends' : 'ends'](t.confirm.days(gdap.durationDays)),
      services.chatLink(`gdap ${gdap.id}`),
      link,
    ),
  };
}

const mailto = ({ subject, text }: { subject: string; text: string }): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;

function actionsOf(gdap: Gdap, hasGroup: boolean, t: Words['card']): Button[] {
  const button = (verb: string, title: string, primary = false): Button => {
    const { id: caseId, version } = gdap;
    return { kind: 'case', verb: `gdap.${verb}`, title, caseId, version, primary };
  };
  const isRefused = gdap.trouble !== undefined && gdap.nextAt === undefined;
  const renew = mayBeRenewed(gdap) ? [button('renew', t.renew, gdap.state === 'ended')] : [];
  switch (gdap.state) {
    case 'prepared':
    case 'creating':
      return isRefused ? [button('retry', t.retry, true)] : [];
    case 'waiting':
      return [...renew, button('check', t.check)];
    case 'activating':
      return [button('check', t.check)];
    case 'active':
      return [
        ...(hasGroup ? [button('access', t.access)] : []),
        ...(gdap.autoExtends ? [button('let-end', t.letEnd)] : [button('extend', t.extend, true), ...renew]),
        button('check', t.check),
      ];
    case 'ending':
      return [isRefused ? button('retry', t.retry, true) : button('check', t.check)];
    case 'ended':
      return renew;
  }
}

/** The staff's card of one request; everything on it is read when it is drawn. */
export function staffCard(
  services: GdapServices,
  gdap: Gdap,
  extra: readonly string[],
  reader: Audience,
): Card {
  const t = words(reader.language);
  const { sign, style } = look(gdap);
  const { state, customer } = gdap;
  const link = services.gdap.approvalLink(gdap);
  const hasGroup = services.customers.account(gdap.accountId)?.adminGroups?.[gdap.template] !== undefined;
  const days = t.confirm.days(gdap.durationDays);
  const when = (at: number | undefined) => (at === undefined ? '' : moment(at, reader));
  const endDay = gdap.endsAt === undefined || state !== 'active' ? '' : dayOf(gdap.endsAt, reader);
  const canDrop = state === 'waiting' || state === 'active' || state === 'activating' || state === 'creating';
  const rows: readonly (readonly [string, string])[] = [
    [t.card.tenant, plain(customer.domain === '' ? customer.tenantId : customer.domain)],
    [t.card.account, regionTitle(services.customers.account(gdap.accountId), reader.language)],
    [t.card.purpose, purposeTitle(gdap.template, t)],
    [t.card.roles, rolesLine(gdap.template)],
    [t.card.duration, state === 'active' ? '' : gdap.autoExtends ? t.card.extendsAt(days) : days],
    [t.card.name, plain(gdap.displayName)],
    [t.card.created, when(gdap.createdAt)],
    [t.card.approveUntil, state === 'waiting' ? dayOf(requestEndsAt(gdap), reader) : ''],
    [t.card.active, when(gdap.activatedAt)],
    [t.card.until, endDay !== '' && gdap.autoExtends ? t.card.extendsAt(endDay) : endDay],
    [t.card.ended, when(gdap.endedAt)],
  ];
  const all: Button[] = [
    ...(link === undefined
      ? []
      : ([
          { kind: 'fold', id: 'message', title: t.card.message, primary: true },
          { kind: 'open', url: mailto(letterOf(services, gdap, link)), title: t.card.mail },
        ] as const)),
    ...actionsOf(gdap, hasGroup, t.card),
    whatButton(t.rights),
    ...(canDrop ? [{ kind: 'fold', id: 'drop', title: t.card.drop } as const] : []),
  ];
  return card(
    heading(t.card.title(gdap.id, plain(nameOf(gdap)))),
    notice(`${sign} ${capital(stateWords(gdap, t))}`, style),
    [...extra, ...remarksOf(gdap, hasGroup, t.card, reader)].map((remark) => paragraph(remark)),
    facts(rows.filter(([, value]) => value !== '')),
    buttons(...all),
    link === undefined
      ? undefined
      : folded('message', [
          paragraph(t.card.messageWhy),
          copyText(letterOf(services, gdap, link, plain).text),
        ]),
    whatAdminRightsAre(t.rights),
    canDrop
      ? folded('drop', [
          paragraph(t.card.dropWhy[state === 'active' ? 'active' : 'waiting']),
          buttons({
            kind: 'case',
            verb: 'gdap.drop',
            title: t.card.dropYes,
            caseId: gdap.id,
            version: gdap.version,
          }),
        ])
      : undefined,
  );
}
