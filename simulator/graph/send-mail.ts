import { z } from 'zod';
import { dropConnection, readJson } from '../http/exchange.ts';
import { openLinks } from '../mail/link-scanner.ts';
import { takeMail } from '../mail/mailbox.ts';
import { graphErrors, sendGraphError, type GraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

const address = z.object({ emailAddress: z.object({ address: z.string() }) });
const header = z.object({ name: z.string().regex(/^x-/i), value: z.string() });
const request = z.object({
  message: z.object({
    subject: z.string(),
    body: z.object({ contentType: z.enum(['HTML', 'Text']), content: z.string() }),
    toRecipients: z.array(address),
    internetMessageId: z.string().optional(),
    internetMessageHeaders: z.array(header).max(5).default([]),
  }),
  saveToSentItems: z.boolean().default(true),
});

const plainAddress = /^[!-~]{1,64}@[a-z0-9.-]{1,253}$/i;
const later: GraphError = {
  status: 429,
  code: 'ApplicationThrottled',
  message: 'Application is over its MailboxConcurrency limit.',
};
const invalidRecipients = (to: string): GraphError => ({
  status: 400,
  code: 'ErrorInvalidRecipients',
  message: `At least one recipient isn't valid., Recipient '${to}' isn't resolved. All recipients must be resolved before a message can be submitted.`,
});

/** `POST /users/{id}/sendMail`: 202 without a body; the mail lands in the same mailboxes as by SMTP. */
export async function answerSendMail(call: GraphCall): Promise<void> {
  const { context, exchange } = call;
  const { world } = context;
  const refuse = (error: GraphError) => sendGraphError(exchange, error, world.now());
  if (!mayUse(call.claims, 'Mail.Send')) return refuse({ ...graphErrors.denied, code: 'ErrorAccessDenied' });
  const accept = () => {
    exchange.response.writeHead(202);
    exchange.response.end();
  };
  const { mail, mailScanner } = world.state.switches;
  if (mail === 'not-allowed') return refuse({ ...graphErrors.denied, code: 'ErrorAccessDenied' });
  if (mail === 'later') return refuse(later);
  const body = request.safeParse(await readJson(exchange));
  if (!body.success) return refuse(graphErrors.bad('The message cannot be read.'));
  const { message } = body.data;
  const to = message.toRecipients.map(({ emailAddress }) => emailAddress.address.toLowerCase());
  const faulty = to.find((one) => !plainAddress.test(one));
  if (to.length === 0 || faulty !== undefined || mail === 'refused')
    return refuse(invalidRecipients(faulty ?? to[0] ?? ''));
  const messageId = message.internetMessageId ?? `<${crypto.randomUUID()}@exchange.simulated>`;
  if (mail === 'lost') {
    world.journal.add('mail-lost', { to: to.join(', '), messageId });
    return accept();
  }
  const isHtml = message.body.contentType === 'HTML';
  const text = isHtml ? textOf(message.body.content) : message.body.content;
  if (mailScanner) await openLinks(text, context.origin());
  takeMail(world, {
    messageId,
    to: to.join(', '),
    from: `${call.user!.displayName} <${call.user!.userPrincipalName}>`,
    subject: message.subject,
    text,
    html: isHtml ? message.body.content : '',
  });
  if (mail === 'answer-lost') return dropConnection(exchange);
  accept();
}

/** The words of an HTML body with the addresses of its links, as Exchange writes the plain part. */
function textOf(html: string): string {
  return html
    .replace(/^[\s\S]*?<body[^>]*>/i, '')
    .replaceAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2:\n$1')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/p>/gi, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
