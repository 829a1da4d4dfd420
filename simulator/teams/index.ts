import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { createExchange } from '../http/exchange.ts';
import { answerByRoutes } from '../http/routes.ts';
import { apiRoutes } from './api.ts';
import { chatsOf } from './chats.ts';
import { createTeamsClient } from './client.ts';
import { pageRoutes } from './page-files.ts';
import { tabTokenRoute } from './tab-token.ts';
import { announceChannels } from './team-channel.ts';

/** The simulated Teams: what it does with the bot, its API for programs, and its page for people. */
export function createTeams(context: SimulatorContext, options: { deadlineMs?: number } = {}): SimulatorPart {
  const client = createTeamsClient(context, options);
  const routes = [...apiRoutes(context, client), tabTokenRoute(context), ...pageRoutes()];
  const stopAnnouncing = announceChannels(context, client);
  return {
    handle: async (request, response, path) =>
      path === '/teams' || path.startsWith('/teams/')
        ? await answerByRoutes(routes, createExchange(request, response, path))
        : false,
    stop: async () => {
      stopAnnouncing();
      client.stop();
      await chatsOf(context).save();
    },
  };
}
