import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../simulator/rehearsal/environment.ts';
import type { World } from '../../simulator/world/types.ts';
import { seller } from '../support/order-kinds.ts';

const count = 6;

/** Nina Roth of Northwind IT and colleagues of hers, all of whom sell. */
export const sellers: readonly string[] = Array.from({ length: count }, (_, index) =>
  index === 0 ? seller : `77777777-7777-4777-8777-0000000009${String(index).padStart(2, '0')}`,
);

interface ProviderFile {
  resellers: { known: { people: { objectId: string; name: string; roles: string[] }[] }[] };
}

const nameOf = (index: number): string => `Seller ${index}`;

/** Writes a copy of the sample provider file in which the colleagues may sell too. */
export function writeProviderFile(file: string): void {
  const provider = JSON.parse(
    readFileSync(path.join(repository, 'provider.sample.json'), 'utf8'),
  ) as ProviderFile;
  for (const [index, objectId] of sellers.entries())
    if (index > 0)
      provider.resellers.known[0]?.people.push({ objectId, name: nameOf(index), roles: ['seller'] });
  writeFileSync(file, JSON.stringify(provider));
}

/** The colleagues, as they are known to Microsoft. */
export function addColleagues({ users }: World): void {
  const nina = users.find(({ id }) => id === seller);
  if (nina === undefined) throw new Error('There is no Nina Roth.');
  for (const [index, id] of sellers.entries())
    if (index > 0)
      users.push({
        ...nina,
        id,
        displayName: nameOf(index),
        userPrincipalName: `seller${index}@northwindcsp.com`,
      });
}
