import type { PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import type { Card } from '../../../src/dialogs/kit/card.ts';
import { card, heading } from '../../../src/dialogs/kit/card.ts';
import type { Announcement, Audience, Flow } from '../../../src/dialogs/kit/flow.ts';
import type { Connector, Delivery } from '../../../src/bots/connector.ts';
import { createNotifier } from '../../../src/bots/notifier.ts';
import { createCallLimiter, type TeamsLimits } from '../../../src/bots/sending/call-limiter.ts';
import type { Timing } from '../../../src/bots/sending/when-to-tell.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import {
  insertNotice,
  noticesOfCase,
  type Notice,
  type Target,
} from '../../../src/services/store/notices.ts';
import { chosenLanguage } from '../../../src/services/store/person-languages.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { saveReference, type FreshReference } from '../../../src/services/store/references.ts';
import { noteReader } from '../../../src/services/store/unreached-notices.ts';
import type { NoticeKind } from '../../../src/services/store/tables-cases.ts';
import { movedClock } from '../../services/support/remote.ts';

export interface Call {
  readonly what: 'post' | 'put' | 'create';
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly activityId?: string;
  /** Text of a message, or heading of a card with what is shown of it in a notification. */
  readonly says: string;
}

/** A connector that writes down its calls and answers as told; `sent` with a new id when nothing was told. */
export function toldConnector() {
  const calls: Call[] = [];
  const answers: (Delivery | (() => Promise<Delivery>))[] = [];
  let ids = 0;
  const answer = async (call: Call): Promise<Delivery> => {
    calls.push(call);
    const next = answers.shift() ?? { kind: 'sent', id: `m${(ids += 1)}` };
    return typeof next === 'function' ? next() : next;
  };
  const says = (activity: object): string => {
    const { text, summary, attachments } = activity as {
      text?: string;
      summary?: string;
      attachments?: { content: Card }[];
    };
    const content = attachments?.[0]?.content;
    if (content === undefined) return text ?? '';
    const texts =
      JSON.stringify(content.body)
        .match(/"text":"[^"]+"/g)
        ?.map((one) => one.slice(8, -1)) ?? [];
    return [`[${texts.join(' / ')}]`, summary].filter(Boolean).join(' ');
  };
  const connector: Connector = {
    post: (serviceUrl, conversationId, activity) =>
      answer({ what: 'post', serviceUrl, conversationId, says: says(activity) }),
    put: (serviceUrl, conversationId, activityId, activity) =>
      answer({ what: 'put', serviceUrl, conversationId, activityId, says: says(activity) }),
    createConversation: (serviceUrl, { userId }) =>
      answer({ what: 'create', serviceUrl, conversationId: userId, says: '' }),
    member: () => Promise.resolve({ kind: 'closed', why: 'nobody asks here' }),
  };
  return { connector, calls, answers };
}

/** What Teams documents (contract teams 4.3). */
export const documentedLimits: TeamsLimits = {
  conversation: [
    { calls: 7, seconds: 1 },
    { calls: 8, seconds: 2 },
    { calls: 60, seconds: 30 },
    { calls: 1_800, seconds: 3_600 },
  ],
  tenant: [{ calls: 50, seconds: 1 }],
};

/** The notifier with a real database; Teams and the flow's words are the test's. */
export function notifierDesk(
  database: () => Database,
  caseId: string,
  limits: TeamsLimits = documentedLimits,
) {
  const clock = movedClock();
  const { connector, calls, answers } = toldConnector();
  const lines: Record<string, unknown>[] = [];
  const announced: { news: Announcement; audience: Audience }[] = [];
  const unreachable: { notice: Notice; why: string }[] = [];
  let silent = false;
  /** What happens once while the words of a notice are made. */
  let meanwhile: (() => Promise<void>) | undefined;
  let away = 0;
  /** The database, gone for as many statements as `awayFor` said. */
  const outage = {
    transformQuery: ({ node }: PluginTransformQueryArgs) => {
      if (away === 0) return node;
      away -= 1;
      throw new Error('Connection terminated unexpectedly');
    },
    transformResult: ({ result }: PluginTransformResultArgs) => Promise.resolve(result),
  };
  const present = (): Database => ({ ...database(), db: database().db.withPlugin(outage) });
  let timings: readonly Timing[] = [{ kind: 'now' }];
  const flow: Pick<Flow, 'announce'> = {
    announce: async (news, audience) => {
      announced.push({ news, audience });
      await meanwhile?.();
      meanwhile = undefined;
      if (silent) return undefined;
      const repeat = news.possibleRepeat ? 'perhaps again: ' : '';
      return {
        card: card(heading(`card of ${news.caseId}`)),
        message: `${repeat}${news.event}`,
      };
    },
  };
  const make = () =>
    createNotifier({
      database: present(),
      box: createSecretBox(Buffer.alloc(32, 7).toString('base64')),
      host: { flow: () => flow as Flow },
      connector,
      limiter: createCallLimiter(limits),
      whenToTell: () => {
        const [timing = { kind: 'now' }, ...rest] = timings;
        if (rest.length > 0) timings = rest;
        return Promise.resolve(timing);
      },
      languages: { chosenBy: (person) => chosenLanguage(database().db, person) },
      timeZone: 'Europe/Dublin',
      defaultServiceUrl: 'https://smba.trafficmanager.net/teams/',
      onUnreachable: async (_tx, notice, why) => void unreachable.push({ notice, why }),
      clock,
      log: createLog('info', {
        write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
      }),
    });
  let notifier: ReturnType<typeof make> | undefined;
  const made = () => (notifier ??= make());
  async function run(): Promise<void> {
    await made().tick();
    await made().idle();
  }

  const reference = (target: Target): FreshReference => ({
    ...target,
    kind: 'personal',
    conversationId: `chat of ${target.userId}`,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    reference: {},
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
  });

  return {
    clock,
    calls,
    answers,
    lines,
    announced,
    unreachable,
    beforeWords: (happens: () => Promise<void>) => void (meanwhile = happens),
    hush: () => void (silent = true),
    awayFor: (statements: number) => void (away = statements),
    /** When the reader wants to hear it; several: as they are asked one time after the other. */
    wants: (...when: readonly Timing[]) => void (timings = when),
    /** Where they are is on record, as if it had always been. */
    known: (target: Target, changes: Partial<FreshReference> = {}): Promise<void> =>
      saveReference(database().db, { ...reference(target), ...changes }, clock.now()),
    /** They write to the bot. */
    heard: (target: Target): Promise<void> => noteReader(database(), reference(target), clock.now()),
    async write(
      target: Target,
      kind: NoticeKind,
      event: string,
      facts: Record<string, unknown> = {},
    ): Promise<number> {
      const notice = { flow: 'accept', caseId, target, kind, event, facts, now: clock.now() };
      return insertNotice(database().db, notice);
    },
    /** Looks for what is due and sends it, until nothing is left to do. */
    run,
    /** Lets time pass, and sends what is due then. */
    async pass(milliseconds: number): Promise<void> {
      clock.pass(milliseconds);
      await run();
    },
    /** The notifier listens, as it does in the product. */
    start: () => made().start(),
    /** What it has begun must not be gone on with in the next test. */
    stop: async () => {
      const last = notifier;
      notifier = undefined;
      await last?.stop();
    },
    /** Milliseconds from now on until each notice of the case is due. */
    async dueIn(): Promise<readonly number[]> {
      const due = database()
        .db.selectFrom('notice')
        .select('due_at')
        .where('case_id', '=', caseId)
        .orderBy('id');
      return (await due.execute()).map((row) => row.due_at - clock.now());
    },
    notices: () => noticesOfCase(database().db, caseId),
  };
}
