import type { FirstSignInDependencies } from '../workflows/first-sign-in/index.ts';
import type { News } from '../workflows/news/port.ts';

/** Who hears what became of a first sign-in: the seller always, staff when only the provider can give a new one. */
export function tellOfFirstSignIn(
  news: Pick<News, 'tellReaders' | 'tellStaff'>,
): FirstSignInDependencies['tell'] {
  return async (tx, { orderId, kind }) => {
    await news.tellReaders(tx, { flow: 'order', caseId: orderId, event: `first-sign-in-${kind}` });
    // Nobody has it any more.
    if (kind === 'expired')
      await news.tellStaff(tx, { flow: 'order-desk', caseId: orderId, event: 'sign-in-lost' });
  };
}
