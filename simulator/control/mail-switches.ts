import { field, type SwitchGroup } from './switch-field.ts';

/** Faults of mail, by mail server and by Graph. */
export const mailSwitches: SwitchGroup = {
  title: 'Mail',
  fields: [
    field(
      'mail',
      'Sending mail',
      'Refuses every address, puts mails off, does not let the bot send, takes and loses them, or delivers and breaks off before saying so.',
      ['normal', 'refused', 'later', 'not-allowed', 'lost', 'answer-lost'],
    ),
    field(
      'mailScanner',
      'Link scanner',
      'Every link in a mail is opened by a scanner before the mail is delivered.',
      'boolean',
    ),
    field('nameServer', 'Name servers', 'Nobody answers which domains take mail.', ['normal', 'silent']),
  ],
};
