import { z } from 'zod';
import { cloudWays } from '../domain/cloud-ways.ts';
import { languages, type Language } from '../domain/language.ts';
import { letterFault, type LetterFault, type OwnLetter } from '../domain/own-letter.ts';
import type { PartnerAccount } from '../domain/partner-account.ts';
import { checkWrittenLink, type LinkFault } from '../domain/relationship-link.ts';
import type { Config } from './config.ts';
import { contactSchema } from './provider-file.ts';
import { link } from './provider-kinds.ts';
import { settings } from './settings.ts';

// What the provider's staff may change while the service runs, by the rules of the file and of the environment.

export type Contact = z.output<typeof contactSchema>;

/** What is in force of it, read. */
export interface Changed {
  /** By account id: `fetch`, or a link that is this account's. */
  readonly links: Readonly<Record<string, string>>;
  readonly contact?: Contact;
  readonly reminderDays?: readonly number[];
  readonly invitationDays?: number;
  readonly letters: Readonly<Partial<Record<Language, OwnLetter>>>;
}

export type SettingFault =
  | { readonly kind: 'unknown-key' | 'malformed' | 'not-a-link' | 'fetch-not-possible' }
  | { readonly kind: Exclude<LinkFault, 'not-a-url' | 'wrong-reseller'> }
  | { readonly kind: 'not-days' | 'not-a-number' | 'not-a-contact' }
  | LetterFault;

export type ReadSetting =
  | { readonly kind: 'valid'; readonly changed: Partial<Changed> }
  | { readonly kind: 'fault'; readonly fault: SettingFault };

/** One thing that may be changed: `link.europe`, `reminder-days`, `letter.de`. */
export interface ChangeableSetting {
  readonly key: string;
  readonly about: 'link' | 'contact' | 'reminder-days' | 'invitation-days' | 'letter';
  /** Of a link. */
  readonly account?: PartnerAccount;
  /** Of a letter. */
  readonly language?: Language;
  /** As the file or the environment says, in the form it is written in; null: the product's own words. */
  readonly base: unknown;
  read(value: unknown): ReadSetting;
}

const letterSchema = z.strictObject({ subject: z.string().trim(), words: z.string().trim() });

const fault = (kind: Exclude<SettingFault, { found: string }>['kind']): ReadSetting => ({
  kind: 'fault',
  fault: { kind },
});

/** Everything that may be changed, in the order it is shown in. */
export function changeableSettings(
  config: Pick<Config, 'provider' | 'reminderDays' | 'invitationDays'>,
): readonly ChangeableSetting[] {
  const { perRegion: _perRegion, ...contact } = config.provider.provider.contact;
  return [
    ...config.provider.accounts.map((account) => ({
      key: `link.${account.id}`,
      about: 'link' as const,
      account,
      base: account.link,
      read: (value: unknown) => readLink(account, value),
    })),
    { key: 'contact', about: 'contact', base: contact, read: readContact },
    {
      key: 'reminder-days',
      about: 'reminder-days',
      base: config.reminderDays.join(',') || 'none',
      read: readReminderDays,
    },
    {
      key: 'invitation-days',
      about: 'invitation-days',
      base: String(config.invitationDays),
      read: readInvitationDays,
    },
    ...languages.map((language) => ({
      key: `letter.${language}`,
      about: 'letter' as const,
      language,
      base: null,
      read: (value: unknown) => readLetter(language, value),
    })),
  ];
}

/** The file's rule for a link, and the check every link goes through before a customer sees it. */
function readLink(account: PartnerAccount, value: unknown): ReadSetting {
  const read = link.safeParse(typeof value === 'string' ? value.trim() : value);
  if (!read.success) return fault('not-a-link');
  if (read.data === 'fetch') {
    if (cloudWays[account.cloud].invitation === 'configured') return fault('fetch-not-possible');
    return { kind: 'valid', changed: { links: { [account.id]: 'fetch' } } };
  }
  const check = checkWrittenLink(account, read.data);
  if (check.kind === 'valid') return { kind: 'valid', changed: { links: { [account.id]: check.link } } };
  const { reason } = check;
  return fault(reason === 'not-a-url' || reason === 'wrong-reseller' ? 'not-a-link' : reason);
}

function readContact(value: unknown): ReadSetting {
  const read = contactSchema.safeParse(value);
  return read.success ? { kind: 'valid', changed: { contact: read.data } } : fault('not-a-contact');
}

function readReminderDays(value: unknown): ReadSetting {
  const read = settings.reminderDays.schema.safeParse(value);
  return read.success ? { kind: 'valid', changed: { reminderDays: read.data } } : fault('not-days');
}

function readInvitationDays(value: unknown): ReadSetting {
  const read = settings.invitationDays.schema.safeParse(value);
  return read.success ? { kind: 'valid', changed: { invitationDays: read.data } } : fault('not-a-number');
}

function readLetter(language: Language, value: unknown): ReadSetting {
  const read = letterSchema.safeParse(value);
  if (!read.success) return fault('malformed');
  const wrong = letterFault(read.data);
  return wrong === undefined
    ? { kind: 'valid', changed: { letters: { [language]: read.data } } }
    : { kind: 'fault', fault: wrong };
}
