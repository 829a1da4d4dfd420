import type { Quote } from '../../src/workflows/order/port.ts';
import { conversations } from './conversation.ts';
import { people, tenants, type PersonName } from './sample-world.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** What Microsoft says of one line: everything in order. */
export const sampleQuote: Quote = {
  fingerprint: 'f1',
  shortFingerprint: '7F3-K2',
  lines: [{ number: 0, unitPrice: eur(2060), total: eur(494400), listPrice: undefined, trouble: undefined }],
  total: eur(494400),
  prerequisites: [
    { name: 'agreement', state: 'ok', at: Date.UTC(2026, 2, 4, 9) },
    { name: 'provider-relationship', state: 'ok' },
  ],
  placeable: true,
  pricedBy: 'cart',
  at: Date.UTC(2026, 8, 14, 10, 42),
};

const member = (name: PersonName, role: 'seller' | 'owner') => {
  const { tenantId, userId } = people[name];
  return { tenantId, userId, name: people[name].name, roles: [role], state: 'admitted' } as const;
};

/** Northwind's people with a bot that sells; Coho is another reseller. */
export function ordering() {
  const world = conversations();
  world.orders.quotes(sampleQuote);
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [member('nina', 'seller'), member('oscar', 'owner'), member('leo', 'seller')],
  });
  const coho = world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [member('cora', 'seller')],
  });
  return { world, northwind, coho, nina: world.chat('nina') };
}
