import { samePerson, type PersonKey } from '../../../domain/person.ts';
import type { ResellerRole } from '../../../domain/reseller.ts';
import {
  peopleOfReseller,
  resellerPerson,
  saveResellerPerson,
  type StoredPerson,
} from '../../../services/store/reseller-people.ts';
import { addResellerEvent, lockReseller } from '../../../services/store/resellers.ts';
import {
  asOwner,
  change,
  refreshCards,
  resellerFlow,
  type ResellerContext,
  type Transaction,
} from '../context.ts';
import type { Decided, LastOwner } from '../port.ts';
import { memberOf } from './membership.ts';

/** Somebody of a reseller's tenant asks for a role; each owner gets a card at the end of the chat. */
export function askToJoin(
  context: ResellerContext,
  by: PersonKey & { readonly name: string },
): Promise<'asked' | 'already' | 'no-reseller'> {
  return context.database.withTransaction(async (tx) => {
    const membership = await memberOf(tx, by);
    const reseller = membership && (await lockReseller(tx, membership.reseller.id));
    if (reseller === undefined || reseller.state === 'refused') return 'no-reseller';
    const known = await resellerPerson(tx, by);
    if (known?.resellerId === reseller.id && known.state !== 'left') return 'already';
    const now = context.clock.now();
    const { tenantId, userId, name } = by;
    const asking = { tenantId, userId, name, roles: [], state: 'asked', resellerId: reseller.id } as const;
    await saveResellerPerson(tx, asking, now);
    await addResellerEvent(tx, { resellerId: reseller.id, at: now, name: 'ask-to-join', by });
    const item = {
      flow: resellerFlow,
      caseId: reseller.id,
      event: 'join-asked',
      facts: { tenantId, userId },
    };
    for (const owner of await holders(tx, reseller.id, 'owner'))
      await context.news.adopt(tx, item, owner, undefined);
    return 'asked';
  });
}

/** An owner admits who asks, or gives a colleague other roles; the colleague hears of it. */
export function admitPerson(
  context: ResellerContext,
  id: string,
  person: PersonKey,
  roles: readonly ResellerRole[],
  by: PersonKey,
): Promise<Decided | LastOwner> {
  return context.database.withTransaction((tx) =>
    asOwner<Decided | LastOwner>(tx, id, by, async (reseller) => {
      const known = await ofReseller(tx, id, person);
      if (known === undefined || roles.length === 0) return { kind: 'unknown' };
      const isSame = known.roles.length === roles.length && roles.every((role) => known.roles.includes(role));
      if (known.state === 'admitted' && isSame) return { kind: 'done', reseller };
      if (!roles.includes('owner') && (await isLastOwner(tx, id, known)))
        return { kind: 'last-owner', reseller };
      await saveResellerPerson(tx, { ...known, roles, state: 'admitted' }, context.clock.now());
      await context.addresses.want(tx, known);
      return told(context, tx, reseller, { person, by, event: 'admitted', facts: { roles } });
    }),
  );
}

/** An owner lets somebody go, or does not admit them. */
export function removePerson(
  context: ResellerContext,
  id: string,
  person: PersonKey,
  by: PersonKey,
): Promise<Decided | LastOwner> {
  return context.database.withTransaction((tx) =>
    asOwner<Decided | LastOwner>(tx, id, by, async (reseller) => {
      const known = await ofReseller(tx, id, person);
      if (known === undefined) return { kind: 'unknown' };
      if (await isLastOwner(tx, id, known)) return { kind: 'last-owner', reseller };
      await saveResellerPerson(tx, { ...known, roles: [], state: 'left' }, context.clock.now());
      const event = known.state === 'asked' ? 'not-admitted' : 'removed';
      return told(context, tx, reseller, { person, by, event, facts: {} });
    }),
  );
}

/** Admitted people with this role. */
export async function holders(
  db: Transaction,
  id: string,
  role: ResellerRole,
): Promise<readonly PersonKey[]> {
  const people = await peopleOfReseller(db, id);
  return people
    .filter((one) => one.state === 'admitted' && one.roles.includes(role))
    .map(({ tenantId, userId }) => ({ tenantId, userId }));
}

/** The person as this reseller knows them: nobody reaches into another one, and nobody is brought in unasked. */
async function ofReseller(tx: Transaction, id: string, person: PersonKey): Promise<StoredPerson | undefined> {
  const known = await resellerPerson(tx, person);
  return known?.resellerId === id && known.state !== 'left' ? known : undefined;
}

async function isLastOwner(tx: Transaction, id: string, known: StoredPerson): Promise<boolean> {
  if (known.state !== 'admitted') return false;
  const owners = await holders(tx, id, 'owner');
  return owners.length === 1 && owners.some((owner) => samePerson(owner, known));
}

async function told(
  context: ResellerContext,
  tx: Transaction,
  reseller: Parameters<typeof change>[2],
  what: { person: PersonKey; by: PersonKey; event: string; facts: object },
): Promise<Decided> {
  const { person, by, event } = what;
  const { tenantId, userId } = person;
  const facts = { ...what.facts, tenantId, userId };
  const saved = await change(context, tx, reseller, {}, { name: event, by, facts });
  await refreshCards(context, tx, reseller.id, event);
  if (!samePerson(person, by))
    await context.news.say(
      tx,
      { flow: resellerFlow, caseId: reseller.id, event, facts },
      { tenantId, userId },
    );
  return { kind: 'done', reseller: saved };
}
