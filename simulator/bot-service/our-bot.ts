import type { SimulatorContext } from '../context.ts';
import { bearerToken, type Exchange } from '../http/exchange.ts';
import { verifyAccessToken } from '../login/tokens.ts';

/** Whether the call carries a token of the registered bot for the Bot Framework (Teams contract 7.2). */
export async function isOurBot(context: SimulatorContext, exchange: Exchange): Promise<boolean> {
  const token = bearerToken(exchange.request);
  if (token === undefined) return false;
  const checked = await verifyAccessToken(context, token, ['https://api.botframework.com']);
  return checked.kind === 'valid' && checked.claims.appid === context.world.state.bot.appId;
}
