import type { PersonKey } from '../../../domain/person.ts';
import type { Reseller } from '../../../domain/reseller.ts';
import { change, locked, type ResellerContext } from '../context.ts';
import type { Decided } from '../port.ts';
import { tellOfDecision } from './decide.ts';

type Staff = PersonKey & { readonly staff: boolean };

/** Staff stops new orders, with a reason the reseller's people get to read; nothing that is on its way is touched. */
export const suspendReseller = (
  context: ResellerContext,
  id: string,
  because: string,
  by: Staff,
): Promise<Decided> =>
  turned(context, id, by, 'confirmed', {
    changes: { state: 'suspended', suspendedBecause: because },
    name: 'suspend',
    event: 'suspended',
    facts: { because },
  });

/** Staff lets it order again. */
export const resumeReseller = (context: ResellerContext, id: string, by: Staff): Promise<Decided> =>
  turned(context, id, by, 'suspended', {
    changes: { state: 'confirmed', suspendedBecause: undefined },
    name: 'resume',
    event: 'resumed',
    facts: {},
  });

async function turned(
  context: ResellerContext,
  id: string,
  by: Staff,
  from: Reseller['state'],
  turn: {
    readonly changes: Partial<Reseller>;
    readonly name: string;
    readonly event: 'suspended' | 'resumed';
    readonly facts: object;
  },
): Promise<Decided> {
  if (!by.staff) return { kind: 'unknown' };
  const { changes, name, event, facts } = turn;
  return locked<Decided>(context, id, async (tx, reseller) => {
    if (reseller.state !== from) return { kind: 'too-late', reseller };
    const saved = await change(context, tx, reseller, changes, { name, by, facts });
    await tellOfDecision(context, tx, saved, event);
    return { kind: 'done', reseller: saved };
  });
}
