/** The product cannot start, for a reason an operator can mend: the message says what happened and what to do. */
export class StartFault extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StartFault';
  }
}
