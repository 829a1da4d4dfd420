/** What is said about the invitation an order waits for: on cards, in the question for the administrator, as news. */
export const en = {
  line: (id: string, address: string, line: string) =>
    `Invitation ${id}${address === '' ? '' : ` to ${address}`}: ${line}`,
  none: 'Nobody of your company has invited them yet.',
  buttons: {
    send: 'Send the administrator the invitation',
    again: 'New invitation',
    forward: 'I’ll forward it myself',
    open: 'Open invitation',
    nudge: 'Nudge',
    ask: 'Ask the administrator',
  },
  question: {
    title: (customer: string) => `Who is the administrator of ${customer}?`,
    why: (customer: string) =>
      `A Global Administrator of ${customer} gets a letter with the link, and reminders until there is an answer. One acceptance is for your company and for us. The order goes on by itself afterwards.`,
    to: 'E-mail address',
    toName: 'Name',
    send: 'Send the invitation',
    forward: 'I’ll forward it myself',
    cancel: 'Cancel',
    notAnAddress: 'That is no e-mail address. It looks like admin@contoso.com.',
  },
  agreement: {
    title: (customer: string) => `Whom may I ask at ${customer}?`,
    why: 'They get a letter with Microsoft’s page of the customer agreement, where a Global Administrator reads and accepts it. The order goes on by itself afterwards.',
    send: 'Send the letter',
    asked:
      'I have asked the administrator in Teams. The order goes on by itself when the agreement is there.',
    mailed: (address: string) =>
      `The letter to ${address} is on its way. The order goes on by itself when the agreement is there.`,
    page: 'Text with Microsoft’s page',
    pageWhy: 'Send this to their Global Administrator:',
    text: (customer: string, link: string) =>
      `Hello, Microsoft asks ${customer} to accept the Microsoft Customer Agreement before licences can be ordered. One Global Administrator reads and accepts it here; it takes about two minutes: ${link}`,
  },
  answers: {
    mailing: (id: string, address: string) =>
      `${id} is prepared, and the mail to ${address} is on its way. Its card is in this chat.`,
    prepared: (id: string) =>
      `${id} is prepared. Its card in this chat has the text, the mail and the QR code to forward.`,
    opened: (id: string) => `The card of ${id} is below.`,
    nudged: 'They are reminded now: in Teams where they have a card, otherwise by e-mail.',
    justSent: (when: string) => `They were written to a moment ago (${when}). Once in an hour is enough.`,
    noAddress: 'There is no address yet. Please add it on the invitation’s card.',
    noMailServer: (id: string) =>
      `I cannot send mail here. ${id} is prepared: its card has the text to forward.`,
    tooLate: 'The invitation has moved on meanwhile; the card shows how it stands.',
    already: (customer: string) =>
      `${customer} has accepted already, Microsoft says. I am looking at the order again.`,
    notFound: (domain: string) => `Microsoft knows no tenant of ${domain} any more; nobody was invited.`,
    refused: {
      'no-reseller': 'You cannot invite for this company any more.',
      'reseller-not-active':
        'Your company has to be confirmed by the provider before customers can be invited.',
      'other-region': 'Your company sells in another region than this customer’s; nobody was invited.',
    },
  },
  messages: {
    placed: (customer: string, when: string, id: string, lines: string) =>
      `${customer} accepted (${when}). I checked price, promotion and agreement again, nothing is dearer, and so I placed ${id}: ${lines}.`,
    signed: (customer: string, when: string, id: string, lines: string) =>
      `The agreement of ${customer} is there (${when}). I checked the price again, nothing is dearer, and so I placed ${id}: ${lines}.`,
    usual: (time: string) => `Licences usually take ${time}.`,
    answered: {
      acceptance: (customer: string, when: string) => `${customer} accepted (${when}).`,
      agreement: (customer: string, when: string) => `The agreement of ${customer} is there (${when}).`,
    },
    dearer: (title: string, now: string, before: string) => `${title}: ${now} instead of ${before}.`,
    priced: (title: string, now: string) => `${title}: ${now}.`,
    ended: {
      declined: (customer: string, id: string) => `${customer} has declined invitation ${id}.`,
      expired: (customer: string, id: string) =>
        `${customer} has not answered invitation ${id}; its time is over.`,
      withdrawn: (customer: string, id: string) => `Invitation ${id} to ${customer} was withdrawn.`,
    },
    because: (why: string) => `They said: “${why}”`,
    stillWaits: (id: string) =>
      `${id} is kept and waits. On its card you can invite them again or discard it.`,
  },
};

export type InvitationTexts = typeof en;
