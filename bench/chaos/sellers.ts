import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../simulator/rehearsal/environment.ts';
import type { World } from '../../simulator/world/types.ts';
import { seller } from '../support/order-kinds.ts';
import { owners } from './owners.ts';

const count = 6;

/** Nina Roth of Northwind IT and colleagues of hers, all of whom sell. */
export const sellers: readonly string[] = Array.from({ length: count }, (_, index) =>
  index === 0 ? seller : `77777777-7777-4777-8777-0000000009${String(index).padStart(2, '0')}`,
);

interface ProviderFile {
  resellers: { known: { people: { objectId: string; name: string; roles: string[] }[] }[] };
}

/** Everybody of Northwind IT who is not in the sample already. */
const colleagues = [
  ...sellers
    .slice(1)
    .map((objectId, index) => ({ objectId, name: `Seller ${index + 1}`, roles: ['seller'] })),
  ...owners.slice(1).map((objectId, index) => ({ objectId, name: `Owner ${index + 1}`, roles: ['owner'] })),
];

/** Writes a copy of the sample provider file in which the colleagues may sell, or own, too. */
export function writeProviderFile(file: string): void {
  const provider = JSON.parse(
    readFileSync(path.join(repository, 'provider.sample.json'), 'utf8'),
  ) as ProviderFile;
  provider.resellers.known[0]?.people.push(...colleagues);
  writeFileSync(file, JSON.stringify(provider));
}

/** The colleagues, as they are known to Microsoft. */
export function addColleagues({ users }: World): void {
  const nina = users.find(({ id }) => id === seller);
  if (nina === undefined) throw new Error('There is no Nina Roth.');
  for (const { objectId, name } of colleagues) {
    const userPrincipalName = `${name.toLowerCase().replace(' ', '')}@northwindcsp.com`;
    users.push({ ...nina, id: objectId, displayName: name, userPrincipalName });
  }
}
