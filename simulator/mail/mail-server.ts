import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { SimulatorContext } from '../context.ts';
import type { SimMail } from '../world/mail-types.ts';
import { readMessage } from './mime.ts';

const largestMail = 1_000_000;
const mostKept = 500;
const loopback = '127.0.0.1';

/** A mail server on a free port of loopback, without TLS or sign-in; it keeps every mail it takes in the world. */
export async function startMailServer(
  context: Pick<SimulatorContext, 'world' | 'origin' | 'log'>,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const { world, log } = context;
  const server = new SMTPServer({
    banner: 'simulated mail server',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 500,
    onRcptTo: (_address, _session, done) => {
      const { mail } = world.state.switches;
      if (mail === 'refused') return done(refusal(550, '5.1.1 There is no such mailbox here'));
      if (mail === 'later') return done(refusal(451, '4.7.1 Please try again later'));
      return done();
    },
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (dropped) => {
          if (!dropped) done(null, 'Taken');
        },
        (error: unknown) => {
          log.error({ err: error }, 'The simulated mail server failed.');
          done(refusal(451, '4.3.0 Trouble on our side'));
        },
      );
    },
  });
  // A client that goes away in the middle is no news here.
  server.on('error', () => undefined);

  /** Takes a mail; true when the connection was dropped instead of an answer. */
  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<boolean> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    const { mail, mailScanner } = world.state.switches;
    const message = readMessage(Buffer.concat(chunks));
    const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase()).join(', ');
    const messageId = message.headers.get('message-id') ?? '';
    if (mail === 'lost') {
      world.journal.add('mail-lost', { to, messageId });
      return false;
    }
    if (mailScanner) await openLinks(message.text, context.origin());
    const copy = keep({
      messageId,
      to,
      from: message.headers.get('from') ?? '',
      subject: message.headers.get('subject') ?? '',
      text: message.text.replaceAll('\r\n', '\n'),
      html: message.html,
    });
    world.journal.add('mail', { to, messageId, copy });
    if (mail !== 'answer-lost') return false;
    for (const connection of server.connections) if (connection.id === session.id) connection.close();
    return true;
  }

  function keep(fresh: Omit<SimMail, 'id' | 'receivedAt' | 'copies'>): number {
    return world.change((state) => {
      const known = state.mails.find((one) => one.messageId === fresh.messageId && one.to === fresh.to);
      if (known !== undefined) {
        known.copies += 1;
        return known.copies;
      }
      state.mails.push({ ...fresh, id: randomUUID(), receivedAt: world.now().toISOString(), copies: 1 });
      state.mails.splice(0, Math.max(0, state.mails.length - mostKept));
      return 1;
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** What link scanners do: look at every address in a mail. Only those of the rehearsal itself. */
async function openLinks(text: string, origin: string): Promise<void> {
  const links = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);
  for (const link of links.filter((one) => one.startsWith(`${origin}/`))) {
    const answer = await fetch(link, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
  }
}
