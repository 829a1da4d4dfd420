import { setTimeout as sleep } from 'node:timers/promises';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Log } from '../log.ts';
import { parseWebhookEvent } from '../services/partner-center/webhook-event.ts';
import type { WebhookVerifier } from '../services/partner-center/webhook-signature.ts';
import type { InvitationWorkflow } from '../workflows/invitation/index.ts';
import { activitySchema } from './activity.ts';
import type { Authentication } from './authentication.ts';
import { parseJson, readBody } from './body.ts';
import { isLoopback } from './connector.ts';
import { countingEvents, countingRefused } from './counted-answers.ts';
import { fewAtOnce } from './few-at-once.ts';
import type { FirstSignInAnswers } from './first-sign-in/answers.ts';
import { guardRequests } from './guarded-requests.ts';
import { InProgress } from './in-progress.ts';
import { listenOn } from './listening.ts';
import type { Page, PageVisit } from './page-frame.ts';
import { asPlaygroundPerson, type PlaygroundPerson } from './playground.ts';
import type { Download, ProofAnswers } from './proof/answers.ts';
import type { TabAnswer } from './tab/answer.ts';
import { changeByTab, lookAtTab, type Tab } from './tab/routes.ts';
import type { Readiness } from './readiness.ts';
import type { TeamsBot } from './teams-bot.ts';

export interface ServerOptions {
  readonly bot: TeamsBot;
  readonly authentication: Authentication;
  readonly webhooks: WebhookVerifier;
  readonly invitations: Pick<InvitationWorkflow, 'receive'>;
  /** The page behind the link that a new tenant's administrator gets by mail. */
  readonly firstSignIn: FirstSignInAnswers;
  /** The page behind the link to a proof, and the file itself. */
  readonly proof: ProofAnswers;
  /** The staff's page in Teams, and what it asks for. */
  readonly tab: Tab;
  readonly accountIds: readonly string[];
  /** So many connections at once; more are closed before anything is read. */
  readonly connections: number;
  readonly readiness: () => Promise<Readiness>;
  /** Calls without a token from this machine speak for this person; only in the rehearsal, which listens on loopback. */
  readonly playground: PlaygroundPerson | undefined;
  readonly log: Log;
}

/** Teams' own limit for a message is about 100 KB (contract teams 2.2). */
const activityLimit = 256 * 1024;
const webhookLimit = 64 * 1024;

/** While stopping: how long answers, and rests of requests, are waited for. */
const longestAnswerMs = 12_000;
const restOfBodyMs = 1_000;
const lookMs = 25;

/** Pages of links ask the database for anybody: this many at once leave most connections to everything else. */
const pageLookUps = { atOnce: 2, waiting: 100 };

type Answer = { readonly status: number; readonly body?: object | undefined } | Page | Download | TabAnswer;

/** The HTTP edge: activities, Partner Center's events, and the two questions an orchestrator asks. */
export function createServer(options: ServerOptions) {
  const { bot, authentication, log } = options;
  const server: Server = restify.createServer({ name: 'concierge', handleUncaughtExceptions: false });
  // A slow client holds a socket, never a turn.
  server.server.requestTimeout = 15_000;
  server.server.headersTimeout = 10_000;
  server.server.keepAliveTimeout = 65_000;
  guardRequests(server.server, log);
  server.server.maxConnections = options.connections;
  server.server.maxHeadersCount = 100;
  // By default node looks at slow ones every half minute only.
  Object.assign(server.server, { connectionsCheckingInterval: 2_000 });

  const open = new InProgress<Request>();
  const route =
    (work: (request: Request) => Promise<Answer>) =>
    (request: Request, response: Response, next: () => void) => {
      open.add(request);
      response.once('close', () => open.remove(request));
      void work(request)
        .catch((error: unknown): Answer => {
          // The pattern, not the path: that of a page is a secret.
          log.error({ err: error, route: String(request.getRoute().path) }, 'a request failed');
          return { status: 500 };
        })
        .then((answer) => {
          const { status } = answer;
          const body = 'body' in answer ? answer.body : undefined;
          if (!request.readableEnded) response.setHeader('connection', 'close');
          if ('headers' in answer) {
            const content = 'html' in answer ? answer.html : answer.file;
            response.writeHead(status, { ...answer.headers, 'content-length': Buffer.byteLength(content) });
            response.end(request.method === 'HEAD' ? undefined : content);
          } else if (body === undefined) {
            // restify's writeHead returns nothing to chain on.
            response.writeHead(status, { 'content-length': 0 });
            response.end();
          } else {
            // restify's own way looks for a formatter that fits what the client accepts; there is only one.
            const text = JSON.stringify(body);
            const length = Buffer.byteLength(text);
            response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
            response.end(text);
          }
          next();
        });
    };

  server.post('/api/messages', route(countingRefused(activityFrom)));
  server.post('/api/webhooks/partner-center/:account', route(countingEvents(webhookFrom)));
  const { firstSignIn, proof } = options;
  const lookUp = fewAtOnce(pageLookUps);
  page('/first-sign-in/:token', firstSignIn.show, firstSignIn.reveal, firstSignIn.busy);
  page('/proof/:token', proof.show, proof.take, proof.busy);
  server.get(
    '/tab/*',
    route((request) => lookAtTab(options.tab, request, headersNamed(request, 'authorization'))),
  );
  server.post(
    '/tab/api/*',
    route((request) => changeByTab(options.tab, request, headersNamed(request, 'authorization'))),
  );
  server.get(
    '/healthz',
    route(() => Promise.resolve({ status: 200, body: { status: 'alive' } })),
  );
  server.get('/readyz', route(readiness));

  /** Looking changes nothing, so that scanners may follow the link; only the button does. */
  function page(
    path: string,
    look: (visit: PageVisit) => Promise<Answer>,
    press: (visit: PageVisit) => Promise<Answer>,
    busy: (visit: PageVisit) => Answer,
  ): void {
    const visited = (work: (visit: PageVisit) => Promise<Answer>) =>
      route(async (request) => {
        const visit = visitOf(request);
        return (await lookUp(() => work(visit))) ?? busy(visit);
      });
    server.get(path, visited(look));
    server.head(path, visited(look));
    server.post(path, visited(press));
  }

  async function activityFrom(request: Request): Promise<Answer> {
    const credentials = headersNamed(request, 'authorization');
    const playground = credentials.length === 0 ? options.playground : undefined;
    const token = playground === undefined ? await authentication.token(credentials) : undefined;
    if (token === undefined && playground === undefined) return { status: 401 };
    const body = await readBody(request, activityLimit);
    if (body.kind === 'too-large') return { status: 413 };
    if (body.kind === 'broken') return { status: 400 };
    const json = parseJson(body.bytes);
    const parsed = activitySchema.safeParse(
      playground === undefined ? json : asPlaygroundPerson(json, playground),
    );
    if (!parsed.success) {
      log.info(
        { fields: parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5) },
        'an unreadable activity',
      );
      return { status: 400, body: { error: 'The activity could not be read.' } };
    }
    // Without a token only a client on this machine is served; whoever names Teams' address has to prove it.
    const covered =
      token === undefined
        ? isLoopback(new URL(parsed.data.serviceUrl))
        : authentication.covers(token, parsed.data);
    if (!covered) return { status: 401 };
    return bot.onActivity(parsed.data);
  }

  async function webhookFrom(request: Request): Promise<Answer> {
    const { account } = request.params as { account: string };
    if (!options.accountIds.includes(account)) return { status: 404 };
    const body = await readBody(request, webhookLimit);
    if (body.kind === 'too-large') return { status: 413 };
    if (body.kind === 'broken') return { status: 400 };
    const verdict = await options.webhooks.verify({ headers: request.headers, rawBody: body.bytes });
    if (verdict.kind === 'invalid') {
      log.warn({ account, reason: verdict.reason }, 'a webhook was refused');
      // A certificate that cannot be had now is our trouble: Partner Center shall deliver again.
      return { status: verdict.reason === 'certificate-unavailable' ? 503 : 401 };
    }
    const event = parseWebhookEvent(parseJson(body.bytes));
    if (event.kind === 'unreadable') return { status: 400 };
    const received = await options.invitations.receive(account, event.event);
    log.info({ account, event: event.event.eventName, received }, 'webhook received');
    return { status: 200 };
  }

  async function readiness(): Promise<Answer> {
    const status = await options.readiness();
    return { status: status === 'ready' ? 200 : 503, body: { status } };
  }

  return {
    /** Resolves with the port that is listened on. */
    listen: (port: number, host: string) => listenOn(server, { port, host, setting: 'PORT', log }),
    /** Takes no new connections, and resolves when open requests have been answered. */
    async close(): Promise<void> {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (let waited = 0; open.size > 0 && waited < longestAnswerMs; waited += lookMs) {
        await sleep(lookMs);
        // Whoever has not even asked completely is not waited for.
        if (waited >= restOfBodyMs)
          for (const request of open.all()) if (!request.complete) request.destroy();
      }
      // What is left are connections kept open for later requests.
      server.server.closeAllConnections();
      await closed.promise;
    },
  };
}

function visitOf(request: Request): PageVisit {
  const { token } = request.params as { token: string };
  const site = request.headers['sec-fetch-site'];
  return {
    token,
    language: request.headers['accept-language'],
    from: typeof site === 'string' ? site : undefined,
  };
}

/** Every value of a header; node itself keeps only the first one of most. */
function headersNamed(request: Request, name: string): readonly string[] {
  const { rawHeaders } = request;
  return rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}
