import type { SimulatorContext } from '../context.ts';
import type { Exchange } from '../http/exchange.ts';
import { findRoute, route, type Remote, type Route } from '../http/routes.ts';
import { clouds } from '../login/clouds.ts';
import { checkAccess, type Auth } from './access.ts';
import { failure, headerOf, throttled, writeAnswer } from './answer.ts';
import { auditRecord, auditRecords } from './audit.ts';
import { commerceEndpoints } from './commerce-routes.ts';
import { customerEndpoints, type Endpoint } from './customer-routes.ts';
import { withFaults } from './faults.ts';
import { createLimiter, resourceOf } from './limits.ts';
import { isMissing } from './missing-in-cloud.ts';
import { createRegistrationEndpoints } from './webhook-registration.ts';

/** Partner Center's REST API, as far as the product uses it; every fault of the control panel happens here. */
export function createPartnerCenter(context: SimulatorContext): Remote {
  const perMinute = createLimiter(500, 60_000);
  const registration = createRegistrationEndpoints();
  const routes: Route[] = [];
  const hostOf = new WeakMap<Exchange, string>();
  const serve = (method: string, path: string, auth: Auth, endpoint: Endpoint) =>
    routes.push(
      route(method, path, async (exchange, params) => {
        const host = hostOf.get(exchange) ?? '';
        context.orderCalls.count(`${method} ${path}`, params);
        const answer = await withFaults(context, async () => {
          const access = await checkAccess(context, exchange, auth, host);
          if (access.kind === 'refused') return access.answer;
          const { account, appOnly, mfa } = access;
          if (isMissing(account.cloud, path)) return failure(404, 1000, 'Not found');
          const resource = resourceOf(path);
          const now = context.world.now().getTime();
          const wait = resource === undefined ? undefined : perMinute.take(`${account.id} ${resource}`, now);
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
        const { byteOrderMark } = context.world.state.switches;
        writeAnswer(exchange, answer, { byteOrderMark });
      }),
    );
  for (const row of [...customerEndpoints, ...commerceEndpoints]) serve(...row);
  serve('GET', '/v1/auditrecords', 'both', auditRecords);
  serve('GET', '/auditactivity/v1/auditrecords/:recordId', 'both', auditRecord);
  serve('GET', '/webhooks/v1/registration/events', 'both', registration.events);
  serve('GET', '/webhooks/v1/registration', 'both', registration.read);
  serve('POST', '/webhooks/v1/registration', 'both', registration.create);
  serve('PUT', '/webhooks/v1/registration', 'both', registration.replace);
  serve('POST', '/webhooks/v1/registration/validationEvents', 'both', registration.validate);
  serve('GET', '/webhooks/v1/registration/validationEvents/:correlationId', 'both', registration.validation);
  return {
    hosts: [...new Set(clouds.map(({ partnerCenterHost }) => partnerCenterHost))],
    handle: async (exchange, host) => {
      hostOf.set(exchange, host);
      const found = findRoute(routes, exchange);
      if (found === undefined) return false;
      await found.route.handler(exchange, found.params);
      return true;
    },
  };
}
