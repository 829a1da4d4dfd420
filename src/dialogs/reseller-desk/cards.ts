import { countryName } from '../../domain/markets.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import {
  isProven,
  maySell,
  type AskedTenant,
  type Reseller,
  type ResellerPerson,
} from '../../domain/reseller.ts';
import type { Rival } from '../../workflows/reseller/port.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  facts,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  plain,
  section,
  textInput,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { findingLines } from '../kit/reseller-checks.ts';
import { words, type Words } from './text.ts';

/** Everything the staff's card of a reseller shows. */
export interface DeskView {
  readonly reseller: Reseller;
  readonly people: readonly ResellerPerson[];
  readonly rivals: readonly Rival[];
  readonly account: PartnerAccount | undefined;
}

const looks = {
  requested: { sign: '◷', style: 'accent' },
  confirmed: { sign: '✓', style: 'good' },
  refused: { sign: '–', style: 'emphasis' },
  suspended: { sign: '⚠', style: 'warning' },
} as const;

/** A reason of a few words; the reseller's people get to read it. */
export const longestReason = 300;

/** The staff's card of a reseller as it stands, with what may be done about it now. */
export function deskCard(view: DeskView, reader: Reader): Card {
  const { reseller, rivals } = view;
  const t = words(reader.language).card;
  const look = looks[reseller.state];
  const because = reseller.refusedBecause ?? reseller.suspendedBecause;
  return card(
    heading(t.title(reseller.id, plain(reseller.company))),
    notice(`${look.sign} ${t.states[reseller.state]}`, look.style),
    because === undefined ? undefined : paragraph(t.because(plain(because))),
    checkedParts(view, reader, t),
    rivals.map((rival) => notice(`⚠ ${rivalText(rival, t)}`, 'attention')),
    facts(rowsOf(view, reader, t).filter(([, value]) => value !== '')),
    reseller.state === 'refused' ? undefined : askedParts(view, t),
    actionsOf(view, t),
  );
}

/** What has to be true before it can be confirmed; the workflow looks once more. */
function isReady({ reseller, rivals }: DeskView): boolean {
  const { checked } = reseller;
  const isTaken = rivals.some(
    ({ over, reseller: other }) => over.kind === 'partner-id' && other.state !== 'requested',
  );
  return checked !== undefined && maySell(checked.findings) && isProven(reseller) && !isTaken;
}

function checkedParts(view: DeskView, reader: Reader, t: Words['card']): CardElement[] {
  const { reseller, account } = view;
  const { checked } = reseller;
  if (reseller.state !== 'requested') return [];
  const result = checked !== undefined && maySell(checked.findings) ? t.allThere : t.stillNot;
  return [
    ...(checked === undefined
      ? []
      : [
          lines(findingLines(reseller, checked.findings, account, reader.language)),
          paragraph(t.checked(moment(checked.at, reader), result)),
        ]),
    ...(isReady(view) ? [] : [paragraph(t.notYet)]),
  ];
}

/** Only staff reads whose it is; the company that says so too must not learn it here. */
function rivalText({ over, reseller }: Rival, t: Words['card']): string {
  const other = `${reseller.id} ${plain(reseller.company)}`;
  const state = t.states[reseller.state];
  return over.kind === 'partner-id'
    ? t.rivalId(other, state)
    : t.rivalTenant(plain(over.tenant.said), other, state);
}

function rowsOf({ reseller, people, account }: DeskView, reader: Reader, t: Words['card']) {
  const named = people.map((one) => {
    const roles =
      one.state === 'asked' && one.roles.length === 0 ? [t.asks] : one.roles.map((role) => t.roles[role]);
    return `${plain(one.name)} (${roles.join(', ')})`;
  });
  const domains = (use: string) =>
    reseller.tenants.flatMap((tenant) => (tenant.use === use ? [plain(tenant.domain)] : [])).join(', ');
  const said = (use: string) =>
    (reseller.asked ?? []).flatMap((one) => (one.use === use ? [plain(one.said)] : [])).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [t.company, plain(reseller.company)],
    [t.country, plain(countryName(reseller.country, reader.language))],
    [t.partnerId, plain(reseller.partnerId)],
    [t.account, plain(account?.legalName ?? '')],
    [t.selling, domains('selling')],
    [t.askedSelling, said('selling')],
    [t.ownUse, domains('own-use')],
    [t.askedTenants, said('own-use')],
    [t.people, named.join('; ')],
    [t.since, moment(reseller.createdAt, reader)],
  ];
  return rows;
}

/** Tenants the company says are its own: whoever looks them up decides, one by one. */
function askedParts(view: DeskView, t: Words['card']): CardElement[] {
  return (view.reseller.asked ?? []).slice(0, mostAsked).map((asked) => {
    const extra = { tenant: asked.tenantId };
    return section(
      paragraph(askedText(view, asked, t)),
      buttons(
        press(view.reseller, 'reseller-desk.tenant', t.tenantYes, { extra }),
        press(view.reseller, 'reseller-desk.not-theirs', t.tenantNo, { extra }),
      ),
    );
  });
}

/** More than these come up when the first are decided. */
const mostAsked = 5;

/** Whoever registers a company without being signed in where it sells from may be anybody: ids and domains are no secrets. */
function askedText({ reseller, people }: DeskView, asked: AskedTenant, t: Words['card']): string {
  const { tenantId, domain, said, use } = asked;
  const company = plain(reseller.company);
  const shown = plain(domain === said ? said : `${said} · ${domain}`);
  if (use === 'own-use') return t.tenantAsked(company, shown, plain(tenantId));
  const who = people.find((one) => one.roles.length > 0);
  const at = reseller.tenants.find((tenant) => tenant.tenantId === who?.tenantId)?.domain;
  return t.elsewhere(
    plain(who?.name ?? '') || t.somebody,
    plain(at ?? '') || t.otherTenant,
    shown,
    plain(tenantId),
  );
}

function actionsOf(view: DeskView, t: Words['card']): CardElement[] {
  const { reseller } = view;
  switch (reseller.state) {
    case 'requested':
      return [
        buttons(
          ...(isReady(view) ? [press(reseller, 'reseller-desk.confirm', t.confirm, { primary: true })] : []),
          press(reseller, 'reseller-desk.check', t.check),
          { kind: 'fold', id: 'refuse', title: t.refuse },
        ),
        withReason('refuse', t.why, press(reseller, 'reseller-desk.refuse', t.refuseYes), t),
      ];
    case 'confirmed':
      return [
        buttons({ kind: 'fold', id: 'suspend', title: t.suspend }),
        withReason('suspend', t.suspendWhy, press(reseller, 'reseller-desk.suspend', t.suspendYes), t),
      ];
    case 'suspended':
      return [buttons(press(reseller, 'reseller-desk.resume', t.resume, { primary: true }))];
    case 'refused':
      return [];
  }
}

const withReason = (id: string, why: string, button: Button, t: Words['card']): CardElement =>
  folded(id, [
    paragraph(why),
    textInput({ id: 'reason', label: t.reason, error: t.reasonMissing, maxLength: longestReason }),
    buttons(button),
  ]);

const press = (reseller: Reseller, verb: string, title: string, more: object = {}): Button => ({
  kind: 'case',
  verb,
  title,
  caseId: reseller.id,
  version: reseller.version,
  ...more,
});
