import { z } from 'zod';
import { signInResources } from '../bot-service/user-tokens.ts';
import type { SimulatorContext } from '../context.ts';
import { readJson, sendJson } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { issueUserToken } from '../login/tokens.ts';
import { teamsWebClient } from './single-sign-on.ts';

const asked = z.object({ as: z.string() });

/** What Teams gets from Entra for a tab that asks who its reader is: a token for the app's own resource. */
export function tabTokenRoute(context: SimulatorContext): Route {
  return route('POST', '/teams/api/tab-token', async (exchange) => {
    const { response } = exchange;
    const body = asked.safeParse(await readJson(exchange));
    const user = context.world.state.users.find(({ id }) => body.success && id === body.data.as);
    const [audience] = signInResources(context);
    if (user === undefined || audience === undefined)
      return sendJson(response, 404, { error: 'not-found', message: 'There is no such person.' });
    if (context.world.state.switches.signIn === 'lost')
      return sendJson(response, 403, {
        error: 'consent_required',
        message: 'Nobody can be signed in silently now.',
      });
    const token = await issueUserToken(context, {
      user,
      audience,
      scopes: ['access_as_user'],
      appId: teamsWebClient,
    });
    sendJson(response, 200, { token });
  });
}
