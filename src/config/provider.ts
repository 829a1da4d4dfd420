import type { z } from 'zod';
import type { PartnerAccount } from '../domain/partner-account.ts';
import { didYouMean } from './closest.ts';
import { cloudFaults } from './cloud-rules.ts';
import { notificationFaults } from './notification-rules.ts';
import { accountSchema, providerFileSchema, type AccountEntry, type ProviderFile } from './provider-file.ts';
import { accountFaults, type PlacedAccount, type ProviderFault } from './provider-rules.ts';
import { resellerFaults } from './reseller-rules.ts';

/** The provider as configured: who it is, its partner accounts, its staff and its rules. */
export interface ProviderConfig extends Omit<ProviderFile, 'accounts'> {
  readonly accounts: readonly PartnerAccount[];
}

/**
 * Reads the text of a provider file. Returns every fault at once: a misspelt field in one account does not hide that
 * two others overlap. `provider` is there only when there is no fault; `accounts` are those that could be read.
 */
export function parseProviderFile(text: string): {
  provider: ProviderConfig | undefined;
  accounts: readonly PlacedAccount[];
  faults: readonly ProviderFault[];
} {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { provider: undefined, accounts: [], faults: [{ path: '', sentence: `is not JSON: ${detail}.` }] };
  }
  const parsed = providerFileSchema.safeParse(raw);
  const accounts = readableAccounts(raw);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(toFaults)),
    ...accountFaults(accounts),
    ...(parsed.success ? wholeFaults(parsed.data) : []),
  ];
  const provider =
    parsed.success && faults.length === 0
      ? { ...parsed.data, accounts: accounts.map((placed) => placed.account) }
      : undefined;
  return { provider, accounts, faults };
}

function readableAccounts(raw: unknown): PlacedAccount[] {
  const list = raw !== null && typeof raw === 'object' && 'accounts' in raw ? raw.accounts : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const parsed = accountSchema.safeParse(entry);
    return parsed.success ? [{ index, account: toAccount(parsed.data) }] : [];
  });
}

const toAccount = (entry: AccountEntry): PartnerAccount => ({
  ...entry,
  markets: [...new Set(entry.markets)].sort(),
});

function wholeFaults(file: ProviderFile): ProviderFault[] {
  const faults: ProviderFault[] = [];
  if (file.staff.people.length + file.staff.groups.length === 0) {
    faults.push({
      path: 'staff',
      sentence: 'names neither people nor groups, so nobody would hear of anything.',
    });
  }
  faults.push(...resellerFaults(file), ...cloudFaults(file), ...notificationFaults(file));
  const ids = file.accounts.map((account) => account.id);
  for (const id of Object.keys(file.provider.contact.perRegion)) {
    if (ids.includes(id)) continue;
    faults.push({
      path: `provider.contact.perRegion.${id}`,
      sentence: `is no account.${didYouMean(id, ids)}`,
    });
  }
  return faults;
}

function toFaults(issue: z.core.$ZodIssue): ProviderFault[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      path: path ? `${path}.${name}` : name,
      sentence: `is not a field.${didYouMean(name, knownFields)}`,
    }));
  }
  // A union reports the faults of each alternative; those of the one that got furthest say the most.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().filter((one) => one.code !== 'invalid_type');
    if (inner.length > 0)
      return inner.flatMap((one) => toFaults({ ...one, path: [...issue.path, ...one.path] }));
  }
  // zod's own words about an absent field say less than "is missing".
  const bare =
    issue.code === 'invalid_type' && issue.input === undefined && issue.message.startsWith('Invalid input');
  const message = bare ? 'is missing' : issue.message;
  return [{ path, sentence: /[.?]$/.test(message) ? message : `${message}.` }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

const knownFields: readonly string[] = fieldNames(providerFileSchema);

function fieldNames(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if ('shape' in schema && schema.shape !== null && typeof schema.shape === 'object') {
    return Object.entries(schema.shape).flatMap(([name, inner]) => [name, ...fieldNames(inner)]);
  }
  if ('element' in schema) return fieldNames(schema.element);
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return fieldNames(schema.unwrap());
  return [];
}
