import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { createExchange, send, sendHtml, sendJson } from '../http/exchange.ts';
import { answerByRoutes, route } from '../http/routes.ts';
import { controlApi } from './api.ts';
import { controlPage } from './control-page.ts';

const script = readFileSync(join(import.meta.dirname, 'page', 'control.js'));

/** The control panel: `/control` for people, `/control/api` for tests, benchmarks and the page itself. */
export function createControl(context: SimulatorContext): SimulatorPart {
  const routes = [
    route('GET', '/control', (exchange) => sendHtml(exchange.response, 200, controlPage())),
    route('GET', '/control/page/control.js', (exchange) =>
      send(exchange.response, 200, script, { 'content-type': 'text/javascript; charset=utf-8' }),
    ),
    ...controlApi(context),
  ];
  return {
    handle: async (request, response, path) => {
      if (!path.startsWith('/control')) return false;
      const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
      if (request.method === 'POST' && !isJson) {
        // A form on another page cannot send this type, so nothing here happens by a stray click elsewhere.
        sendJson(response, 415, { error: 'json-only', message: 'Send content-type application/json.' });
        return true;
      }
      return await answerByRoutes(routes, createExchange(request, response, path));
    },
    stop: () => {},
  };
}
