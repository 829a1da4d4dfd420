import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Logger } from 'pino';
import type { WorldStore } from '../world/store.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import type { SimDelivery } from '../world/webhook-types.ts';
import { signerCertificateUrl, type Certificates } from './certificates.ts';

/** The body of a webhook, names as Partner Center writes them (contract 11.1). */
export interface PartnerEvent {
  EventName: string;
  ResourceUri: string | null;
  ResourceName: string;
  AuditUri: string | null;
  ResourceChangeUtcDate: string;
}

/** Signs and delivers events: up to ten attempts with growing pauses, pending ones survive a restart. */
export interface WebhookDispatcher {
  /** Sends the event to the account's registration, if that asks for it. */
  publish(account: SimPartnerAccount, event: PartnerEvent, validationId?: string): void;
  /** Takes up the deliveries saved before the last stop. */
  resume(): void;
  stop(): void;
}

/** Pauses after each failed attempt, milliseconds; Microsoft's are not documented and longer. */
const pauses = [200, 500, 1000, 2000, 5000, 5000, 10_000, 10_000, 10_000];
const attemptTimeoutMs = 10_000;

export function createDispatcher(parts: {
  world: WorldStore;
  certificates: Certificates;
  log: Logger;
}): WebhookDispatcher {
  const { world, certificates, log } = parts;
  const timers = new Set<NodeJS.Timeout>();
  let foreignKey: KeyObject | undefined;
  let stopped = false;

  function schedule(delivery: SimDelivery): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        attempt(delivery.id).catch((error: unknown) =>
          log.error({ err: error }, 'A webhook attempt failed.'),
        );
      },
      Math.max(0, delivery.dueAt - Date.now()),
    );
    timers.add(timer);
  }
  async function attempt(id: string): Promise<void> {
    const delivery = world.state.deliveries.find((candidate) => candidate.id === id);
    const account = world.state.accounts.find((candidate) => candidate.id === delivery?.accountId);
    if (stopped || delivery === undefined || account === undefined) return;
    const number = delivery.attempts + 1;
    const outcome = await post(account, delivery.body);
    if (stopped) return;
    world.journal.add('webhook-attempt', {
      accountId: account.id,
      eventName: delivery.eventName,
      attempt: number,
      ...outcome,
    });
    world.change((state) => {
      delivery.attempts = number;
      const done = outcome.delivered || number > pauses.length || world.state.switches.webhooks === 'forged';
      if (done) state.deliveries = state.deliveries.filter((candidate) => candidate !== delivery);
      else delivery.dueAt = Date.now() + pauses[number - 1]!;
      noteValidation(delivery, outcome, done);
      if (!done) schedule(delivery);
    });
  }
  async function post(
    account: SimPartnerAccount,
    body: string,
  ): Promise<{ delivered: boolean; outcome: string }> {
    const { webhook } = account;
    if (webhook === null) return { delivered: false, outcome: 'no registration' };
    if (!isLoopback(webhook.url))
      return { delivered: false, outcome: 'refused: the rehearsal posts to loopback only' };
    const forged = world.state.switches.webhooks === 'forged';
    const key = forged ? (foreignKey ??= makeForeignKey()) : certificates.signingKey;
    const signature = `Signature ${createSign('RSA-SHA256').update(body).sign(key, 'base64')}`;
    try {
      const answer = await fetch(webhook.url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(attemptTimeoutMs),
        headers: {
          'content-type': 'application/json',
          [webhook.signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'authorization']: signature,
          'x-ms-certificate-url': signerCertificateUrl,
          'x-ms-signature-algorithm': 'rsa-sha256',
        },
      });
      await answer.body?.cancel();
      return {
        delivered: answer.ok,
        outcome: `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim(),
      };
    } catch (error) {
      return { delivered: false, outcome: error instanceof Error ? error.name : 'failed' };
    }
  }
  function noteValidation(
    delivery: SimDelivery,
    result: { delivered: boolean; outcome: string },
    done: boolean,
  ): void {
    const event = world.state.validationEvents.find(
      (candidate) => candidate.correlationId === delivery.validationId,
    );
    if (event === undefined) return;
    event.results.push({
      responseCode: result.delivered ? 'OK' : result.outcome.replace(/^\d+ /, '').replaceAll(' ', ''),
      responseMessage: '',
      systemError: !/^\d/.test(result.outcome),
      dateTimeUtc: world.now().toISOString().replace('Z', ''),
    });
    if (done) event.status = result.delivered ? 'completed' : 'failed';
  }
  return {
    publish: (account, event, validationId) => {
      const mode = world.state.switches.webhooks;
      const wanted = account.webhook?.events.some(
        (name) => name.toLowerCase() === event.EventName.toLowerCase(),
      );
      if (wanted !== true || mode === 'dropped') {
        const why = wanted === true ? 'dropped by the switch' : 'not registered for it';
        world.journal.add('webhook-not-sent', { accountId: account.id, eventName: event.EventName, why });
        return;
      }
      for (let copy = 0; copy < (mode === 'doubled' ? 2 : 1); copy += 1) {
        const delivery: SimDelivery = {
          id: randomUUID(),
          accountId: account.id,
          body: JSON.stringify(event),
          eventName: event.EventName,
          attempts: 0,
          dueAt: Date.now() + world.state.switches.webhookDelayMs,
          validationId: validationId ?? null,
        };
        world.change((state) => state.deliveries.push(delivery));
        schedule(delivery);
      }
    },
    resume: () => world.state.deliveries.forEach(schedule),
    stop: () => {
      stopped = true;
      timers.forEach(clearTimeout);
    },
  };
}

function makeForeignKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
