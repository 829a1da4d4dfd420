import type { Company } from '../../domain/order-draft.ts';
import { alternativePrefixes, readPrefix } from '../../domain/tenant-prefix.ts';
import { isProblem } from '../../errors.ts';
import { accountOf, conversationMs, type BuyersContext } from './context.ts';
import type { AddressCheck, PrefixCheck } from './port.ts';

/** See Buyers.checkAddress. An address without street, city or country is unknown without asking. */
export async function checkAddress(
  context: BuyersContext,
  accountId: string,
  company: Partial<Company>,
): Promise<AddressCheck> {
  const { line1, line2, city, state, postalCode, country } = company;
  if (line1 === undefined || city === undefined || country === undefined) return { kind: 'unknown' };
  const address = { line1, line2, city, state, postalCode, country: country.toUpperCase() };
  const opinion = await context.customers.validateAddress(accountOf(context, accountId), address);
  if (opinion.kind === 'confirm' || opinion.kind === 'choose')
    return { kind: 'suggestions', suggestions: opinion.suggestions };
  return { kind: opinion.kind };
}

/** With the one asked for, the calls of one check. */
const mostAlternatives = 4;

/** See Buyers.checkPrefix. Every one that is called free has been asked about at Microsoft, at most two minutes ago. */
export async function checkPrefix(
  context: BuyersContext,
  accountId: string,
  typed: string,
  companyName: string,
): Promise<PrefixCheck> {
  const account = accountOf(context, accountId);
  const reading = readPrefix(typed);
  if (reading.kind === 'not-allowed') return { kind: 'not-allowed', reason: reading.reason };
  const { prefix } = reading;
  // A name that is free is asked about where it is proposed, taken and shown once more: creating the tenant tells anyhow.
  const isTaken = (name: string) =>
    context.memory.recall(
      `prefix ${account.id} ${name}`,
      conversationMs,
      () => context.customers.domainIsTaken(account, `${name}.onmicrosoft.com`),
      (taken) => !taken,
    );
  if (!(await isTaken(prefix))) return { kind: 'free', prefix };
  const candidates = alternativePrefixes(prefix, { name: companyName }, mostAlternatives);
  const checked = await Promise.all(
    candidates.map(async (name) => ({ name, isTaken: await isTaken(name).catch(asTaken) })),
  );
  return { kind: 'taken', prefix, free: checked.filter((one) => !one.isTaken).map(({ name }) => name) };
}

/** What Microsoft does not tell is not offered. */
function asTaken(error: unknown): true {
  if (isProblem(error) && error.kind !== 'unauthorised') return true;
  throw error;
}
