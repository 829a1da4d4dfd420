import type { SimulatorContext, SimulatorPart } from '../context.ts';

/** The simulated Teams client: nothing yet. */
export function createTeams(_context: SimulatorContext): SimulatorPart {
  return { handle: () => Promise.resolve(false), stop: () => {} };
}
