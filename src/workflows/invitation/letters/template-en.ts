import type { Template } from './template.ts';

/** The letter in English. */
export const english: Template = {
  subject: (sender) => `${sender} would like to look after your Microsoft licences`,
  hello: (name) => (name === undefined ? 'Hello,' : `Dear ${name},`),
  words: ({ provider, reseller, legalName, place }) => [
    reseller === undefined
      ? `${provider} would like to order and manage your Microsoft licences for you. For this, Microsoft asks your company to accept a reseller relationship with ${legalName}.`
      : `${reseller} would like to order and manage your Microsoft licences for you, together with ${provider}. For this, Microsoft asks your company to accept a reseller relationship with both: ${reseller} and ${legalName}.`,
    `It takes about two minutes: open Microsoft’s page in the ${place}, sign in as Global Administrator, read the details, tick the box that authorises the relationship, and press Accept. If you have not accepted the Microsoft Customer Agreement yet, the same page asks for it.`,
    'Accepting lets us order, manage and support licences. It gives nobody access to your data, e-mail, files or user accounts, it buys nothing, and you can end it in the admin center at any time.',
    'If you are not a Global Administrator yourself, please forward this letter to whoever is.',
  ],
  regards: (sender) => `Kind regards\n${sender}`,
  reminderSubject: (sender) => `Reminder: ${sender} is waiting for your answer`,
  reminder: (sender) => [
    `a few days ago we wrote to you because ${sender} would like to look after your Microsoft licences. Microsoft has not told us of an answer yet.`,
    'Both ways are below. If you do not want this, you can say so in the chat, and we will not remind you again.',
  ],
  chat: 'Step by step in the chat in Teams',
  microsoft: 'Microsoft’s own page (sign in as Global Administrator)',
  after: (contact) => `You did not expect this? Then do nothing, and tell ${contact}.`,
};
