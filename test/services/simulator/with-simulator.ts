import { seedWorld } from '../../../simulator/world/seed.ts';
import type { Switches } from '../../../simulator/world/types.ts';
import { startSimulator, type Simulator } from '../../../simulator/server.ts';
import { createLog } from '../../../src/log.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import type { HttpSender } from '../../../src/services/http/port.ts';
import { createSignIn } from '../../../src/services/sign-in/client.ts';
import type { SignIn } from '../../../src/services/sign-in/port.ts';
import { europe } from '../support/accounts.ts';
import { movedClock, type MovedClock } from '../support/remote.ts';

/** The product's lower half on the simulated Microsoft. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly sender: HttpSender;
  readonly clock: MovedClock;
  readonly signIn: SignIn;
  /** What the refresh-token store holds. */
  readonly refreshTokens: Map<string, string>;
  switch(changes: Partial<Switches>): void;
  stop(): Promise<void>;
}

/** Starts a simulator of its own, in memory, with the sample world. */
export async function startRehearsal(): Promise<Rehearsal> {
  const log = createLog('silent');
  const simulator = await startSimulator({ port: 0, seed: seedWorld(), log });
  const clock = movedClock();
  const sender = createHttpSender({
    clock,
    log,
    rehearsalOrigin: simulator.origin,
    wait: () => Promise.resolve(),
  });
  const refreshTokens = new Map<string, string>();
  const { accounts } = simulator.world.state;
  const account = accounts.find(({ id }) => id === europe().id)!;
  const { clientId, clientSecret, refreshToken } = account;
  return {
    simulator,
    sender,
    clock,
    refreshTokens,
    signIn: createSignIn({
      sender,
      clock,
      log,
      credentials: { EUROPE: { clientId, clientSecret, refreshToken } },
      refreshTokens: {
        read: (name) => Promise.resolve(refreshTokens.get(name)),
        write: (name, token) => Promise.resolve(void refreshTokens.set(name, token)),
      },
    }),
    switch: (changes) => simulator.world.change(({ switches }) => Object.assign(switches, changes)),
    stop: () => simulator.stop(),
  };
}
