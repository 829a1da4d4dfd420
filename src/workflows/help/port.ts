import type { PersonKey } from '../../domain/person.ts';
import type { HandOver } from '../../services/store/hand-overs.ts';

export type { HandOver };

/** A person of the provider whom somebody can write to or call. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

/** Help from people, and what people thought of ours. */
export interface PeopleHelp {
  /** Whom this customer can write to or call: the contact of its region when one is configured, else the general one. */
  contactFor(tenantId: string): Promise<Contact>;
  /** Hands a person's words to the provider's staff with the context; the same request id hands over once. */
  handOver(request: {
    requestId: string;
    from: PersonKey;
    words: string;
    caseId?: string | undefined;
    flow?: string | undefined;
    step?: string | undefined;
  }): Promise<HandOver>;
  find(id: string): Promise<HandOver | undefined>;
  /** Staff's answer, delivered into the asking person's chat. */
  answer(id: string, by: PersonKey, words: string): Promise<'answered' | 'unknown'>;
  /** "Was this helpful?": one opinion per person and article, the latest counts. */
  feedback(opinion: {
    article: string;
    helpful: boolean;
    remark?: string | undefined;
    from: PersonKey;
  }): Promise<void>;
}
