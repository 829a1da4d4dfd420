/** What the words of an invitation are made of. */
export interface TemplateFacts {
  readonly provider: string;
  /** Company of the reseller it is for. */
  readonly reseller: string | undefined;
  /** The provider's account as Microsoft shows it to the customer. */
  readonly legalName: string;
  /** Where the customer accepts, as Microsoft calls it in the customer's cloud. */
  readonly place: string;
}

/** The words of an invitation in one language; `sender` is the reseller, else the provider. */
export interface Template {
  readonly subject: (sender: string) => string;
  readonly hello: (name: string | undefined) => string;
  /** Paragraphs. */
  readonly words: (facts: TemplateFacts) => readonly string[];
  readonly regards: (sender: string) => string;
  readonly reminderSubject: (sender: string) => string;
  readonly reminder: (sender: string) => readonly string[];
  /** Titles of the two links. */
  readonly chat: string;
  readonly microsoft: string;
  readonly after: (contact: string) => string;
}
