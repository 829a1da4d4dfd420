import { countryName } from '../../domain/markets.ts';
import { isProven, maySell, type Reseller, type ResellerPerson } from '../../domain/reseller.ts';
import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  copyText,
  facts,
  folded,
  heading,
  lines,
  notice,
  paragraph,
  plain,
  section,
  type Card,
  type CardElement,
  type CardPart,
} from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { findingLinesFor } from '../kit/reseller-checks.ts';
import { kitWords } from '../kit/words.ts';
import { personLine } from './cards.ts';
import type { ResellerServices } from './services.ts';
import { words, type Words } from './text.ts';

/** The reseller's card as it stands, and one sentence for what happened; undefined for people of other companies. */
export async function announceToReseller(
  services: ResellerServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const { tenantId, userId } = audience;
  const reseller = await services.resellers.find(news.caseId, { tenantId, userId, staff: false });
  if (reseller === undefined) return undefined;
  const t = words(audience.language);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  const membership = await services.resellers.membership(audience);
  // While orders are stopped nobody is admitted either.
  const isOwner = membership?.person?.roles.includes('owner') === true && reseller.state === 'confirmed';
  const asking = isOwner
    ? (await services.resellers.people(reseller.id, audience)).filter((one) => one.state === 'asked')
    : [];
  return {
    card: card(
      ...(await companyParts(services, reseller, audience)),
      actionsOf(reseller, t),
      adminText(reseller, t),
      asking.slice(0, mostAsking).map((one) => askingPart(reseller, one, t)),
    ),
    message: repeat + sentence(reseller, news, t),
  };
}

/** More than fit on one card are admitted by typing “people”. */
const mostAsking = 5;

const looks = {
  requested: { sign: '◷', style: 'accent' },
  confirmed: { sign: '✓', style: 'good' },
  refused: { sign: '–', style: 'emphasis' },
  suspended: { sign: '⚠', style: 'warning' },
} as const;

/** Heading, state and facts of the company; what Microsoft says while it is not decided; its people for its people. */
export async function companyParts(
  services: ResellerServices,
  reseller: Reseller,
  reader: Audience,
): Promise<CardPart[]> {
  const t = words(reader.language);
  const { company, state } = reseller;
  const look = looks[state];
  const provider = plain(services.provider);
  const because = plain(reseller.refusedBecause ?? reseller.suspendedBecause ?? '');
  const stateText = t.company.states[state](provider, because);
  const people = await services.resellers.people(reseller.id, reader);
  return [
    heading(t.company.title(reseller.id, plain(company))),
    notice(`${look.sign} ${stateText}`, look.style),
    ...(state === 'requested' ? checkedParts(services, reseller, reader, t) : []),
    facts(rowsOf(services, reseller, people, reader, t).filter(([, value]) => value !== '')),
  ];
}

function rowsOf(
  services: ResellerServices,
  reseller: Reseller,
  people: readonly ResellerPerson[],
  reader: Audience,
  t: Words,
): (readonly [string, string])[] {
  const domains = (use: string) =>
    reseller.tenants
      .filter((tenant) => tenant.use === use)
      .map((tenant) => plain(tenant.domain))
      .join(', ');
  const said = (use: string) =>
    (reseller.asked ?? []).flatMap((one) => (one.use === use ? [plain(one.said)] : [])).join(', ');
  return [
    [t.confirm.country, plain(countryName(reseller.country, reader.language))],
    [t.confirm.partnerId, plain(reseller.partnerId)],
    [t.confirm.account, plain(services.customers.account(reseller.accountId)?.legalName ?? '')],
    [t.confirm.selling, domains('selling')],
    [t.confirm.ownUse, domains('own-use')],
    [t.company.askedSelling, said('selling')],
    [t.company.asked, said('own-use')],
    [t.company.people, people.map((one) => personLine(one, t.company)).join('; ')],
  ];
}

/** What stands between the company and its confirmation, and what its own administrator has to do about it. */
function checkedParts(
  services: ResellerServices,
  reseller: Reseller,
  reader: Audience,
  t: Words,
): CardPart[] {
  const { checked } = reseller;
  if (checked === undefined) return [];
  const isKnown = isProven(reseller);
  const account = services.customers.account(reseller.accountId);
  return [
    lines(findingLinesFor(reseller, checked.findings, account, reader.language)),
    paragraph(
      t.company.checked(
        moment(checked.at, reader),
        isKnown && maySell(checked.findings) ? t.company.allThere : t.company.stillNot,
      ),
    ),
    isKnown && checked.findings.agreement === 'unsigned'
      ? notice(t.company.papers(plain(reseller.company)), 'warning')
      : undefined,
    isKnown && checked.findings.relationship === 'missing'
      ? notice(t.company.relationship(plain(account?.legalName ?? '')), 'warning')
      : undefined,
  ];
}

const hasNoPapers = (reseller: Reseller): boolean =>
  reseller.state === 'requested' && isProven(reseller) && reseller.checked?.findings.agreement === 'unsigned';

const caseButton = (reseller: Reseller, verb: string, title: string, more: object = {}): Button => ({
  kind: 'case',
  verb,
  title,
  caseId: reseller.id,
  version: reseller.version,
  ...more,
});

function actionsOf(reseller: Reseller, t: Words): CardElement | undefined {
  const { state } = reseller;
  if (state === 'refused')
    return buttons(caseButton(reseller, 'reseller.again', t.company.again, { primary: true }));
  if (state !== 'requested') return undefined;
  const papers: Button[] = hasNoPapers(reseller)
    ? [
        { kind: 'open', url: 'https://partner.microsoft.com/dashboard', title: t.company.openPage },
        { kind: 'fold', id: 'admin', title: t.company.forAdmin },
      ]
    : [];
  return buttons(...papers, caseButton(reseller, 'reseller.check', t.company.check));
}

function adminText(reseller: Reseller, t: Words): CardElement | undefined {
  if (!hasNoPapers(reseller)) return undefined;
  return folded('admin', [copyText(t.company.adminText(plain(reseller.company), plain(reseller.partnerId)))]);
}

/** One who asks to be admitted, with the owner's answer to it. */
function askingPart(reseller: Reseller, one: ResellerPerson, t: Words): CardElement {
  const extra = { tenant: one.tenantId, user: one.userId };
  return section(
    paragraph(t.people.asking(plain(one.name))),
    buttons(
      caseButton(reseller, 'reseller.admit', t.people.admitSeller, { extra: { ...extra, role: 'seller' } }),
      caseButton(reseller, 'reseller.admit', t.people.admitOwner, { extra: { ...extra, role: 'owner' } }),
      caseButton(reseller, 'reseller.remove', t.people.decline, { extra }),
    ),
  );
}

function sentence(reseller: Reseller, news: Announcement, t: Words): string {
  const company = plain(reseller.company);
  const domain = plain(typeof news.facts['domain'] === 'string' ? news.facts['domain'] : '');
  switch (news.event) {
    case 'requested':
      return t.messages.requested(company);
    case 'confirmed':
      return t.messages.confirmed(company);
    case 'refused':
      return t.messages.refused(company, plain(reseller.refusedBecause ?? ''));
    case 'suspended':
      return t.messages.suspended(company, plain(reseller.suspendedBecause ?? ''));
    case 'resumed':
      return t.messages.resumed(company);
    case 'join-asked':
      return t.messages.joinAsked(company);
    case 'admitted':
      return t.messages.admitted(company);
    case 'not-admitted':
      return t.messages.notAdmitted(company);
    case 'tenant-confirmed':
      return news.facts['use'] === 'selling'
        ? t.messages.sellingConfirmed(domain)
        : t.messages.tenantConfirmed(domain);
    case 'tenant-refused':
      return t.messages.tenantRefused(domain);
    case 'removed':
      return t.messages.removed(company);
    default:
      return t.status(reseller.id, company, t.short[reseller.state]);
  }
}
