import { providerStaff, resellerRoles } from '../../domain/person.ts';
import type { Flow } from '../kit/flow.ts';
import { customersActions, customersTyped } from './actions.ts';
import { announceCustomer } from './announce.ts';
import { customersConversation } from './dialog.ts';
import { customersAskedFor } from './model.ts';
import type { CustomersServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { CustomersServices };

/** How customers stand: a list to search in, one live card for each, and the whereabouts of orders. */
export function createCustomersFlow(services: CustomersServices): Flow {
  return {
    id: 'customers',
    roles: [...providerStaff, ...resellerRoles],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: customersAskedFor,
    commands: ['where is my order', 'wo ist meine Bestellung'],
    conversation: customersConversation(services),
    where,
    actions: customersActions(services),
    buttonTyped: (text, person) => customersTyped(services, text, person),
    announce: (news, audience) => announceCustomer(services, news, audience),
  };
}
