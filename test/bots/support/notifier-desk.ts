import type { Card } from '../../../src/dialogs/kit/card.ts';
import { card, heading } from '../../../src/dialogs/kit/card.ts';
import type { Announcement, Audience, Flow } from '../../../src/dialogs/kit/flow.ts';
import type { Connector, Delivery } from '../../../src/bots/connector.ts';
import { createNotifier } from '../../../src/bots/notifier.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import {
  insertNotice,
  noticesOfCase,
  type Notice,
  type Target,
} from '../../../src/services/store/notices.ts';
import { chosenLanguage } from '../../../src/services/store/person-languages.ts';
import { saveReference } from '../../../src/services/store/references.ts';
import type { NoticeKind } from '../../../src/services/store/tables-cases.ts';
import { rememberedJobs } from '../../workflows/support/remembered-jobs.ts';
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

const queue = 'notice';

/** The notifier with a real database; Teams, the jobs and the flow's words are the test's. */
export function notifierDesk(database: () => Database, caseId: string) {
  const clock = movedClock();
  const remembered = rememberedJobs();
  const deferred: number[] = [];
  const jobs: typeof remembered = {
    ...remembered,
    // What is put off is found again by the tick, as if its job had been lost.
    send: (tx, name, data, options = {}) => {
      const { startAfterSeconds: seconds = 0 } = options;
      if (seconds === 0) return remembered.send(tx, name, data, options);
      return Promise.resolve(void deferred.push(seconds));
    },
  };
  const { connector, calls, answers } = toldConnector();
  const lines: Record<string, unknown>[] = [];
  const announced: { news: Announcement; audience: Audience }[] = [];
  const unreachable: { notice: Notice; why: string }[] = [];
  let silent = false;
  /** What happens once while the words of a notice are made. */
  let meanwhile: (() => Promise<void>) | undefined;
  let away = 0;
  /** The database, gone for as many transactions as `awayFor` said. */
  const present = (): Database => ({
    ...database(),
    withTransaction: (work) => {
      if (away === 0) return database().withTransaction(work);
      away -= 1;
      return Promise.reject(new Error('Connection terminated unexpectedly'));
    },
  });
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
      jobs,
      queue,
      host: { flow: () => flow as Flow },
      connector,
      languages: { chosenBy: (person) => chosenLanguage(database().db, person) },
      defaultServiceUrl: 'https://smba.trafficmanager.net/teams/',
      onUnreachable: async (_tx, notice, why) => void unreachable.push({ notice, why }),
      clock,
      log: createLog('info', {
        write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
      }),
    });
  let notifier: ReturnType<typeof make> | undefined;
  const started = () => {
    if (notifier === undefined) (notifier = make()).defineJobs();
    return notifier;
  };

  return {
    clock,
    jobs,
    /** Seconds by which jobs were put off, in their order. */
    deferred,
    calls,
    answers,
    lines,
    announced,
    unreachable,
    beforeWords: (happens: () => Promise<void>) => void (meanwhile = happens),
    hush: () => void (silent = true),
    awayFor: (transactions: number) => void (away = transactions),
    async known(target: Target, changes: Partial<Parameters<typeof saveReference>[1]> = {}): Promise<void> {
      const fresh = {
        ...target,
        kind: 'personal' as const,
        conversationId: `chat of ${target.userId}`,
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        reference: {},
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
      };
      await saveReference(database().db, { ...fresh, ...changes }, clock.now());
    },
    async write(
      target: Target,
      kind: NoticeKind,
      event: string,
      facts: Record<string, unknown> = {},
    ): Promise<number> {
      const notice = { flow: 'accept', caseId, target, kind, event, facts, now: clock.now() };
      const id = await insertNotice(database().db, notice);
      await jobs.send(database().db, queue, { id });
      return id;
    },
    /** Runs what jobs are there. */
    async run(): Promise<void> {
      started();
      await jobs.runWaiting(queue);
    },
    /** Lets time pass, looks for what is due, and runs it. */
    async pass(milliseconds: number): Promise<void> {
      clock.pass(milliseconds);
      await started().tick();
      await jobs.runWaiting(queue);
    },
    notices: () => noticesOfCase(database().db, caseId),
  };
}
