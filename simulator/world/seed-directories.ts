import type { SimDirectory } from './directory-types.ts';
import { tenantOfCustomer } from './seed-people.ts';

/** Adventure Works lets its partner look: 31 of 40 × Microsoft 365 E3 in use, and mailboxes bought elsewhere. */
export function seedDirectories(): SimDirectory[] {
  return [
    {
      tenantId: tenantOfCustomer(11),
      partnerApp: true,
      assigned: { 'CFQ7TTC0LFLX:0001': 31, 'CFQ7TTC0LH16:0001': 4 },
      elsewhere: [
        {
          id: '5c8e8c9a-3f6b-4a86-9d0e-7d5f1e6b2a01',
          productAndSku: 'CFQ7TTC0LH16:0001',
          quantity: 12,
          ownerTenantId: '99999999-9999-4999-8999-000000000001',
          termEndDay: '2027-05-14',
        },
      ],
    },
  ];
}
