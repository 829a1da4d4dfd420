import { createHash } from 'node:crypto';
import { z } from 'zod';
import { clouds } from '../../domain/clouds.ts';
import { caseless } from './caseless.ts';

/** What Partner Center POSTs to us (contract 11.1). A hint only: it carries no resource and no id of its own. */
export interface WebhookEvent {
  /** As sent; compare in lower case (contract 11.3). */
  readonly eventName: string;
  readonly resourceName: string | undefined;
  /** Never called; see customerIdOf. */
  readonly resourceUri: string | undefined;
  readonly auditUri: string | undefined;
  /** As sent, an ISO 8601 time. */
  readonly resourceChangeUtcDate: string | undefined;
}

// Optional where the documented samples leave out what the schema of the service calls required.
const text = z
  .string()
  .max(4096)
  .nullish()
  .transform((value) => value ?? undefined);

const eventSchema = caseless(
  z
    .object({
      eventname: z.string().min(1).max(200),
      resourcename: text,
      resourceuri: text,
      audituri: text,
      resourcechangeutcdate: text,
    })
    .transform((wire): WebhookEvent => ({
      eventName: wire.eventname,
      resourceName: wire.resourcename,
      resourceUri: wire.resourceuri,
      auditUri: wire.audituri,
      resourceChangeUtcDate: wire.resourcechangeutcdate,
    })),
);

/** Reads an event's JSON; `unreadable` when it is none. */
export function parseWebhookEvent(
  json: unknown,
): { readonly kind: 'event'; readonly event: WebhookEvent } | { readonly kind: 'unreadable' } {
  const parsed = eventSchema.safeParse(json);
  return parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'unreadable' };
}

/** The same text for every delivery of one event: there is no event id, so its three facts stand for it (11.1). */
export function dedupeKey(event: WebhookEvent): string {
  const facts = [event.eventName.toLowerCase(), event.resourceUri ?? '', event.resourceChangeUtcDate ?? ''];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

const hosts = new Set(Object.values(clouds).map(({ partnerCenterRoot }) => new URL(partnerCenterRoot).host));

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Relationships of Graph are named by a page of the portal, not by an API (contract 11.3). */
const portalHosts = new Set(['partner.microsoft.com']);
const customerPath = new RegExp(`^(?:/webhooks)?/v1/customers/(${guid})(?:/|$)`, 'i');
const relationshipPath = new RegExp(`^/granularAdminRelationships/(${guid}-${guid})(?:/|$)`, 'i');
const validationPath = new RegExp(`^(?:/webhooks)?/v1/registration/validationEvents/(${guid})/?$`, 'i');

/** The customer an event is about, lower case; undefined when it names none or not on a Partner Center host. */
export function customerIdOf(event: WebhookEvent): string | undefined {
  return idIn(event.resourceUri, customerPath, hosts);
}

/** The correlation id of a `test-created` event. */
export function validationIdOf(event: WebhookEvent): string | undefined {
  return idIn(event.resourceUri, validationPath, hosts);
}

/** The delegated admin relationship an event is about, lower case; undefined when it names none. */
export function relationshipIdOf(event: WebhookEvent): string | undefined {
  return idIn(event.resourceUri, relationshipPath, portalHosts);
}

/** Only ids are taken out of the address: documented ones are http or have a wrong prefix, forged ones any host. */
function idIn(address: string | undefined, path: RegExp, on: ReadonlySet<string>): string | undefined {
  const url = URL.parse(address ?? '');
  if (url === null || !on.has(url.host) || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return path.exec(url.pathname)?.[1]?.toLowerCase();
}
