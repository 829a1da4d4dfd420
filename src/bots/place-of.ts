/** The conversation itself: for a thread of a channel (`19:…;messageid=…`) the channel, which it counts with. */
export const placeOf = (conversationId: string): string =>
  conversationId.split(';messageid=', 1)[0] ?? conversationId;
