import type { SimulatorContext } from '../context.ts';
import { sendHtml } from '../http/exchange.ts';
import { escapeHtml, page } from '../http/page.ts';
import type { Remote } from '../http/routes.ts';

/** The two hosts the text of an agreement is read at, for as long as its link lives (contract 3.8, 6). */
export function createAgreementDocuments(context: SimulatorContext): Remote {
  return {
    hosts: ['wopihost.l2o.microsoft.com', 'l2oagreement.blob.core.windows.net'],
    handle: (exchange) => {
      const until = Number(exchange.query.get('until'));
      const alive = context.world.now().getTime() < until;
      const { language, country } = Object.fromEntries(exchange.query);
      const body = alive
        ? `<main><h1>Microsoft Customer Agreement</h1><p>Simulated: here stands the agreement for ${escapeHtml(country ?? '')} in ${escapeHtml(language ?? '')}.</p></main>`
        : '<main><h1>This link has expired</h1><p>Links to an agreement live five minutes.</p></main>';
      sendHtml(exchange.response, alive ? 200 : 403, page({ title: 'Agreement (simulated)', body }));
      return Promise.resolve(true);
    },
  };
}
