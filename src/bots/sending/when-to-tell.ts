import type { Audience } from '../../dialogs/kit/flow.ts';
import type { Notice } from '../../services/store/notices.ts';

/**
 * `now`: told as it is. `at`: not before this time (milliseconds since 1970 UTC); changes of the case's card do not wait
 * for it. `silent`: nothing is said; the card of the case is changed if there is one.
 */
export type Timing =
  { readonly kind: 'now' } | { readonly kind: 'at'; readonly at: number } | { readonly kind: 'silent' };

/**
 * When this reader wants to hear this notice; asked each time it is about to be told, before the words are made. Only
 * what makes a sound is asked about: messages, and cards that would be posted.
 */
export type WhenToTell = (notice: Notice, audience: Audience) => Promise<Timing>;

/** Everybody hears everything as it happens. */
export const tellAtOnce: WhenToTell = () => Promise.resolve({ kind: 'now' });
