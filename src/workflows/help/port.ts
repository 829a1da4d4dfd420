import type { Topic } from '../../domain/hand-over.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { HandOver } from '../../services/store/hand-overs.ts';

export type { HandOver };

/** A person of the provider whom somebody can write to or call. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

/** Somebody with the name Teams gives for them, which nobody can be asked for later. */
export type NamedPerson = PersonKey & { readonly name: string };

/** `too-many`: of this organisation so much waits for an answer that nothing was handed over; who can be written to. */
export type HandedOver =
  { readonly kind: 'sent'; readonly id: string } | { readonly kind: 'too-many'; readonly contact: Contact };

/** Help from people, and what people thought of ours. */
export interface PeopleHelp {
  /** Whom this customer can write to or call: the contact of its region when one is configured, else the general one; the desk of a national cloud for what is about it. */
  contactFor(tenantId: string, topic?: Topic): Promise<Contact>;
  /**
   * Hands a person's words to the provider's staff with the context; the same request id hands over once. Without a
   * case it is about the latest one of the person's organisation. What a person writes while an earlier question of
   * theirs on the topic waits for an answer joins it; staff's card changes then, and no other one is posted.
   */
  handOver(request: {
    requestId: string;
    from: NamedPerson;
    words: string;
    topic?: Topic | undefined;
    /** Staff should know, though nobody asked: the words are ours then, not the person's. */
    automatic?: boolean | undefined;
    caseId?: string | undefined;
    flow?: string | undefined;
    step?: string | undefined;
  }): Promise<HandedOver>;
  find(id: string): Promise<HandOver | undefined>;
  /**
   * Adds words to a hand-over: the asker's own go to staff, anybody else's arrive in the asker's chat on a card of
   * their own. Who may is the caller's business. The same request id adds once.
   */
  write(id: string, by: NamedPerson, words: string, requestId: string): Promise<'written' | 'unknown'>;
  /** The hand-over in which this person got an answer lately and has not replied to it. */
  lastAnswered(person: PersonKey): Promise<HandOver | undefined>;
  /** "Was this helpful?": one opinion per person and article, the latest counts. */
  feedback(opinion: {
    article: string;
    helpful: boolean;
    remark?: string | undefined;
    from: PersonKey;
  }): Promise<void>;
}
