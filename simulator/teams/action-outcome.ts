import { z } from 'zod';
import type { DeliveryResult } from './delivery.ts';

/** What the person sees after a press on a card's button (Teams contract 2.3). */
export type ActionOutcome =
  /**
   * The card is replaced, for this person on this client only. `of`: how often the message had been changed when the answer
   * came; what the bot changes after that is newer, whichever a client hears of first.
   */
  | { readonly kind: 'card'; readonly card: unknown; readonly of?: number }
  /** A short text beside the card, which stays as it is. */
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing to show: a plain message was taken, or the answer had no content. */
  | { readonly kind: 'done' }
  | { readonly kind: 'sign-in'; readonly signIn: SignInRequest }
  /** Teams prints its own words under the card; `detail` is what the bot said, for whoever tests. */
  | { readonly kind: 'failed'; readonly text: string; readonly detail: string };

/** The content of an OAuth card, and of an answer that asks for sign-in. */
export const signInRequest = z.object({
  text: z.string().optional(),
  connectionName: z.string(),
  tokenExchangeResource: z.object({ id: z.string(), uri: z.string() }).nullish(),
  buttons: z
    .array(z.object({ type: z.string(), title: z.string().optional(), value: z.string().optional() }))
    .default([]),
});
export type SignInRequest = z.infer<typeof signInRequest>;

const body = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown().optional() });

/** Teams's own words when the bot's answer did not come or was no answer. */
export const unreachable = 'Unable to reach app. Please try again.';
/** Teams's own words when the bot answered with an error. */
export const somethingWrong = 'Something went wrong. Please try again.';

/** Reads the bot's answer to an invoke. HTTP must be 200; the meaning stands in the body. */
export function outcomeOfAction(result: DeliveryResult): ActionOutcome {
  if (result.status === null || result.status >= 500)
    return failed(unreachable, `HTTP ${result.status ?? 'no answer'}`);
  if (result.status < 200 || result.status >= 300) return failed(somethingWrong, `HTTP ${result.status}`);
  if (result.body === undefined || result.body === '') return { kind: 'done' };
  const parsed = body.safeParse(result.body);
  if (!parsed.success)
    return result.status === 200
      ? { kind: 'done' }
      : failed(somethingWrong, 'The body has no statusCode and type.');
  const { statusCode, type, value } = parsed.data;
  if (statusCode === 200 && type === 'application/vnd.microsoft.card.adaptive')
    return { kind: 'card', card: value };
  if (statusCode === 200 && type === 'application/vnd.microsoft.activity.message')
    return { kind: 'text', text: String(value) };
  if (statusCode === 401 && type === 'application/vnd.microsoft.activity.loginRequest') {
    const request = signInRequest.safeParse(value);
    if (request.success) return { kind: 'sign-in', signIn: request.data };
  }
  return failed(somethingWrong, `${statusCode} ${type} ${JSON.stringify(value ?? '')}`);
}

function failed(text: string, detail: string): ActionOutcome {
  return { kind: 'failed', text, detail };
}
