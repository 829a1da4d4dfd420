import type { PartnerAccount } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import { errorBody } from '../http/problem-from-answer.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { PartnerCenter, PresentWebhook, WebhookRegistration } from './port.ts';
import {
  eventNamesSchema,
  registrationSchema,
  validationEventSchema,
  validationRequestSchema,
} from './schema.ts';
import type { Call, Wire } from './wire.ts';

type Webhooks = Pick<
  PartnerCenter,
  'webhook' | 'ensureWebhook' | 'webhookEvents' | 'requestValidationEvent' | 'validationEvent'
>;

const root = '/webhooks/v1/registration';

/** The webhook part of PartnerCenter (contract 11): one registration per account, no delete. */
export function createWebhooks(wire: Wire): Webhooks {
  const call = (account: PartnerAccount, method: Call['method'], path: string, what: string): Call => ({
    account,
    operation: `${method} ${what}`,
    method,
    path: root + path,
    as: 'app',
    effect: 'repeatable',
  });

  async function register(account: PartnerAccount, wanted: WebhookRegistration, method: 'POST' | 'PUT') {
    const body = {
      WebhookUrl: wanted.url,
      WebhookEvents: wanted.events,
      // Many gateways take the Authorization header for themselves (contract 11.2).
      SignatureTokenToMsSignatureHeader: true,
    };
    const registering: Call = { ...call(account, method, '', 'webhook registration'), body };
    const answer = await wire.send(registering);
    if (answer.status === 409 && method === 'POST') return 'exists';
    if (answer.status < 200 || answer.status > 299) throw wire.problem(registering, answer);
    return 'done';
  }

  return {
    webhook: async (account) => {
      try {
        return await wire.read(call(account, 'GET', '', 'webhook registration'), registrationSchema);
      } catch (error) {
        if (isProblem(error, 'not-found')) return undefined;
        throw error;
      }
    },
    ensureWebhook: async (account, wanted) => {
      const reading = call(account, 'GET', '', 'webhook registration');
      const answer = await wire.send(reading);
      if (answer.status === 404) {
        // A second instance may have registered in between; then the registration is there to be replaced.
        if ((await register(account, wanted, 'POST')) === 'done') return 'created';
      } else {
        if (answer.status !== 200) throw wire.problem(reading, answer);
        const present = registrationSchema.safeParse(errorBody(answer));
        if (present.success && isAsWanted(present.data, wanted)) return 'unchanged';
      }
      await register(account, wanted, 'PUT');
      return 'updated';
    },
    webhookEvents: (account) =>
      wire.read(call(account, 'GET', '/events', 'webhook events'), eventNamesSchema),
    requestValidationEvent: (account) =>
      wire.read(
        { ...call(account, 'POST', '/validationEvents', 'validation event'), effect: 'once' },
        validationRequestSchema,
      ),
    validationEvent: async (account, correlationId) => {
      const id = guidForPath('partner-center', correlationId);
      return await wire.read(
        call(account, 'GET', `/validationEvents/${id}`, 'validation event'),
        validationEventSchema,
      );
    },
  };
}

/** True when nothing about the registration has to change. */
export function isAsWanted(present: PresentWebhook, wanted: WebhookRegistration): boolean {
  const names = (events: readonly string[]) =>
    [...new Set(events.map((name) => name.toLowerCase()))].sort().join();
  const address = (text: string) => URL.parse(text)?.href ?? text;
  return (
    present.signsInOwnHeader !== false &&
    address(present.url) === address(wanted.url) &&
    names(present.events) === names(wanted.events)
  );
}
