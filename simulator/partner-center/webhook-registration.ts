import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import { failure, ok, throttled, toCamelCase, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { createLimiter } from './limits.ts';

/** Events an account can register for (contract 11.3). */
export const availableEvents: readonly string[] = [
  'test-created',
  'subscription-updated',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'invoice-ready',
  'usagerecords-thresholdExceeded',
  'azure-fraud-event-detected',
];

const registrationShape = z.object({
  webhookUrl: z.url(),
  webhookEvents: z.array(z.string()).min(1),
  signatureTokenToMsSignatureHeader: z.boolean().optional(),
});

type Endpoint = (context: SimulatorContext, call: PartnerCall) => Promise<PartnerAnswer> | PartnerAnswer;

/** The registration of webhooks: one per account, no way to delete it (contract 11). */
export function createRegistrationEndpoints(): Record<
  'events' | 'read' | 'create' | 'replace' | 'validate' | 'validation',
  Endpoint
> {
  const validationsPerMinute = createLimiter(2, 60_000);
  return {
    events: () => ok(availableEvents),
    read: (context, { account }) => {
      const shown = context.world.state.switches.webhookRegistration;
      if (account.webhook === null || shown === 'none') return noRegistration();
      const { subscriberId, url, events, signatureTokenToMsSignatureHeader } = account.webhook;
      return ok({
        subscriberId,
        webhookUrl: shown === 'elsewhere' ? 'https://old.opendoor.example/webhooks' : url,
        webhookEvents: shown === 'fewer-events' ? events.slice(0, 1) : events,
        signatureTokenToMsSignatureHeader,
      });
    },
    create: (context, call) =>
      call.account.webhook === null
        ? register(context, call)
        : failure(409, 409, 'A webhook registration exists already; update it instead.'),
    replace: (context, call) => (call.account.webhook === null ? noRegistration() : register(context, call)),
    validate: (context, call) => {
      const { account } = call;
      const wait = validationsPerMinute.take(account.id, context.world.now().getTime());
      if (wait !== undefined) return throttled(wait);
      if (account.webhook === null) return noRegistration();
      if (!account.webhook.events.includes('test-created')) {
        return failure(400, 800002, 'Register for test-created before asking for a validation event.');
      }
      return ok({ correlationId: sendTestEvent(context, account) });
    },
    validation: (context, call) => {
      const event = context.world.state.validationEvents.find(
        (candidate) =>
          candidate.correlationId === call.params['correlationId'] && candidate.accountId === call.account.id,
      );
      if (event === undefined) return failure(404, 1000, 'Not found');
      const { correlationId, status, callbackUrl, results } = event;
      return ok({ correlationId, partnerId: call.account.tenantId, status, callbackUrl, results });
    },
  };
}

const noRegistration = () => failure(404, 1000, 'There is no webhook registration.');

async function register(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const parsed = registrationShape.safeParse(toCamelCase(await readJson(call.exchange)));
  const unknown = parsed.data?.webhookEvents.filter((name) => !availableEvents.includes(name)) ?? [];
  if (!parsed.success || unknown.length > 0) return failure(400, 800002, 'Invalid request input');
  const { webhookUrl, webhookEvents, signatureTokenToMsSignatureHeader = false } = parsed.data;
  const subscriberId = call.account.webhook?.subscriberId ?? randomUUID();
  context.world.change(() => {
    call.account.webhook = {
      url: webhookUrl,
      events: webhookEvents,
      signatureTokenToMsSignatureHeader,
      subscriberId,
    };
  });
  return ok({ SubscriberId: subscriberId, WebhookUrl: webhookUrl, WebhookEvents: webhookEvents });
}

/** Remembers the validation event and sends it; returns its correlation id. */
function sendTestEvent(context: SimulatorContext, account: SimPartnerAccount): string {
  const correlationId = randomUUID();
  const createdAt = context.world.now().toISOString();
  context.world.change((state) => {
    state.validationEvents = state.validationEvents.slice(-99);
    state.validationEvents.push({
      correlationId,
      accountId: account.id,
      callbackUrl: account.webhook?.url ?? '',
      createdAt,
      status: 'pending',
      results: [],
    });
  });
  context.webhooks.publish(
    account,
    {
      EventName: 'test-created',
      ResourceUri: `http://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents/${correlationId}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: createdAt.replace('Z', '0000+00:00'),
    },
    correlationId,
  );
  return correlationId;
}
