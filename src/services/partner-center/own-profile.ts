import { z } from 'zod';
import { caseless } from './caseless.ts';
import type { OwnProfile } from './own-profile-port.ts';
import { profileSchema } from './reseller-schema.ts';
import { createWire, type Call, type WireOptions } from './wire.ts';

const companySchema = caseless(
  z
    .object({
      companyname: z.string().nullish(),
      address: z.object({ country: z.string().nullish() }).nullish(),
    })
    .transform((wire) => ({
      name: wire.companyname ?? '',
      country: wire.address?.country?.toUpperCase() || undefined,
    })),
);

/** The account's own profiles over HTTP. See OwnProfile for what each method promises. */
export function createOwnProfile(options: WireOptions): OwnProfile {
  const wire = createWire(options);
  const reading = (call: Pick<Call, 'account' | 'operation' | 'path' | 'as'>): Call => ({
    ...call,
    method: 'GET',
    effect: 'repeatable',
  });
  return {
    partner: (account) =>
      wire.read(
        reading({ account, operation: 'GET own partner profile', path: '/v1/profiles/mpn', as: 'user' }),
        profileSchema,
      ),
    company: (account) =>
      wire.read(
        reading({
          account,
          operation: 'GET own company profile',
          path: '/v1/profiles/legalbusiness',
          as: 'app',
        }),
        companySchema,
      ),
  };
}
