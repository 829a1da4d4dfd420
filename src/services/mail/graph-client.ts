import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { isProblem, Problem, type ProblemKind } from '../../errors.ts';
import { withAppToken, type GraphAsker } from '../graph/app-token.ts';
import { askGraph } from '../graph/wire.ts';
import type { HttpSender } from '../http/port.ts';
import type { SignIn } from '../sign-in/port.ts';
import { isPlainAddress, oneLine } from './address.ts';
import { longestTryMs, type Mail, type Mailer } from './port.ts';

export interface GraphMailerOptions {
  readonly sender: HttpSender;
  readonly signIn: SignIn;
  /** The provider's home tenant and the application that may send there (application permission Mail.Send). */
  readonly home: GraphAsker;
  /** User principal name of the mailbox that sends: `concierge@opendoor.example`. */
  readonly mailbox: string;
  readonly clock: Clock;
}

/** A call is given up after so long (HttpRequest's default). */
const callMs = 10_000;

/**
 * Sends by Microsoft Graph from one mailbox of the provider's. Every try of a mail has the same Message-ID, and the
 * same id in a header of ours; whether an earlier try arrived is not looked up (docs/decisions/0020).
 */
export function createGraphMailer({ sender, signIn, home, mailbox, clock }: GraphMailerOptions): Mailer {
  const domain = mailbox.slice(mailbox.lastIndexOf('@') + 1);

  return {
    async send(mail: Mail) {
      if (!isPlainAddress(mail.to))
        throw problem('rejected', { code: 'address' }, 'This is no address a mail can be sent to.');
      const startedAt = clock.now();
      try {
        await withAppToken(signIn, home, async (token) => {
          // Whoever holds the mail gives it to somebody else soon: what has not begun by now does not begin.
          if (clock.now() - startedAt > longestTryMs - callMs)
            throw problem('unavailable', { code: 'no-time-left' });
          await askGraph(
            sender,
            { operation: 'POST send mail', cloud: home.cloud, token, effect: 'once' },
            z.unknown(),
            (client) =>
              client
                .api(`/users/${encodeURIComponent(mailbox)}/sendMail`)
                .post({ message: messageOf(mail, domain) }),
          );
        });
      } catch (error) {
        if (!isProblem(error)) throw error;
        const { status, code } = error.facts;
        throw problem(kindOf(error), {
          ...(status === undefined ? {} : { status }),
          ...(code === undefined ? {} : { code }),
        });
      }
    },
  };
}

/** The message as Graph takes it; own headers must begin with `x-`, and there are at most five. */
const messageOf = (mail: Mail, domain: string) => ({
  subject: oneLine(mail.subject),
  body: { contentType: 'HTML', content: mail.html },
  toRecipients: [{ emailAddress: { address: mail.to } }],
  internetMessageId: `<${mail.id}@${domain}>`,
  internetMessageHeaders: [
    { name: 'x-csp-concierge-mail', value: mail.id },
    // Keeps holiday notices from answering; `Auto-Submitted` itself cannot be set this way.
    { name: 'X-Auto-Response-Suppress', value: 'All' },
  ],
});

/** What Mailer promises, from what Graph or the sign-in said. */
function kindOf({ kind, facts: { status } }: Problem): ProblemKind {
  // The mailbox that sends is not there, or has no mail: nobody's address is to blame.
  if (kind === 'not-found') return 'unauthorised';
  if (kind === 'throttled') return 'unavailable';
  // Graph's own words that it did nothing; other 5xx come from in between, and say nothing.
  return status === 503 ? 'unavailable' : kind;
}

function problem(
  kind: ProblemKind,
  facts: { readonly status?: number; readonly code?: string },
  message = `Microsoft Graph did not take a mail (${kind}).`,
): Problem {
  return new Problem(kind, message, { remote: 'mail', ...facts });
}
