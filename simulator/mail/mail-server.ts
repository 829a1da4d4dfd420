import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { SimulatorContext } from '../context.ts';
import { openLinks } from './link-scanner.ts';
import { takeMail } from './mailbox.ts';
import { readMessage } from './mime.ts';

const largestMail = 1_000_000;
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
      if (mail === 'not-allowed') return done(refusal(530, '5.7.0 Authentication required'));
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
    takeMail(world, {
      messageId,
      to,
      from: message.headers.get('from') ?? '',
      subject: message.headers.get('subject') ?? '',
      text: message.text.replaceAll('\r\n', '\n'),
      html: message.html,
    });
    if (mail !== 'answer-lost') return false;
    for (const connection of server.connections) if (connection.id === session.id) connection.close();
    return true;
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
