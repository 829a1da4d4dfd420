import { z } from 'zod';

/** The proof file, see docs/proof.md. Unknown fields are refused: nothing unchecked may stand in it. */
const person = z.strictObject({ tenantId: z.string(), userId: z.string() });
const facts = z.record(z.string(), z.unknown());
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.strictObject({ seq: z.int().nonnegative(), hash });
const happening = z.strictObject({ name: z.string(), at: z.number(), by: person.optional(), facts });

const entryContent = z.strictObject({
  trail: z.string(),
  about: z.strictObject({
    orderId: z.string().optional(),
    approvalId: z.string().optional(),
    customerTenantId: z.string().optional(),
  }),
  name: z.string(),
  by: person.optional(),
  at: z.number(),
  facts,
  salt: z.string(),
});

const order = z.strictObject({
  id: z.string(),
  resellerId: z.string(),
  /** What was placed last, exactly as it was shown; the fingerprint in the trail is of it. */
  placed: facts.optional(),
  sold: z
    .strictObject({
      orders: z.array(z.string()),
      subscriptions: z.array(z.strictObject({ id: z.string(), quantity: z.number() })),
    })
    .optional(),
  events: z.array(happening),
});

const agreement = z.strictObject({
  customer_tenant_id: z.string(),
  account_id: z.string(),
  order_id: z.string(),
  template_id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  signed_on: z.string(),
  recorded_by_tenant_id: z.string(),
  recorded_by_user_id: z.string(),
  recorded_at: z.number(),
  answer: z.string(),
});

export const bundleShape = z.strictObject({
  format: z.literal('csp-concierge-proof'),
  version: z.literal(1),
  made: z.strictObject({ at: z.number(), for: person, by: z.string() }),
  about: z.union([
    z.strictObject({ orderId: z.string() }),
    z.strictObject({ customerTenantId: z.string(), domain: z.string().optional() }),
  ]),
  orders: z.array(order),
  approvals: z.array(
    z.strictObject({
      id: z.string(),
      orderId: z.string(),
      fingerprint: hash,
      events: z.array(happening),
    }),
  ),
  agreements: z.array(agreement),
  relationships: z.array(
    z.strictObject({
      invitationId: z.string(),
      customerTenantId: z.string(),
      accountId: z.string(),
      source: z.string(),
      acceptedAt: z.number(),
    }),
  ),
  /** Not part of any trail: for reading only. */
  unproven: z.strictObject({
    people: z.array(z.strictObject({ ...person.shape, name: z.string() })),
    seen: z.array(
      z.strictObject({
        accountId: z.string(),
        tenantId: z.string(),
        name: z.string(),
        domain: z.string(),
        state: z.string(),
        seenAt: z.number(),
      }),
    ),
  }),
  trails: z.array(
    z.strictObject({
      trail: z.string(),
      head,
      /** Of every entry, in order: the first is that of entry 1. */
      contentHashes: z.array(hash),
      entries: z.array(z.strictObject({ seq: z.int().positive(), content: entryContent })),
    }),
  ),
  signature: z.strictObject({ publicKey: z.string(), value: z.string() }),
});

export type ProofBundle = z.infer<typeof bundleShape>;
export type UnsignedBundle = Omit<ProofBundle, 'signature'>;
export type ProofHappening = ProofBundle['orders'][number]['events'][number];
export type EntryContent = z.infer<typeof entryContent>;
export { entryContent };
