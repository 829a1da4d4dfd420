import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatorContext } from '../context.ts';
import { dropConnection, type Exchange } from '../http/exchange.ts';
import { findRoute, route, type Remote, type Route } from '../http/routes.ts';
import { checkAccess, type Auth } from './access.ts';
import { failure, headerOf, throttled, writeAnswer, type PartnerAnswer } from './answer.ts';
import { auditRecord, auditRecords } from './audit.ts';
import { customerEndpoints, type Endpoint } from './customer-routes.ts';
import { createLimiter } from './limits.ts';
import { createRegistrationEndpoints } from './webhook-registration.ts';

/** Partner Center's REST API, as far as the product uses it; every fault of the control panel happens here. */
export function createPartnerCenter(context: SimulatorContext): Remote {
  const perMinute = createLimiter(500, 60_000);
  const registration = createRegistrationEndpoints();
  const routes: Route[] = [];
  const serve = (method: string, path: string, auth: Auth, endpoint: Endpoint) =>
    routes.push(
      route(method, path, async (exchange, params) => {
        await pretend(context, exchange, async () => {
          const access = await checkAccess(context, exchange, auth);
          if (access.kind === 'refused') return access.answer;
          const { account, appOnly, mfa } = access;
          const wait = path.startsWith('/v1/customers')
            ? perMinute.take(account.id, context.world.now().getTime())
            : undefined;
          if (wait !== undefined) return throttled(wait);
          const answer = await endpoint(context, {
            exchange,
            account,
            appOnly,
            params,
            query: exchange.query,
          });
          return headerOf(exchange, 'validatemfa')?.toLowerCase() === 'true'
            ? { ...answer, headers: { ...answer.headers, isMfaCompliant: String(mfa) } }
            : answer;
        });
      }),
    );
  for (const row of customerEndpoints) serve(...row);
  serve('GET', '/v1/auditrecords', 'both', auditRecords);
  serve('GET', '/auditactivity/v1/auditrecords/:recordId', 'both', auditRecord);
  serve('GET', '/webhooks/v1/registration/events', 'both', registration.events);
  serve('GET', '/webhooks/v1/registration', 'both', registration.read);
  serve('POST', '/webhooks/v1/registration', 'both', registration.create);
  serve('PUT', '/webhooks/v1/registration', 'both', registration.replace);
  serve('POST', '/webhooks/v1/registration/validationEvents', 'both', registration.validate);
  serve('GET', '/webhooks/v1/registration/validationEvents/:correlationId', 'both', registration.validation);
  return {
    hosts: ['api.partnercenter.microsoft.com'],
    handle: async (exchange) => {
      const found = findRoute(routes, exchange);
      if (found === undefined) return false;
      await found.route.handler(exchange, found.params);
      return true;
    },
  };
}

/** Answers with the faults that are switched on: slow, throttled, failing, or with the answer lost after the deed. */
async function pretend(
  context: SimulatorContext,
  exchange: Exchange,
  act: () => Promise<PartnerAnswer>,
): Promise<void> {
  const { switches } = context.world.state;
  const takeOne = (name: 'throttleNext' | 'failNext' | 'loseAnswerNext') =>
    switches[name] > 0 &&
    context.world.change(() => {
      switches[name] -= 1;
      return true;
    });
  if (switches.slowMs > 0) await pause(switches.slowMs);
  const { byteOrderMark } = switches;
  if (takeOne('throttleNext'))
    return writeAnswer(exchange, throttled(switches.retryAfterSeconds), { byteOrderMark });
  if (takeOne('failNext')) {
    return writeAnswer(exchange, failure(503, 503, 'The service is unavailable.'), { byteOrderMark });
  }
  const answer = await act();
  if (takeOne('loseAnswerNext')) return dropConnection(exchange);
  writeAnswer(exchange, answer, { byteOrderMark });
}
