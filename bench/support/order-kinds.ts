import { words as orderWords } from '../../src/dialogs/order/case-text.ts';
import type { World } from '../../simulator/world/types.ts';

/** What a seller presses when the newest card offers it. */
export interface Press {
  readonly choice: string;
  /** Another choice that tells the card meant from others with the same one. */
  readonly beside?: string;
  /** What is filled in before, read at the moment of the press; undefined while that is not known yet. */
  readonly fields?: () => Readonly<Record<string, string>> | undefined;
}

/** One way from a sentence to an order. */
export interface OrderKind {
  readonly name: 'existing customer' | 'new tenant' | 'own use' | 'customer to come';
  /** What messages to the seller call the customer of this number. */
  readonly customer: (number: number) => string;
  /** The typed order of so many licences. */
  readonly sentence: (quantity: number, product: string, number: number) => string;
  /** The presses on the way, the last one first: "place" as soon as it is offered. */
  readonly route: (world: World, number: number) => readonly Press[];
}

/** Nina Roth of Northwind IT, which all of these are for. */
export const seller = '77777777-7777-4777-8777-000000000011';

const ownUseTenant = '66666666-6666-4666-8666-000000000002';
/** No promotion, an end of term of its own, and a term or product when the words left one open. */
export const productRoute: readonly Press[] = [
  { choice: 'place' },
  { choice: 'without' },
  { choice: 'own', beside: 'same' },
  { choice: 'P1Y:annual' },
  { choice: 'CFQ7TTC0LFLX:0001' },
];
const companyName = (number: number): string => `Alpine Ski House ${inLetters(number)}`;

export const orderKinds: readonly OrderKind[] = [
  {
    name: 'existing customer',
    customer: () => 'Adventure Works Limited',
    sentence: (quantity, wanted) => `${quantity} ${wanted} yearly for adventure-works.com`,
    route: () => [...productRoute, { choice: 'yes' }],
  },
  {
    name: 'new tenant',
    customer: companyName,
    sentence: (quantity, wanted, number) => `${quantity} ${wanted} yearly for ${companyName(number)}`,
    route: (world, number) => {
      const contact = { firstName: 'Chris', lastName: 'Naidoo', email: `chris${number}@alpineskihouse.com` };
      const company = {
        ...contact,
        name: companyName(number),
        line1: '3 Summit Street',
        line2: '',
        city: 'Dublin',
        postalCode: 'D02 XH91',
        phone: '01 910 0120',
      };
      return [
        ...productRoute,
        { choice: 'record', fields: () => ({ ...contact, phone: '', signedOn: '2026-03-04' }) },
        { choice: 'signed' },
        { choice: 'use' },
        { choice: 'apart' },
        { choice: 'check', beside: 'resend', fields: () => codeSentTo(world, contact.email) },
        { choice: 'attest' },
        { choice: 'check', beside: 'save', fields: () => company },
        { choice: 'take', beside: 'back', fields: () => ({ country: 'IE' }) },
        { choice: 'no' },
        // Another company of the same name in front is not this one.
        { choice: 'new', beside: 'another' },
      ];
    },
  },
  {
    name: 'own use',
    customer: () => orderWords('en').atBeginning.own,
    sentence: (quantity, wanted) => `${quantity} ${wanted} yearly for us`,
    route: () => [...productRoute, { choice: ownUseTenant }],
  },
];

/** How the message begins that so many licences are there. */
export const readyBeginning = (customer: string, quantity: number): string =>
  `${orderWords('en').messages.done(customer, '\0', '').split('\0')[0] ?? ''}${quantity} `;

/** The six digits of the newest mail to the address. */
function codeSentTo({ mails }: World, address: string): { code: string } | undefined {
  const mail = mails.findLast(({ to }) => to === address);
  const code = /^\d{3} \d{3}$/m.exec(mail?.text ?? '')?.[0];
  return code === undefined ? undefined : { code };
}

/** A number as letters, A for 0: a name that ends in digits looks invented. */
export function inLetters(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : `${inLetters(Math.floor(number / 26) - 1)}${letter}`;
}
