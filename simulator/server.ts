import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createAdminCenter } from './admin-center/index.ts';
import { createNationalPortals } from './admin-center/national-portals.ts';
import { createBotService } from './bot-service/index.ts';
import type { SimulatorContext } from './context.ts';
import { settleGdap } from './gdap/lifecycle.ts';
import { createGraph } from './graph/index.ts';
import { createControl } from './control/index.ts';
import { createWelcome } from './welcome/index.ts';
import { BodyTooLarge, createExchange, send, sendJson } from './http/exchange.ts';
import { forwardToBot } from './http/proxy.ts';
import { guard } from './http/guard.ts';
import { createIdentityEndpoint } from './login/identity-endpoint.ts';
import { createLogin } from './login/index.ts';
import { openSigningKeys } from './login/signing-keys.ts';
import { createAgreementDocuments } from './partner-center/agreement-documents.ts';
import { createCallTally } from './partner-center/call-tally.ts';
import { createCertificateHosts, openCertificates } from './partner-center/certificates.ts';
import { createDispatcher } from './partner-center/dispatcher.ts';
import { createPartnerCenter } from './partner-center/index.ts';
import { createPriceSheets } from './partner-center/price-sheets.ts';
import { startMail, type MailAddresses } from './mail/index.ts';
import { createMailPages } from './mail/pages.ts';
import { createSharePoint } from './teams/share-point.ts';
import { createTeams } from './teams/index.ts';
import { createWorld, type WorldStore } from './world/store.ts';
import type { World } from './world/types.ts';

export interface SimulatorOptions {
  /** 0 = any free port. */
  port: number;
  /** Loopback only; `127.0.0.1` when absent. */
  host?: string;
  /** Where world, keys and certificates are kept; undefined = in memory only. */
  folder?: string;
  /** The world to start from when nothing is saved. */
  seed?: World;
  /** Kills the bot's process, for the control panel; see SimulatorContext. */
  killBot?: () => boolean;
  log: Logger;
}

export interface Simulator {
  readonly origin: string;
  readonly world: WorldStore;
  readonly context: SimulatorContext;
  /** PEM of the root that the webhook signer's certificate leads to. */
  readonly rootCertificate: string;
  /** Where the bot sends mail and asks for names. */
  readonly mail: MailAddresses;
  setBotOrigin(origin: string | null): void;
  stop(): Promise<void>;
}

/** Starts the simulated Microsoft on one loopback port. Rejects when the port is taken (EADDRINUSE). */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const host = options.host ?? '127.0.0.1';
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new Error(`The simulator holds sample secrets and listens on loopback only, not on ${host}.`);
  }
  let origin = '';
  let botOrigin: string | null = null;
  const world = createWorld(options);
  const certificates = await openCertificates(options.folder);
  const context: SimulatorContext = {
    world,
    instance: randomUUID(),
    origin: () => origin,
    botOrigin: () => botOrigin,
    killBot: options.killBot ?? (() => false),
    keys: {
      signIn: await openSigningKeys('sign-in', options.folder),
      channel: await openSigningKeys('channel', options.folder),
    },
    webhooks: createDispatcher({ world, certificates, log: options.log }),
    orderCalls: createCallTally(),
    log: options.log,
  };
  const remotes = [
    createLogin(context),
    createIdentityEndpoint(context),
    createPartnerCenter(context),
    createPriceSheets(context),
    createGraph(context),
    createAdminCenter(context),
    createNationalPortals(context),
    createCertificateHosts(certificates),
    createAgreementDocuments(context),
    createSharePoint(context),
  ];
  const botService = createBotService(context);
  const teams = createTeams(context);
  const pages = [teams, createControl(context), createMailPages(context), createWelcome(context)];

  async function answerForHost(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<boolean> {
    const [, remoteHost = '', rest = '/'] = /^\/_\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const name = decodeURIComponent(remoteHost).toLowerCase();
    count(request.method ?? 'GET', name, rest);
    const exchange = createExchange(request, response, rest);
    for (const remote of remotes) {
      if (remote.hosts.includes(name) && (await remote.handle(exchange, name))) return true;
    }
    return await botService.handle(request, response, path);
  }
  function count(method: string, host: string, rest: string): void {
    const shape = rest.split('/').map(withoutId).join('/');
    world.counters.count(`${method} ${host}${shape}`);
    world.journal.add('api-call', { method, host, path: rest });
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    // Pages of the bot itself keep their own guard; theirs is so strict that browsers do not name an origin.
    const refusal = guard(request, { ownGuard: /^\/(first-sign-in|proof)\//.test(path) });
    if (refusal !== undefined) return sendJson(response, 403, { error: 'refused', message: refusal });
    if (path.startsWith('/_/')) {
      if (await answerForHost(request, response, path)) return;
      return sendJson(response, 501, {
        error: 'not-simulated',
        message: `${request.method} ${path.slice(3)} is not simulated. simulator/README.md lists what is.`,
      });
    }
    if (/^\/(api\/|first-sign-in\/|proof\/|tab\/|healthz$|readyz$)/.test(path))
      return forwardToBot(request, response, botOrigin);
    for (const part of pages) if (await part.handle(request, response, path)) return;
    return sendJson(response, 404, { error: 'not-found', message: `There is nothing at ${path}.` });
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) return send(response, 413, '', { connection: 'close' });
      options.log.error({ err: error, path: request.url }, 'The simulator failed to answer.');
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'simulator-failed', message: String(error) });
    });
  });
  // On a loaded machine a client would otherwise ask on a connection that is just being closed for being idle.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const mail = await startMail(context);
  context.webhooks.resume();
  // Microsoft goes on without being asked: approvals become active, requests expire.
  const settle = () => settleGdap(context);
  world.onClockChange(settle);
  const settling = setInterval(settle, 250).unref();
  return {
    origin,
    world,
    context,
    mail: mail.addresses,
    rootCertificate: certificates.rootPem,
    setBotOrigin: (value) => {
      botOrigin = value;
    },
    stop: async () => {
      clearInterval(settling);
      context.webhooks.stop();
      await Promise.all([botService.stop(), teams.stop(), mail.stop()]);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await world.stop();
    },
  };
}

/** A path segment as it is, or `{id}` for GUIDs, domains, catalogue and order ids, conversation and activity ids: counters stay few. */
function withoutId(segment: string): string {
  return /^CFQ7TTC|^00[0-9A-Z]{2}$|^[0-9a-f]{12}$|\d{5}|%3a|:|\.onmicrosoft\.|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(
    segment,
  )
    ? '{id}'
    : segment;
}
