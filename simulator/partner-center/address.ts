import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { Switches } from '../world/types.ts';
import { failure, ok, toCamelCase, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { countryOf, type Country } from './countries.ts';

const addressShape = z.object({
  addressLine1: z.string().trim().min(1).max(200),
  addressLine2: z.string().max(200).nullish(),
  city: z.string().trim().min(1),
  state: z.string().nullish(),
  postalCode: z.string().nullish(),
  country: z.string(),
});
type Address = Partial<z.infer<typeof addressShape>>;
type Status = Exclude<Switches['addressAnswer'], 'by-address' | 'unreadable'>;

interface Verdict {
  status: Status;
  suggestedAddresses: Address[];
  validationMessage?: string;
}

/**
 * `POST /v1/validations/address` (contract 5.4). What the post office would say is decided by the words of the
 * address; the patterns are listed in simulator/README.md.
 */
export async function validateAddress(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const read = addressShape.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!read.success) {
    const property = read.error.issues[0]?.path.join('.');
    return failure(400, 3000, `Invalid property: ${property === '' ? 'address' : property}`);
  }
  const country = countryOf(read.data.country.toUpperCase());
  if (country === undefined) return failure(400, 3000, 'Invalid property: country');
  const { addressAnswer } = context.world.state.switches;
  if (addressAnswer === 'unreadable') return { status: 200, text: '<html><body>Service Unavailable</body>' };
  const original: Address = Object.fromEntries(
    Object.entries({ ...read.data, country: country.iso2 }).filter(([, value]) => value),
  );
  const verdict = addressAnswer === 'by-address' ? judge(original, country) : like(addressAnswer, original);
  return ok({ originalAddress: original, ...verdict });
}

function judge(address: Address, country: Country): Verdict {
  const line = address.addressLine1 ?? '';
  const wrong = misfit(address, country);
  if (wrong !== undefined) return { ...like('None', address), validationMessage: wrong };
  if (uncovered.has(country.iso2)) return like('NotValidated', address);
  if (/\b(nowhere|nirgendwo)\b/i.test(line)) return like('None', address);
  if (/\b(main street|hauptstra(ss|ß)e)\b/i.test(line)) return like('Multiple', address);
  if (/\b(suite|unit|apartment|floor)\s*$/i.test(line)) return like('PremisesPartial', address);
  if (!/\d/.test(line)) return like('StreetPartial', address);
  const spelled = spell(line);
  if (spelled !== line) return like('InteractionRequired', address);
  return like(country.iso2 === 'US' || country.iso2 === 'GB' ? 'VerifiedShippable' : 'Verified', address);
}

/** The answer with this status; suggestions are made from the address, as many as the status has. */
function like(status: Status, address: Address): Verdict {
  const line = address.addressLine1 ?? '';
  const lines = (...texts: string[]) => texts.map((addressLine1) => ({ ...address, addressLine1 }));
  const street = line.replace(/^\d+\s+|\s+\d+\w?$/g, '');
  switch (status) {
    case 'VerifiedShippable':
    case 'Verified':
      return { status, suggestedAddresses: [complete(address)] };
    case 'InteractionRequired':
      return { status, suggestedAddresses: [complete({ ...address, addressLine1: spell(line) })] };
    case 'StreetPartial':
      return { status, suggestedAddresses: numbered(address, street, ['1', '2', '3']) };
    case 'PremisesPartial':
      return { status, suggestedAddresses: lines(`${line} 100`, `${line} 200`) };
    case 'Multiple':
      return {
        status,
        suggestedAddresses: lines(`North ${line}`, `South ${line}`, line).map((one) => complete(one)),
      };
    case 'None':
      return { status, suggestedAddresses: [], validationMessage: 'No match was found for this address.' };
    case 'NotValidated':
      return { status, suggestedAddresses: [] };
  }
}

/** What breaks a rule of the country; states are looked up only where Microsoft does. */
function misfit(address: Address, country: Country): string | undefined {
  const { state = '', postalCode = '' } = address;
  const checked = ['US', 'CA', 'CN', 'MX'].includes(country.iso2);
  if (checked && !country.states.includes((state ?? '').toUpperCase())) {
    return `${state === '' ? 'No state' : `The state ${state}`} is not one of ${country.iso2}.`;
  }
  if (country.postalCodeRequired && !new RegExp(country.postalCodeRegex).test(postalCode ?? '')) {
    return `The postal code does not fit ${country.iso2}.`;
  }
  return undefined;
}

/** The house number stands before the street in English-speaking countries and France, after it elsewhere. */
function numbered(address: Address, street: string, numbers: string[]): Address[] {
  const before = ['US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'IN', 'ZA', 'FR'].includes(address.country ?? '');
  return numbers.map((n) => ({ ...address, addressLine1: before ? `${n} ${street}` : `${street} ${n}` }));
}

/** A US address gets the four digits after its ZIP code. */
function complete(address: Address): Address {
  const short = address.country === 'US' && /^\d{5}$/.test(address.postalCode ?? '');
  return short ? { ...address, postalCode: `${address.postalCode}-8300` } : address;
}

/** The street written out. */
function spell(line: string): string {
  const words: [RegExp, string][] = [
    [/\bSt\.?(?=\s*$|,)/, 'Street'],
    [/\bRd\.?(?=\s|$|,)/, 'Road'],
    [/\bAve\.?(?=\s|$|,)/, 'Avenue'],
    [/\bBlvd\.?(?=\s|$|,)/, 'Boulevard'],
    [/(?<=[a-zß])str\.?(?=\s|$|,)/, 'straße'],
    [/\bStr\.?(?=\s|$|,)/, 'Straße'],
  ];
  return words.reduce((text, [pattern, word]) => text.replace(pattern, word), line);
}

/** Countries whose addresses the service does not know. */
const uncovered: ReadonlySet<string> = new Set([
  'AM',
  'AZ',
  'IQ',
  'KG',
  'MD',
  'MM',
  'SS',
  'TJ',
  'UZ',
  'VE',
  'YE',
]);
