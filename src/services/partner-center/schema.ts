import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { Customer, PartnerRelationship } from './port.ts';
import { guid } from './wire-values.ts';

// What Partner Center answers, only the fields in use, names in lower case (see caseless).

const absentAsUndefined = (text: string | null | undefined) => text ?? undefined;

/** Contract 5.1. Name and domain may be missing from shortened answers; the id may not. */
export const customer = z
  .object({
    id: guid,
    companyprofile: z.object({ companyname: z.string().nullish(), domain: z.string().nullish() }).nullish(),
    relationshiptopartner: z.string().nullish(),
  })
  .transform((wire): Customer => ({
    tenantId: wire.id,
    companyName: wire.companyprofile?.companyname ?? '',
    domain: (wire.companyprofile?.domain ?? '').toLowerCase(),
    isReseller: sameEnum(wire.relationshiptopartner, 'reseller'),
  }));

export const customerSchema = caseless(customer);

const links = z
  .object({
    next: z
      .object({ headers: z.array(z.object({ key: z.string(), value: z.string().nullish() })).nullish() })
      .nullish(),
  })
  .nullish();

/** A seek collection (contract 3.4): the token of the next page stands in the body, in the next link, or in both. */
export const customersPageSchema = caseless(
  z
    .object({ items: z.array(customer).nullish(), continuationtoken: z.string().nullish(), links })
    .transform((wire) => ({
      items: wire.items ?? [],
      continuationToken: (wire.continuationtoken || tokenOfNextLink(wire.links)) ?? undefined,
    })),
);

function tokenOfNextLink(wire: z.output<typeof links>): string | undefined {
  const headers = wire?.next?.headers ?? [];
  return headers.find(({ key }) => key.toLowerCase() === 'ms-continuationtoken')?.value || undefined;
}

/** Contract 4.3. */
export const relationshipsSchema = caseless(
  z.object({
    items: z
      .array(
        z
          .object({
            id: guid,
            name: z.string().nullish(),
            mpnid: z.coerce.string().nullish(),
            state: z.string().nullish(),
          })
          .transform((wire): PartnerRelationship => ({
            tenantId: wire.id,
            name: wire.name ?? '',
            mpnId: absentAsUndefined(wire.mpnid),
            state: absentAsUndefined(wire.state),
          })),
      )
      .nullish()
      .transform((items) => items ?? []),
  }),
);

/** Contract 4.1. */
export const relationshipRequestSchema = caseless(z.object({ url: z.url() }));

/** Contract 11. */
export const registrationSchema = caseless(
  z
    .object({
      webhookurl: z.string(),
      webhookevents: z.array(z.string()).nullish(),
      signaturetokentomssignatureheader: z.boolean().nullish(),
    })
    .transform((wire) => ({
      url: wire.webhookurl,
      events: wire.webhookevents ?? [],
      /** Undefined when the answer does not say, as in the documented ones. */
      signsInOwnHeader: wire.signaturetokentomssignatureheader ?? undefined,
    })),
);

export const eventNamesSchema = z.array(z.string());

export const validationRequestSchema = caseless(
  z.object({ correlationid: z.string().min(1) }).transform((wire) => wire.correlationid),
);

export const validationEventSchema = caseless(
  z
    .object({
      status: z.string().nullish(),
      results: z.array(z.object({ responsecode: z.coerce.string().nullish() })).nullish(),
    })
    .transform((wire) => ({
      status: wire.status ?? 'unknown',
      responseCodes: (wire.results ?? []).flatMap(({ responsecode }) => responsecode ?? []),
    })),
);

const errorCode = z.union([z.number(), z.string()]).nullish();

/** The error bodies of contract 3.5; numbers and texts both occur. The price sheet's API wraps its own in `error`. */
export const errorSchema = caseless(
  z
    .object({
      code: errorCode,
      description: z.string().nullish(),
      statuscode: z.number().nullish(),
      error: z.object({ code: errorCode, message: z.string().nullish() }).nullish(),
    })
    .transform((wire) => ({
      code: textOfCode(wire.code) ?? textOfCode(wire.error?.code),
      description: wire.description ?? wire.error?.message ?? undefined,
    })),
);

function textOfCode(code: number | string | null | undefined): string | undefined {
  return code === null || code === undefined || code === '' ? undefined : String(code);
}
