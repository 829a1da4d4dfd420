import { isProblem } from '../../../errors.ts';
import { greetMailServer } from '../../../services/mail/client.ts';
import { check, troubleOf } from '../check.ts';
import type { Examined } from '../examined.ts';

/** Whether mail can leave, without sending any. */
export const mail = check({
  id: 'mail',
  looksAt:
    'Whether the mail server takes the sign-in, or the mailbox that sends by Graph exists; nothing is sent.',
  remedies: {
    none: 'Set CONCIERGE_SMTP_URL and CONCIERGE_MAIL_FROM, or CONCIERGE_MAIL_SENDER, if invitations shall go out by mail.',
    server:
      'Look at CONCIERGE_SMTP_URL: host, port, smtps or STARTTLS, user and password; at CONCIERGE_SMTP_TRUST_FILE when the server’s certificate is of your own authority.',
    mailbox: 'Set CONCIERGE_MAIL_SENDER to the user principal name of a mailbox in the bot’s home tenant.',
    unknown:
      'Grant the bot’s application User.ReadBasic.All, or see by a first invitation that mail arrives.',
  },
  async look(examined, say) {
    const { config } = examined;
    if (config.mailSender !== undefined) {
      const found = await mailboxOf(examined, config.mailSender);
      if (found === 'found') say.ok('The mailbox that sends is there.');
      else if (found === 'not-found') say.fault('mailbox', 'There is no such mailbox in the home tenant.');
      else say.warn('unknown', `The mailbox could not be looked at: ${found.trouble}.`);
    } else if (config.mail === undefined) {
      say.warn('none', 'Nothing is configured to send mail by; invitations are passed on by hand.');
    } else {
      try {
        await greetMailServer(config.mail.server);
        say.ok('The mail server takes the sign-in.');
      } catch (error) {
        say.fault('server', `The mail server does not take the sign-in: ${troubleOf(error)}.`);
      }
    }
  },
});

async function mailboxOf({ directory, home }: Examined, mailbox: string) {
  try {
    return (await directory(home).user(mailbox)).kind;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { trouble: troubleOf(error) };
  }
}
