import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { readEmail } from '../../domain/email.ts';
import { languageOf } from '../../domain/language.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import {
  beginAskingAddress,
  isAddressWanted,
  saveSealedAddress,
  sealedAddress,
} from '../../services/store/person-addresses.ts';
import { findReference, type StoredReference } from '../../services/store/references.ts';
import { openedReference } from '../../services/store/sealed-reference.ts';
import { sealedFor } from '../../services/store/sealed-for.ts';
import type { SecretBox } from '../../services/store/secret-box.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { PersonLanguages } from '../language/port.ts';
import type { Addresses, Roster, RosterEntry } from './port.ts';

/** Name of the job that asks Teams where one person reads mail: `{ tenantId, userId }`. */
export const addressQueue = 'address';

export interface AddressDependencies {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'define' | 'send'>;
  readonly roster: Roster;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly log: Log;
}

const dayMs = 24 * 3_600_000;
/** The locale stays known when the app is taken away, and the chat is forgotten with it. */
const keptShape = z.object({ address: z.string(), locale: z.string().optional() });
type Kept = z.infer<typeof keptShape>;
const personShape = z.object({ tenantId: z.string(), userId: z.string() });
const namedThere = z.object({ user: z.object({ id: z.string() }) });

/** Learns and keeps where people of resellers read mail. */
export function createAddresses(dependencies: AddressDependencies) {
  const { database, jobs, roster, languages, box, clock, log } = dependencies;
  const aDayAgo = () => clock.now() - dayMs;

  async function keep(tx: Kysely<Tables>, person: PersonKey, kept: Kept): Promise<void> {
    await saveSealedAddress(tx, person, box.seal(JSON.stringify(kept), sealedFor.personAddress(person)));
  }

  async function want(tx: Kysely<Tables>, { tenantId, userId }: PersonKey): Promise<void> {
    const person = { tenantId, userId };
    if (!(await isAddressWanted(tx, person, aDayAgo()))) return;
    await jobs.send(tx, addressQueue, person, { singletonKey: `${tenantId}/${userId}` });
  }

  /** Nobody is asked about somebody we have not heard from: their next message asks. */
  async function ask(person: PersonKey): Promise<void> {
    const place = await findReference(database.db, person.tenantId, person.userId);
    if (place === undefined || place.deadReason !== undefined) return;
    const turn = { before: aDayAgo(), now: clock.now() };
    if (!(await beginAskingAddress(database.db, person, turn))) return;
    const answer = await roster.member(place.serviceUrl, place.conversationId, nameThere(box, place));
    const address = isEntry(answer) && samePerson(answer, person) ? addressIn(answer) : undefined;
    if (address === undefined) {
      const why = isEntry(answer) ? 'no address' : (answer.why ?? answer.kind);
      return log.warn({ user: person.userId, why }, 'Teams did not say where somebody reads mail');
    }
    await keep(database.db, person, { address, locale: place.locale });
    log.info({ user: person.userId }, 'it is known where somebody reads mail');
  }

  const addresses: Addresses = {
    async of(person) {
      const sealed = await sealedAddress(database.db, person);
      const kept = sealed === undefined ? undefined : opened(sealed, person);
      if (kept === undefined) return undefined;
      const place = await findReference(database.db, person.tenantId, person.userId);
      const chosen = await languages.chosenBy(person);
      return { address: kept.address, language: chosen ?? languageOf(place?.locale ?? kept.locale) };
    },
    want,
    heard: (person) => want(database.db, person),
    keep: (tx, person, address) => keep(tx, person, { address }),
  };

  function opened(sealed: string, person: PersonKey): Kept | undefined {
    try {
      return keptShape.parse(JSON.parse(box.open(sealed, sealedFor.personAddress(person))));
    } catch (error) {
      log.warn({ err: error, user: person.userId }, 'a kept address cannot be read');
      return undefined;
    }
  }

  return {
    ...addresses,
    /** Registers the job handler; call before the jobs start. */
    defineJobs(): void {
      jobs.define(addressQueue, (data) => ask(personShape.parse(data)), { concurrency: 5 });
    },
  };
}

export type AddressWorkflow = ReturnType<typeof createAddresses>;

const isEntry = (answer: Awaited<ReturnType<Roster['member']>>): answer is RosterEntry =>
  answer.kind === 'member';

/** The id Teams gave the person in this chat, or the one of the directory. */
const nameThere = (box: SecretBox, place: StoredReference): string =>
  namedThere.safeParse(openedReference(box, place)).data?.user.id ?? place.userId;

/** The mail address, or the user name where it is one; a guest's user name is none. */
function addressIn({ email, userPrincipalName }: RosterEntry): string | undefined {
  for (const text of [email, userPrincipalName]) {
    const read = readEmail(text ?? '');
    if (read.kind === 'ok' && !/#ext#/i.test(read.address)) return read.address;
  }
  return undefined;
}
