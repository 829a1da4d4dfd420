/** What somebody's words to the provider's people are about; everybody reads it in words of their language. */
export type Topic = Request | 'remark' | 'admin-rights';
/**
 * Topics with a form of their own; a remark is left where the answer is that it is about, a
 * reseller's wish for admin rights where they are explained.
 */
export const requests = ['help', 'us-government', 'china', 'germany', 'not-sold-there'] as const;
export type Request = (typeof requests)[number];

/** Words that were sent, by the person who asks or by the provider's staff. */
export interface Message {
  /** Rises with time; 0 is what the asker began with. */
  readonly id: number;
  readonly side: 'asker' | 'staff';
  /** The writer's name as Teams gave it; may be empty. */
  readonly name: string;
  readonly words: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}
