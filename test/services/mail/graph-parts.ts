import { pino } from 'pino';
import type { Simulator } from '../../../simulator/server.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import type { GraphMailerOptions } from '../../../src/services/mail/graph-client.ts';
import { appToken } from '../../simulator/test-simulator.ts';

/** What a mailer by Graph needs, with the simulator as Microsoft and one of the provider's people as the mailbox. */
export function graphParts(simulator: Simulator): GraphMailerOptions {
  const { bot } = simulator.world.state;
  const clock = { now: () => Date.UTC(2026, 0, 2) };
  return {
    sender: createHttpSender({
      clock,
      log: pino({ level: 'silent' }),
      rehearsalOrigin: simulator.origin,
      wait: () => Promise.resolve(),
    }),
    signIn: {
      appToken: () => appToken(simulator, 'europe', 'https://graph.microsoft.com'),
      userToken: () => Promise.reject(new Error('nobody signs in to send a mail')),
      forget: () => undefined,
      renewIfOlderThan: () => Promise.resolve('young-enough'),
    },
    home: { credential: 'BOT', tenantId: bot.tenantId, cloud: 'public' },
    mailbox: 'priya@opendoor.onmicrosoft.com',
    clock,
  };
}
