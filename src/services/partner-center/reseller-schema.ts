import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { IndirectReseller } from './reseller-port.ts';
import { guid, optionalText } from './wire-values.ts';

/** Contract 13. */
export const profileSchema = caseless(
  z
    .object({ partnername: z.string(), mpnid: z.coerce.string() })
    .transform((wire) => ({ name: wire.partnername, mpnId: wire.mpnid })),
);

export const agreementStatusSchema = caseless(
  z.object({ isagreementsigned: z.boolean() }).transform((wire) => wire.isagreementsigned),
);

/** Contract 4.3. */
export const indirectResellersSchema = caseless(
  z
    .object({
      items: z
        .array(
          z
            .object({
              id: guid,
              name: z.string().nullish(),
              mpnid: z.union([z.string(), z.number().transform(String)]).nullish(),
              state: z.string().nullish(),
              location: optionalText,
            })
            .transform((wire): IndirectReseller => ({
              tenantId: wire.id,
              name: wire.name ?? '',
              mpnId: wire.mpnid || undefined,
              isActive: sameEnum(wire.state, 'active'),
              country: wire.location?.toUpperCase(),
            })),
        )
        .nullish(),
    })
    .transform((wire) => wire.items ?? []),
);
