import type { SimulatorContext } from '../context.ts';
import { endpointsOf } from '../login/clouds.ts';
import type { SimCloud } from '../world/types.ts';

/**
 * Application ID URIs under which people may be signed in to this app silently (Teams contract 7.4): of a bot with a
 * tab, which names its host, first; of a bot alone.
 */
export function signInResources(context: SimulatorContext): string[] {
  const { appId } = context.world.state.bot;
  const { host } = new URL(context.origin());
  return [`api://${host}/botid-${appId}`, `api://botid-${appId}`, `api://${appId}`];
}

/** The one that the bot's OAuth connection names for exchanging tokens. */
export function exchangeResource(context: SimulatorContext): string | undefined {
  const [both, bot] = signInResources(context);
  return context.world.state.switches.tokenExchange === 'bot-only' ? bot : both;
}

/** Graph's root in the cloud of a tenant (Graph contract 0). */
export function graphRoot(cloud: SimCloud): string {
  return `https://${endpointsOf(cloud).graphHost}`;
}
