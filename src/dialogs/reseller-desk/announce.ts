import { countryName } from '../../domain/markets.ts';
import { maySell, sellingTenant, type Reseller, type ResellerPerson } from '../../domain/reseller.ts';
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
import type { Announcement, Audience } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { findingLines } from '../kit/reseller-checks.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import type { ResellerDeskServices } from './services.ts';
import { words, type Words } from './text.ts';

/** The staff's card of a registration as it stands, and one sentence for what happened; undefined for all others. */
export async function announceToDesk(
  services: ResellerDeskServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  if (!services.isHomeTenant(audience.tenantId)) return undefined;
  const asker = { tenantId: audience.tenantId, userId: audience.userId, staff: true };
  const reseller = await services.resellers.find(news.caseId, asker);
  if (reseller === undefined) return undefined;
  const people = await services.resellers.people(reseller.id, asker);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: deskCard(services, reseller, people, audience),
    message: repeat + sentence(reseller, people, news, audience),
  };
}

const looks = {
  requested: { sign: '◷', style: 'accent' },
  confirmed: { sign: '✓', style: 'good' },
  refused: { sign: '–', style: 'emphasis' },
  suspended: { sign: '⚠', style: 'warning' },
} as const;

/** A reason of a few words; the registrant's card shows it. */
export const longestReason = 300;

function deskCard(
  services: ResellerDeskServices,
  reseller: Reseller,
  people: readonly ResellerPerson[],
  reader: Audience,
): Card {
  const t = words(reader.language).card;
  const { state, checked, refusedBecause } = reseller;
  const look = looks[state];
  const account = services.customers.account(reseller.accountId);
  const isOpen = state === 'requested';
  const isReady = checked !== undefined && maySell(checked.findings);
  const button = (verb: string, title: string, primary = false): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: reseller.id,
    version: reseller.version,
    primary,
  });
  const named = people.map((one) => {
    const roles =
      one.state === 'asked' && one.roles.length === 0 ? [t.asks] : one.roles.map((r) => t.roles[r]);
    return `${plain(one.name)} (${roles.join(', ')})`;
  });
  const domains = (use: string) =>
    reseller.tenants.flatMap((tenant) => (tenant.use === use ? [plain(tenant.domain)] : [])).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [t.company, plain(reseller.company)],
    [t.country, plain(countryName(reseller.country, reader.language))],
    [t.partnerId, plain(reseller.partnerId)],
    [t.account, plain(account?.legalName ?? '')],
    [t.selling, domains('selling')],
    [t.ownUse, domains('own-use')],
    [t.askedTenants, (reseller.asked ?? []).map((one) => plain(one.said)).join(', ')],
    [t.people, named.join('; ')],
    [t.since, moment(reseller.createdAt, reader)],
  ];
  return card(
    heading(t.title(reseller.id, plain(reseller.company))),
    notice(`${look.sign} ${t.states[state]}`, look.style),
    refusedBecause === undefined ? undefined : paragraph(t.because(plain(refusedBecause))),
    checked === undefined || !isOpen
      ? undefined
      : [
          lines(findingLines(reseller, checked.findings, account, reader.language)),
          paragraph(t.checked(moment(checked.at, reader)), { subtle: true, small: true }),
        ],
    isOpen && !isReady ? paragraph(t.notYet) : undefined,
    isOpen ? unproven(reseller, people, t) : undefined,
    facts(rows.filter(([, value]) => value !== '')),
    state === 'refused' ? undefined : askedParts(reseller, t),
    isOpen
      ? [
          buttons(
            ...(isReady ? [button('reseller-desk.confirm', t.confirm, true)] : []),
            button('reseller-desk.check', t.check),
            { kind: 'fold', id: 'refuse', title: t.refuse },
          ),
          folded('refuse', [
            paragraph(t.why),
            textInput({ id: 'reason', label: t.reason, error: t.reasonMissing, maxLength: longestReason }),
            buttons(button('reseller-desk.refuse', t.refuseYes)),
          ]),
        ]
      : undefined,
  );
}

/** Whoever registers a company without being signed in where it sells from may be anybody: ids and domains are no secrets. */
function unproven(reseller: Reseller, people: readonly ResellerPerson[], t: Words['card']): CardElement[] {
  const selling = sellingTenant(reseller);
  const elsewhere = people.filter((one) => one.roles.length > 0 && one.tenantId !== selling?.tenantId);
  return elsewhere.map((one) => {
    const at = reseller.tenants.find(({ tenantId }) => tenantId === one.tenantId)?.domain;
    const domain = at === undefined ? t.otherTenant : plain(at);
    return notice(`⚠ ${t.elsewhere(plain(one.name), domain, plain(selling?.domain ?? ''))}`, 'attention');
  });
}

/** Tenants the company says are its own: whoever looks them up decides, one by one. */
function askedParts(reseller: Reseller, t: Words['card']): CardElement[] {
  return (reseller.asked ?? []).slice(0, mostAsked).map(({ tenantId, domain, said }) => {
    const button = (verb: string, title: string): Button => ({
      kind: 'case',
      verb,
      title,
      caseId: reseller.id,
      version: reseller.version,
      extra: { tenant: tenantId },
    });
    const shown = domain === said ? said : `${said} · ${domain}`;
    return section(
      paragraph(t.tenantAsked(plain(reseller.company), plain(shown), plain(tenantId))),
      buttons(button('reseller-desk.tenant', t.tenantYes), button('reseller-desk.not-theirs', t.tenantNo)),
    );
  });
}

/** More than these come up when the first are decided. */
const mostAsked = 5;

function sentence(
  reseller: Reseller,
  people: readonly ResellerPerson[],
  news: Announcement,
  { language }: Audience,
): string {
  const t = words(language);
  const company = plain(reseller.company);
  const { domain, tenantId, userId } = news.facts;
  switch (news.event) {
    case 'requested':
      return t.messages.requested(company);
    case 'unreached': {
      const missing = people.find((one) => one.tenantId === tenantId && one.userId === userId);
      const who = plain(missing?.name ?? '') || t.messages.somebody;
      return t.messages.unreached(who, company, unreachedWhy(news, language));
    }
    case 'tenant-asked':
      return t.messages.tenantAsked(company, plain(typeof domain === 'string' ? domain : ''));
    case 'tenant-added':
      return t.messages.tenantAdded(company, plain(typeof domain === 'string' ? domain : ''));
    default:
      return t.status(reseller.id, company, t.card.states[reseller.state]);
  }
}
