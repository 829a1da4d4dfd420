/** A conversation with the bot: one person's chat, or a channel of a team. */
export interface SimChat {
  /** Conversation id as the Bot Framework knows it. */
  readonly id: string;
  readonly kind: 'personal' | 'channel';
  readonly title: string;
  readonly tenantId: string;
  /** Entra object ids of the people in it. */
  readonly members: readonly string[];
  /** Whether the app is installed here; the bot may only write where it is. */
  installed: boolean;
  /** The bot has been told that it was added to this channel. */
  announced?: boolean;
  /** The person took the app away; opening the chat does not bring it back. */
  removed?: boolean;
  /** The person has blocked the bot. */
  blocked: boolean;
  messages: SimMessage[];
}

/** An attachment as the connector received it. */
export interface SimAttachment {
  readonly contentType: string;
  readonly contentUrl?: string | undefined;
  readonly content?: unknown;
  readonly name?: string | undefined;
}

export interface SimMessage {
  readonly id: string;
  /** `bot`, or the Entra object id of a person. */
  readonly from: string;
  /** ISO 8601, simulated time. */
  readonly at: string;
  /** The first message of a channel thread; null in a personal chat and for first messages. */
  readonly threadId: string | null;
  text: string;
  textFormat: string;
  attachments: readonly SimAttachment[];
  suggestedActions: readonly SimSuggestedAction[];
  editedAt: string | null;
  /** How often it has been changed; absent for never. */
  changes?: number;
  deleted: boolean;
  /** A person's message: whether the bot took it. */
  delivery: 'sending' | 'delivered' | 'failed' | null;
  /** A bot's sign-in card: what single sign-on came to. `silent`: it worked, so the person never sees the card. */
  signIn: 'trying' | 'silent' | 'button' | 'done' | null;
}

export interface SimSuggestedAction {
  readonly type: string;
  readonly title: string;
  readonly value: string;
}

/** What a person's Teams is told as it happens. */
export type TeamsEvent =
  | { readonly kind: 'message' | 'update' | 'delete'; readonly chatId: string; readonly message: SimMessage }
  | { readonly kind: 'typing'; readonly chatId: string }
  | { readonly kind: 'chat'; readonly chatId: string };
