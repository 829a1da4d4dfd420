import { cloudWays } from '../../domain/cloud-ways.ts';
import { Problem } from '../../errors.ts';
import { countryForPath } from './path-parts.ts';
import { pricesIn } from './price-sheet-file.ts';
import type { PriceSheet } from './prices-port.ts';
import type { Call, Wire } from './wire.ts';

/** Prices have an API and tokens of their own (contract 1). */
const root = 'https://api.partner.microsoft.com';
/** The documented sheet has 42 million bytes. */
const maxBytes = 150_000_000;
const timeoutMs = 120_000;

/** The price sheet over HTTP. See PriceSheet for what it promises. */
export function createPriceSheet(wire: Wire): PriceSheet {
  return {
    rows: async function* (account, country) {
      if (!cloudWays[account.cloud].priceSheet) {
        const facts = { remote: 'partner-center', code: 'not-in-cloud' };
        throw new Problem('rejected', `There is no price sheet in the cloud ${account.cloud}.`, facts);
      }
      const market = countryForPath(country);
      const call: Call = {
        account,
        operation: 'GET price sheet',
        method: 'GET',
        root,
        path: `/v1.0/sales/pricesheets(Market='${market}',PricesheetView='updatedlicensebased')/$value`,
        query: { timeline: 'current' },
        headers: { accept: '*/*', 'accept-encoding': 'deflate' },
        as: 'user',
        effect: 'repeatable',
        maxBytes,
        timeoutMs,
      };
      const answer = await wire.send(call);
      if (answer.status !== 200) throw wire.problem(call, answer);
      let isEmpty = true;
      try {
        for await (const price of pricesIn(answer.bytes)) {
          isEmpty = false;
          yield price;
        }
      } catch (cause) {
        throw unreadable(cause);
      }
      if (isEmpty) throw unreadable(undefined);
    },
  };
}

function unreadable(cause: unknown): Problem {
  const facts = { remote: 'partner-center', status: 200, code: 'unreadable-answer' };
  return new Problem('unavailable', 'partner-center answered with a price sheet that has no prices.', facts, {
    cause,
  });
}
