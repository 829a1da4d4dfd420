import { phaseOf } from '../../domain/order-phase.ts';
import type {
  AccountStanding,
  CustomerStatus,
  LicenceLine,
  OpenOrder,
  Part,
} from '../../workflows/customer-status/port.ts';
import { plain } from '../kit/card.ts';
import { dayOf, moment, termEnd, type Reader } from '../kit/language.ts';
import type { CustomersServices } from './services.ts';
import { words, type Words } from './text.ts';

export interface Line {
  readonly sign: string;
  readonly text: string;
}

/** A long list pushes the buttons out of sight. */
const mostLicences = 12;

/** Relationships, agreement, rights and health: what has to be right, one line each. */
export function standingLines(
  { customers }: Pick<CustomersServices, 'customers'>,
  status: CustomerStatus,
  reader: Reader,
): readonly Line[] {
  const t = words(reader.language);
  return [
    ...status.accounts.flatMap((account) => {
      const company = plain(customers.account(account.accountId)?.legalName ?? account.accountId);
      return [
        providerLine(account, company, reader, t),
        status.seenBy === 'staff' ? resellersLine(account, t) : ownLine(account, t),
        agreementLine(account, reader, t),
      ];
    }),
    rightsLine(status, reader, t),
    ...healthLines(status, t),
  ];
}

const yes = (text: string): Line => ({ sign: '✓', text });
const no = (text: string): Line => ({ sign: '✗', text });
const none = (text: string): Line => ({ sign: '–', text });
const notKnown = (text: string): Line => ({ sign: '?', text });

function providerLine({ provider, since }: AccountStanding, company: string, reader: Reader, t: Words): Line {
  const said = t.card.provider;
  if (provider.kind === 'unknown') return notKnown(said.unknown(company, t.why[provider.because]));
  if (provider.value === 'there')
    return yes(said.there(company, since === undefined ? '' : dayOf(since, reader)));
  return no(said[provider.value](company));
}

function ownLine({ resellers }: AccountStanding, t: Words): Line {
  const said = t.card.own;
  if (resellers.kind === 'unknown')
    return resellers.because === 'no-relationship'
      ? no(said.missing)
      : notKnown(said.unknown(t.why[resellers.because]));
  const [own] = resellers.value;
  return own === undefined ? no(said.missing) : yes(said.there(plain(own.partnerId ?? '')));
}

function resellersLine({ resellers }: AccountStanding, t: Words): Line {
  const said = t.card.resellers;
  if (resellers.kind === 'unknown') return notKnown(said.unknown(t.why[resellers.because]));
  const names = resellers.value.map(({ name, partnerId }) =>
    partnerId === undefined ? plain(name) : `${plain(name)} (${plain(partnerId)})`,
  );
  return names.length === 0 ? none(said.none) : yes(said.through(names.join(', ')));
}

function agreementLine({ agreement }: AccountStanding, reader: Reader, t: Words): Line {
  const said = t.card.agreement;
  if (agreement.kind === 'unknown') return notKnown(said.unknown(t.why[agreement.because]));
  const { value } = agreement;
  if (value.kind === 'missing') return no(said.missing);
  if (value.kind === 'signed-online') return yes(said.online);
  return yes(said.confirmed(plain(value.signer), value.at === undefined ? '' : termEnd(value.at, reader)));
}

function rightsLine({ rights }: CustomerStatus, reader: Reader, t: Words): Line {
  const said = t.card.rights;
  if (rights.kind === 'none') return none(said.none);
  if (rights.kind === 'asked') return { sign: '◷', text: said.asked(rights.id) };
  const until = rights.until === undefined ? '' : dayOf(rights.until, reader);
  return yes(rights.extends ? said.extending(until) : said.active(until));
}

function healthLines({ health }: CustomerStatus, t: Words): readonly Line[] {
  const said = t.card.health;
  if (health.kind === 'unknown') return [none(said.unknown(t.why[health.because]))];
  const { services, troubled } = health.value;
  if (troubled.length === 0) return [yes(said.well(String(services)))];
  return troubled.map(({ name, state }) => ({ sign: '⚠', text: said.troubled[state](plain(name)) }));
}

/** What the customer has, and what of it is in use. */
export function licenceLines({ licences }: CustomerStatus, reader: Reader): readonly Line[] {
  const t = words(reader.language).card.licences;
  if (licences.kind === 'unknown') return [];
  const shown = licences.value.slice(0, mostLicences).map((line) => licenceLine(line, reader));
  const more = licences.value.length - shown.length;
  return more > 0 ? [...shown, { sign: '…', text: t.more(String(more)) }] : shown;
}

function licenceLine(line: LicenceLine, reader: Reader): Line {
  const t = words(reader.language).card.licences;
  const { title, bought, elsewhere, seats, endsAt, renews, isPending } = line;
  const isForeign = bought === 0;
  const count = isForeign ? elsewhere : bought;
  const day = endsAt === undefined ? undefined : termEnd(endsAt, reader);
  const facts = [
    ...(seats === undefined ? [] : [t.seats(String(seats.used), String(seats.free))]),
    ...(elsewhere > 0 ? [t.elsewhere(String(elsewhere))] : []),
    ...(day === undefined || renews === undefined ? [] : [renews ? t.renews(day) : t.ends(day)]),
    ...(day === undefined || !isForeign ? [] : [t.ends(day)]),
    ...(isPending ? [t.pending] : []),
  ];
  const what = count === undefined ? plain(title) : t.line(String(count), plain(title));
  return { sign: isPending ? '◔' : '•', text: [what, ...facts].join(' · ') };
}

/** Orders and the invitation that are not at their end. */
export function openLines({ orders, invitation }: CustomerStatus, reader: Reader): readonly Line[] {
  const t = words(reader.language);
  return [
    ...orders.map((open) => orderLine(open, t)),
    ...(invitation === undefined
      ? []
      : [
          {
            sign: '◷',
            text: t.card.invitation(
              invitation.id,
              t.invitations[invitation.state],
              moment(invitation.at, reader),
            ),
          },
        ]),
  ];
}

function orderLine({ order, reseller, approval }: OpenOrder, t: Words): Line {
  const phase = phaseOf(order);
  const goods = order.draft.lines.map(({ quantity, title }) => `${quantity} × ${plain(title)}`).join(', ');
  const what = [goods, ...(reseller === undefined ? [] : [t.card.orderOf(plain(reseller))])].join(' ');
  const state = approval?.isPaused === true ? t.card.question : t.phases[phase];
  const needs = phase === 'needs-answer' || phase === 'needs-person';
  return { sign: phase === 'working' ? '◔' : needs ? '⚠' : '◷', text: t.card.order(order.id, what, state) };
}

const isGood = <Value>(part: Part<Value>, good: (value: Value) => boolean): boolean =>
  part.kind === 'known' && good(part.value);

/** True when nothing that an order needs is missing, as far as this reader's orders go. */
export function isReady({ accounts, seenBy }: CustomerStatus): boolean {
  return accounts.some(
    ({ provider, resellers, agreement }) =>
      isGood(provider, (value) => value === 'there') &&
      (seenBy === 'staff' || isGood(resellers, (value) => value.length > 0)) &&
      isGood(agreement, ({ kind }) => kind !== 'missing'),
  );
}

/** True when an invitation would help: a relationship is known to be missing, and none has been sent. */
export function lacksRelationship({ accounts, seenBy, invitation }: CustomerStatus): boolean {
  if (invitation !== undefined && invitation.state !== 'declined' && invitation.state !== 'expired') {
    if (invitation.state !== 'removed') return false;
  }
  const isMissing = ({ provider, resellers }: AccountStanding) =>
    isGood(provider, (value) => value !== 'there') ||
    (seenBy !== 'staff' && isGood(resellers, (value) => value.length === 0));
  return accounts.every(isMissing);
}
