import { resellerRoles } from '../../domain/person.ts';
import { plain } from '../kit/card.ts';
import type { Flow } from '../kit/flow.ts';
import { orderActions } from './actions.ts';
import { announceOrder, orderEntry } from './announce.ts';
import type { OrderCaseServices } from './case-services.ts';
import { orderButtonTyped } from './case-typed.ts';
import { isAboutOrder } from './correction-meaning.ts';
import { orderConversation } from './dialog.ts';
import { goodsSaid } from './goods-words.ts';
import { isEmpty, orderAskedFor } from './model.ts';
import { nameOfBuyer } from './sale.ts';
import type { OrderServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type OrderFlowServices = OrderServices & OrderCaseServices;

/** How many orders, and how many drafts, "status" names. */
const listed = 10;

/** A reseller's seller orders licences; the case card takes over when the order is placed. */
export function createOrderFlow(services: OrderFlowServices): Flow {
  return {
    id: 'order',
    roles: resellerRoles,
    offeredTo: ['seller'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: orderAskedFor,
    isAnswer(text, step) {
      switch (step) {
        case 'product':
          return goodsSaid(text) !== undefined;
        case 'quantity':
          return goodsSaid(text)?.quantity !== undefined || isAboutOrder(text, step);
        default:
          return isAboutOrder(text, step);
      }
    },
    conversation: orderConversation(services),
    where,
    actions: orderActions(services),
    buttonTyped: (text, person) => orderButtonTyped(services, text, person),
    announce: (news, audience) => announceOrder(services, news, audience),
    async status(person) {
      const { tenantId, userId } = person;
      const [drafts, latest] = await Promise.all([
        services.orders.drafts(person, listed),
        services.orders.latest({ tenantId, userId, staff: false }, listed),
      ]);
      const begun = drafts
        .filter((one) => !isEmpty(one.draft))
        .map(({ id, draft }) =>
          words(person.language).status(
            id,
            plain(nameOfBuyer(draft.buyer, draft.wish)),
            person.roles.has('seller'),
          ),
        );
      return [
        ...latest.filter(({ state }) => state !== 'draft').map((one) => orderEntry(one, person)),
        ...begun,
      ];
    },
  };
}
