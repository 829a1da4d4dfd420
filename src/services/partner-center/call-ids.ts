/**
 * The two ids of a call that changes something (contract 3.1), stored by the caller before it is made: the request id
 * stays for a repetition after a lost answer, the correlation id is what Microsoft's support asks for. Both GUIDs.
 */
export interface CallIds {
  readonly requestId: string;
  readonly correlationId: string;
  /** The call is not made any more from this moment on, milliseconds since 1970 UTC: see HttpRequest. */
  readonly goodUntil?: number;
}

/**
 * Microsoft understood and said no, with one of its codes. (status, code) tells why (errors.json of the contract);
 * the description is Microsoft's English, for the provider's staff only and never to branch on.
 */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: number;
  readonly description: string | undefined;
  readonly correlationId: string | undefined;
}
