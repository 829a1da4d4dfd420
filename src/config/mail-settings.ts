import { mailbox, nameServers, principalName, smtpUrl, text } from './setting-kinds.ts';

/** How mail goes out, by a mail server or by Graph; part of the table of settings. */
export const mailSettings = {
  smtpUrl: {
    key: 'CONCIERGE_SMTP_URL',
    group: 'mail',
    sentence:
      'Mail server: smtps (TLS at once) or smtp (STARTTLS); without it sellers vouch for addresses and nobody gets mail.',
    schema: smtpUrl,
    secret: true,
    example: 'smtps://concierge:PASSWORD@smtp.opendoor.example:465',
  },
  smtpTrustFile: {
    key: 'CONCIERGE_SMTP_TRUST_FILE',
    group: 'mail',
    sentence: "PEM roots that the mail server's certificate must lead to, instead of the built-in ones.",
    schema: text,
  },
  mailFrom: {
    key: 'CONCIERGE_MAIL_FROM',
    group: 'mail',
    sentence: 'Whom mails come from: an address, or a name with the address in angle brackets.',
    schema: mailbox,
    // Without a name: shells would take its brackets for a file, and Docker would keep quotes.
    example: 'concierge@opendoor.example',
  },
  mailSender: {
    key: 'CONCIERGE_MAIL_SENDER',
    group: 'mail',
    sentence:
      "Instead of a mail server: the mailbox in the bot's home tenant that sends by Microsoft Graph, as its user principal name; the bot's application needs Mail.Send.",
    schema: principalName,
    example: 'concierge@opendoor.onmicrosoft.com',
  },
  dnsServers: {
    key: 'CONCIERGE_DNS_SERVERS',
    group: 'mail',
    sentence: "Name servers that say whether a domain takes mail, by commas, instead of the machine's own.",
    schema: nameServers,
    example: '192.0.2.53,192.0.2.54:5353',
  },
} as const;
