import type { SimulatorContext, SimulatorPart } from '../context.ts';

/** The simulated connector and token service: nothing yet. */
export function createBotService(_context: SimulatorContext): SimulatorPart {
  return { handle: () => Promise.resolve(false), stop: () => {} };
}
