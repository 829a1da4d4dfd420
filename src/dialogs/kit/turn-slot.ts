import type { TurnContext } from 'botbuilder-core';
import type { Turn } from './turn.ts';

const slot = Symbol('turn');

/** Puts our view of the turn where dialogs find it; only for this turn. */
export function putTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(slot, turn);
}

export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn>(slot);
  if (turn === undefined) throw new Error('no turn in this context');
  return turn;
}
