import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { priceSheetCsv } from '../commerce/price-sheet.ts';
import type { SimulatorContext } from '../context.ts';
import { bearerToken, dropConnection, send, type Exchange } from '../http/exchange.ts';
import type { Remote } from '../http/routes.ts';
import { verifyAccessToken } from '../login/tokens.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import { headerOf, type PartnerAnswer } from './answer.ts';
import { withFaults } from './faults.ts';

const audiences = ['https://api.partner.microsoft.com', 'https://api.partnercenter.microsoft.com'];
const sheetPath = /^\/v1\.0\/sales\/pricesheets\(market='([a-z]{2})',pricesheetview='([a-z_]+)'\)\/\$value$/i;
const otherViews = ['azure_consumption', 'azure_reservations', 'marketplace', 'software'];

type ErrorCode =
  'accessDenied' | 'invalidRequest' | 'itemNotFound' | 'serviceNotAvailable' | 'unauthenticated';

/** This host's own error envelope (contract 3.5, errors.json). */
const refusal = (status: number, code: ErrorCode, message: string): PartnerAnswer => ({
  status,
  body: { error: { code, message, target: 'pricesheets', innerError: {} } },
});

/** The price sheets on api.partner.microsoft.com: app+user only, CSV, zipped for who accepts `deflate` (contract 7). */
export function createPriceSheets(context: SimulatorContext): Remote {
  return {
    hosts: ['api.partner.microsoft.com'],
    handle: async (exchange) => {
      const [, market, view] = sheetPath.exec(decode(exchange.path)) ?? [];
      if (market === undefined || view === undefined || exchange.method !== 'GET') return false;
      const answer = await withFaults(context, async () => {
        const access = await checkToken(context, exchange);
        return access.kind === 'refused'
          ? access.answer
          : sheet(context, exchange, access.account, { market: market.toUpperCase(), view });
      });
      write(context, exchange, answer);
      return true;
    },
  };
}

async function checkToken(
  context: SimulatorContext,
  exchange: Exchange,
): Promise<{ kind: 'allowed'; account: SimPartnerAccount } | { kind: 'refused'; answer: PartnerAnswer }> {
  const refused = (answer: PartnerAnswer) => ({ kind: 'refused' as const, answer });
  const verified = await verifyAccessToken(context, bearerToken(exchange.request) ?? '', audiences);
  if (verified.kind === 'invalid') {
    return refused(refusal(401, 'unauthenticated', 'The token is missing or not valid.'));
  }
  const { tid, scp, amr } = verified.claims;
  const account = context.world.state.accounts.find(({ tenantId }) => tenantId === tid);
  if (account === undefined || scp === undefined) {
    return refused(refusal(403, 'accessDenied', 'The caller may not read price sheets.'));
  }
  if (amr?.includes('mfa') !== true) {
    return refused(refusal(401, 'unauthenticated', 'The sign-in lacks a second factor.'));
  }
  return { kind: 'allowed', account };
}

function sheet(
  context: SimulatorContext,
  exchange: Exchange,
  account: SimPartnerAccount,
  asked: { market: string; view: string },
): PartnerAnswer {
  const view = asked.view.toLowerCase();
  if (otherViews.includes(view)) return refusal(404, 'itemNotFound', 'There is no such price sheet here.');
  if (view !== 'updatedlicensebased') return refusal(400, 'invalidRequest', 'PricesheetView is not valid.');
  if (!account.countries.includes(asked.market)) {
    return refusal(403, 'accessDenied', 'The market is not one of the partner’s.');
  }
  const timeline = (exchange.query.get('timeline') ?? 'current').toLowerCase();
  const month = /^(\d{4})(0[1-9]|1[0-2])$/.exec(exchange.query.get('month') ?? '');
  if (timeline === 'future') return refusal(404, 'itemNotFound', 'No price changes are announced.');
  if (timeline !== 'current' && timeline !== 'history') {
    return refusal(400, 'invalidRequest', 'timeline is not valid.');
  }
  if (timeline === 'history' && month === null) return refusal(400, 'invalidRequest', 'month is missing.');
  const now = context.world.now();
  const when = timeline === 'history' ? new Date(Date.UTC(Number(month![1]), Number(month![2]) - 1, 1)) : now;
  return { status: 200, text: priceSheetCsv(context.world, asked.market, when) };
}

function write(context: SimulatorContext, exchange: Exchange, answer: PartnerAnswer): void {
  if (answer.lost === true) return dropConnection(exchange);
  const headers = {
    'request-id': randomUUID(),
    'client-request-id': headerOf(exchange, 'client-request-id') ?? randomUUID(),
    'cache-control': 'private',
    ...answer.headers,
  };
  if (answer.text === undefined) {
    const unavailable = refusal(503, 'serviceNotAvailable', 'The service is unavailable.');
    const body = answer.status === 503 ? unavailable.body : answer.body;
    const type = { 'content-type': 'application/json; charset=utf-8' };
    return send(exchange.response, answer.status, JSON.stringify(body), { ...headers, ...type });
  }
  const csv = `${context.world.state.switches.byteOrderMark ? '\uFEFF' : ''}${answer.text}`;
  const zipped = headerOf(exchange, 'accept-encoding')?.includes('deflate') === true;
  send(exchange.response, 200, zipped ? zipSync({ 'sheets.csv': strToU8(csv) }) : csv, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename=sheets.${zipped ? 'zip' : 'csv'}`,
  });
}

/** Quotes and brackets of the path may be written percent-encoded. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
