import { compareCompanyNames } from '../../domain/company-name.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProven, type Reseller, type ResellerFindings } from '../../domain/reseller.ts';
import { plain } from './card.ts';
import type { Language } from './language.ts';
import { spoken } from './spoken.ts';

const en = {
  name: (id: string, company: string) => `Partner ID ${id} is **${company}** at Microsoft`,
  otherName: (id: string, company: string, stated: string) =>
    `Partner ID ${id} is **${company}** at Microsoft; stated here: **${stated}**`,
  noName: (id: string) => `Microsoft does not know the partner ID ${id}`,
  agreement: {
    signed: 'Microsoft Partner Agreement signed',
    unsigned: 'Microsoft Partner Agreement not signed yet',
    'other-region': 'The partner ID belongs to another region than our account',
    'no-reseller-account': 'Not enrolled at Microsoft as an indirect reseller',
    unknown: 'Microsoft does not say whether the partner agreement is signed',
  },
  relationship: {
    active: (account: string) => `Reseller relationship with ${account} is active`,
    missing: (account: string) => `No reseller relationship with ${account} yet`,
    unknown: (account: string) => `Reseller relationship with ${account}: not known`,
  },
  partnerIdThere: (id: string) => `Microsoft keeps that relationship under partner ID ${id}`,
  notProven:
    'Agreement and relationship: our people look at them, and at whether the tenant you sell from is yours',
};

type Words = typeof en;

const de: Words = {
  name: (id, company) => `Die Partner-ID ${id} ist bei Microsoft **${company}**`,
  otherName: (id, company, stated) =>
    `Die Partner-ID ${id} ist bei Microsoft **${company}**; hier angegeben: **${stated}**`,
  noName: (id) => `Microsoft kennt die Partner-ID ${id} nicht`,
  agreement: {
    signed: 'Der Microsoft-Partnervertrag ist unterschrieben',
    unsigned: 'Der Microsoft-Partnervertrag ist noch nicht unterschrieben',
    'other-region': 'Die Partner-ID gehört zu einer anderen Region als unser Konto',
    'no-reseller-account': 'Bei Microsoft nicht als indirekter Reseller angemeldet',
    unknown: 'Microsoft sagt nicht, ob der Partnervertrag unterschrieben ist',
  },
  relationship: {
    active: (account) => `Die Reseller-Beziehung mit ${account} besteht`,
    missing: (account) => `Noch keine Reseller-Beziehung mit ${account}`,
    unknown: (account) => `Reseller-Beziehung mit ${account}: nicht bekannt`,
  },
  partnerIdThere: (id) => `Microsoft führt diese Beziehung unter der Partner-ID ${id}`,
  notProven:
    'Vertrag und Beziehung: Unsere Leute sehen nach, auch ob der Mandant, aus dem Sie verkaufen, Ihrer ist',
};

/** What Partner Center says about a reseller, in the words of both sides. */
export const checkWords = spoken<Words>({ en, de });

/**
 * The same for a registrant. As long as nobody has proved or confirmed that the tenant they say they sell from is
 * theirs, they read nothing about whoever sells from there.
 */
export function findingLinesFor(
  reseller: Pick<Reseller, 'company' | 'partnerId' | 'tenants'>,
  findings: ResellerFindings,
  account: PartnerAccount | undefined,
  language: Language,
): readonly FindingLine[] {
  const all = findingLines(reseller, findings, account, language);
  return isProven(reseller) ? all : [...all.slice(0, 1), { sign: '◷', text: checkWords(language).notProven }];
}

interface FindingLine {
  readonly sign: string;
  readonly text: string;
}

/** The findings as lines with a sign, the name first: for the provider's staff. */
export function findingLines(
  reseller: Pick<Reseller, 'company' | 'partnerId'>,
  findings: ResellerFindings,
  account: PartnerAccount | undefined,
  language: Language,
): readonly FindingLine[] {
  const t = checkWords(language);
  const { nameAtMicrosoft: name, agreement, relationship, partnerIdThere } = findings;
  const legalName = plain(account?.legalName ?? '?');
  const id = plain(reseller.partnerId);
  const isOther = name !== undefined && compareCompanyNames(name, reseller.company) === 'different';
  const signOf = { signed: '✓', active: '✓', unknown: '?' } as Readonly<Record<string, string>>;
  return [
    name === undefined
      ? { sign: '✗', text: t.noName(id) }
      : isOther
        ? { sign: '⚠', text: t.otherName(id, plain(name), plain(reseller.company)) }
        : { sign: '✓', text: t.name(id, plain(name)) },
    { sign: signOf[agreement] ?? '✗', text: t.agreement[agreement] },
    { sign: signOf[relationship] ?? '✗', text: t.relationship[relationship](legalName) },
    ...(partnerIdThere === undefined || partnerIdThere === reseller.partnerId
      ? []
      : [{ sign: '⚠', text: t.partnerIdThere(plain(partnerIdThere)) }]),
  ];
}
