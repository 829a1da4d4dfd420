import { seedWorld } from '../../../simulator/world/seed.ts';
import type { Switches } from '../../../simulator/world/types.ts';
import { startSimulator, type Simulator } from '../../../simulator/server.ts';
import type { Clock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import type { HttpSender } from '../../../src/services/http/port.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import {
  createOrderingAtMicrosoft,
  type OrderingAtMicrosoft,
} from '../../../src/services/partner-center/ordering.ts';
import type { PartnerCenter } from '../../../src/services/partner-center/port.ts';
import { createSignIn } from '../../../src/services/sign-in/client.ts';
import { account } from './order-people.ts';

/** The simulated Microsoft with one clock for both sides, and the product's clients on it. */
export interface OrderMicrosoft {
  readonly simulator: Simulator;
  readonly clock: Clock;
  switch(changes: Partial<Switches>): void;
  pass(milliseconds: number): void;
  /** The customer's administrator accepts the provider and this reseller, or the provider alone; nothing else counts any more. */
  accept(customerTenantId: string, resellerTenantId: string | null): void;
  /** Clients whose every request goes through `send`, so that a process can die with it. */
  clients(
    send?: (real: HttpSender['send']) => HttpSender['send'],
  ): OrderingAtMicrosoft & { partnerCenter: PartnerCenter };
  stop(): Promise<void>;
}

export async function startOrderMicrosoft(): Promise<OrderMicrosoft> {
  const log = createLog('silent');
  const simulator = await startSimulator({ port: 0, seed: seedWorld(), log });
  const { world } = simulator;
  // Tests stand at one moment until they move on, and both sides at the same.
  const begin = Date.now();
  let passed = 0;
  const clock = { now: () => begin + passed };
  const sender = createHttpSender({
    clock,
    log,
    rehearsalOrigin: simulator.origin,
    wait: () => Promise.resolve(),
  });
  const { clientId, clientSecret, refreshToken } = world.state.accounts.find(({ id }) => id === account.id)!;
  const tokens = new Map<string, string>();
  const signIn = createSignIn({
    sender,
    clock,
    log,
    credentials: { EUROPE: { clientId, clientSecret, refreshToken } },
    refreshTokens: {
      read: (name) => Promise.resolve(tokens.get(name)),
      write: (name, token) => Promise.resolve(void tokens.set(name, token)),
    },
  });
  return {
    simulator,
    clock,
    switch: (changes) => world.change(({ switches }) => Object.assign(switches, changes)),
    pass: (milliseconds) => {
      passed += milliseconds;
      world.change((state) => {
        state.clockOffsetMs += milliseconds;
      });
    },
    accept: (customerTenantId, resellerTenantId) =>
      world.change((state) => {
        const others = state.relationships.filter((one) => one.customerTenantId !== customerTenantId);
        const partnerTenantId = state.accounts.find(({ id }) => id === account.id)!.tenantId;
        const acceptedAt = new Date(clock.now()).toISOString();
        state.relationships = [
          ...others,
          { customerTenantId, partnerTenantId, resellerTenantId, acceptedAt },
        ];
      }),
    clients: (send = (real) => real) => {
      const wired: HttpSender = { ...sender, send: send((request) => sender.send(request)) };
      return {
        ...createOrderingAtMicrosoft({ sender: wired, signIn }),
        partnerCenter: createPartnerCenter({ sender: wired, signIn }),
      };
    },
    stop: () => simulator.stop(),
  };
}
