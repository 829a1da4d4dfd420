import { createTransport } from 'nodemailer';
import { Problem } from '../../errors.ts';
import { isPlainAddress, oneLine } from './address.ts';
import { longestTryMs, type Mail, type Mailer } from './port.ts';
import { problemOfSmtp } from './smtp-problem.ts';

/** The provider's mail server. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, STARTTLS or nothing is sent, or none: on this machine. */
  readonly tls: 'at-once' | 'starttls' | 'none';
  /** PEM roots its certificate must lead to, instead of the built-in ones. */
  readonly trust?: readonly string[] | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

const connectMs = 10_000;
const silenceMs = 20_000;

/** Sends by SMTP, one connection for each mail. `limitMs` bounds a try. */
export function createMailer(parts: { server: SmtpServer; from: Sender; limitMs?: number }): Mailer {
  const { server, from, limitMs = longestTryMs } = parts;
  const transport = transportTo(server);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);

  return {
    async send(mail: Mail) {
      // As an object with one address, `to` is never read as a list; the envelope says the same once more.
      if (!isPlainAddress(mail.to)) {
        throw new Problem('rejected', 'This is no address a mail can be sent to.', {
          remote: 'mail',
          code: 'address',
        });
      }
      try {
        await transport.sendMail({
          // A copy: the library writes into it, and the configuration is frozen.
          from: { ...from },
          to: { name: '', address: mail.to },
          envelope: { from: from.address, to: [mail.to] },
          messageId: `<${mail.id}@${domain}>`,
          date: new Date(mail.at),
          subject: oneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          // Keeps holiday notices and ticket systems from answering (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal: AbortSignal.timeout(limitMs),
        });
      } catch (error) {
        throw problemOfSmtp(error);
      }
    },
  };
}

/** Whether the server greets, secures the connection and takes the sign-in; nothing is sent. Rejects like `send`. */
export async function greetMailServer(server: SmtpServer): Promise<void> {
  const transport = transportTo(server);
  try {
    await transport.verify();
  } catch (error) {
    throw problemOfSmtp(error);
  } finally {
    transport.close();
  }
}

const transportTo = (server: SmtpServer) =>
  createTransport({
    host: server.host,
    port: server.port,
    secure: server.tls === 'at-once',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    ...(server.trust === undefined ? {} : { tls: { ca: [...server.trust] } }),
    ...(server.user === undefined ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    // Nothing in a mail may make the library read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
