/** Words of the case card, of its buttons, and of what is told about the case. */
export const en = {
  card: {
    title: (id: string, customer: string) => `${id} · ${customer}`,
    tenant: 'Tenant',
    account: 'Partner account',
    reseller: 'Reseller',
    reason: 'Reason for the region',
    to: 'Send to',
    language: 'Language',
    rights: 'Admin rights',
    order: 'Waiting order',
    remind: 'Reminders',
    delivery: 'Sent',
    created: 'Prepared',
    opened: 'Link shown',
    accepted: 'Acceptance noticed',
    expires: 'Ends',
    found: 'Noticed by',
    batch: 'Invited with',
    sources: { webhook: 'Microsoft’s event', sweep: 'the regular comparison', asked: 'asking Microsoft' },
    languages: { en: 'English', de: 'German' },
    uninvited: 'Nobody of ours invited this customer; they accepted the link by themselves.',
    nobody: 'nobody yet',
    named: (name: string, address: string) => `${name} (${address})`,
    delivered: (when: string, way: string, mail: string) =>
      `${when} ${way}${mail === '' ? '' : ` – ${mail}`}`,
    days: (days: string) => `after ${days} days`,
    noDays: 'none',
    next: (when: string) => `next: ${when}`,
    muted: 'the customer wants no more of them',
    declined: (because: string) => `They said: “${because}”`,
    wrong: (customer: string, got: string, meant: string) =>
      `${customer} accepted ${got}; the case is for ${meant}. Nothing was bought.`,
    shown: 'The customer has been shown the right link.',
    mailed: 'The right link has gone to the customer by e-mail.',
    notShown:
      'Nobody at the customer could be told: no administrator has opened this case with me yet. Please send them the text for the customer, or call; whoever opens it sees the right link at once.',
    task: (got: string) =>
      `To do: once it is settled, remove the relationship that is not needed (${got}) in Partner Center › Customers › Account › Remove relationship.`,
    resellerMissing: (company: string) =>
      `The relationship with ${company} was not made, only ours. Its partner ID cannot be added afterwards: the customer has to open the right link and accept once more.`,
    agreementMissing: (order: string) => `Order ${order} waits only for the customer agreement.`,
    resembles: (name: string, domain: string) =>
      `Another tenant accepted without being invited and may be this customer: ${name}${domain === '' ? '' : ` (${domain})`}. Is it the same company?`,
    resemblesShort:
      'A tenant with a similar name accepted by itself. The provider looks whether it is this customer, and tells you.',
    elsewhere: (address: string, customer: string) =>
      `${address} does not look like an address of ${customer}. Whoever opens Microsoft’s link accepts for the company they are signed in to: please make sure that this is ${customer}.`,
    mailRefused: (address: string) =>
      `The mail to ${address} was refused. Please correct the address under “Recipient and text”, and send it again.`,
    mailFailed: (address: string) =>
      `The mail to ${address} could not be delivered. Please send it again, or use another way.`,
    ended: (when: string) => `It ended on ${when}. A late acceptance still counts.`,
    removedWhat: 'Running licences stay, changes are not possible, and the duty to support remains.',
  },
  buttons: {
    send: 'Send by e-mail',
    sendAgain: 'Send again by e-mail',
    mailProgram: 'Open in my mail program',
    message: 'Text for the customer',
    qr: 'QR code',
    post: 'Post as card',
    sent: 'I have sent it',
    copied: 'Sent as a copied text',
    ownMail: 'Sent from my mail program',
    scanned: 'Shown to the customer',
    nudge: 'Nudge',
    check: 'Check now',
    edit: 'Recipient and text',
    save: 'Save',
    withdraw: 'Withdraw …',
    withdrawYes: 'Yes, withdraw it',
    renew: 'New invitation',
    rightLink: 'Send the right link',
    same: 'It is the same customer',
    other: 'It is somebody else',
    settled: 'Task settled',
    agreement: 'Record agreement',
    order: 'Open order',
  },
  folds: {
    messageWhy:
      'Copy it into an e-mail or a chat. You may change the words under “Recipient and text”, never the links.',
    microsoftLink: 'Microsoft’s own link (without the assistant):',
    chatLink: 'The link into the chat with the assistant:',
    qrWhy: 'It opens the chat with the assistant for this invitation.',
    qrAlt: 'QR code that opens the chat with the assistant',
    to: 'E-mail address',
    toName: 'Name',
    language: 'Language of the text',
    words: 'Text',
    days: 'Remind after days (for example 2, 5, 10; empty for never)',
    fixed: 'These links stand below your text. Nobody can change or lose them:',
    withdrawWhy:
      'Withdraw this invitation? Reminders end, and the customer’s card, if there is one, says so. Microsoft’s own link belongs to our partner account and keeps working: the customer could still accept, and you would be told.',
  },
  answers: {
    notYet: (customer: string) => `We may not order for ${customer} yet: Microsoft shows no relationship.`,
    tooLate: 'This case has moved on meanwhile; the card shows how it stands.',
    renewed: (id: string) => `A new invitation was prepared; the old one (${id}) is over.`,
    withdrawn: 'Withdrawn. Nobody is reminded any more.',
    sure: (id: string) => `Nothing is withdrawn yet. Type “yes, withdraw it ${id}”, or press the button.`,
    saved: 'Saved.',
    nothingToSave: 'Nothing was changed, so there was nothing to save.',
    mailing: (address: string) => `The mail to ${address} is on its way. The card shows what becomes of it.`,
    noted: 'Noted. Reminders go out on the days the card names, and end with the first answer.',
    posted: 'The card is below. Forward it to the administrator; whoever opens it comes to the right region.',
    nudged: 'They are reminded now: in Teams where they have a card, otherwise by e-mail.',
    justSent: (when: string) => `They were written to a moment ago (${when}). Once in an hour is enough.`,
    noAddress: 'There is no address yet. Please fill it in under “Recipient and text”.',
    noMailServer: 'I cannot send mail here. Please use your own mail program, or copy the text.',
    notAnAddress: 'That is no e-mail address. It looks like admin@contoso.com.',
    daysNotPossible: 'The days are numbers that rise, for example 2, 5, 10.',
    tooLong: 'The text is too long: 2,000 characters at most.',
    linkInWords: (found: string) =>
      `The text must not contain a link (“${found}”): the customer could not tell ours from others. Ours stand below it by themselves.`,
    rightLink: 'The right link was prepared again and put before the customer.',
    same: 'Noted. The invitation is about that tenant from now on.',
    other: 'Noted. The invitation goes on waiting.',
    settled: 'Noted. The task is off the list.',
    staffOnly: 'The provider’s people decide that; they have been told.',
    noOrder: 'No order waits for this invitation.',
  },
  forward: {
    title: (provider: string) => `${provider} asks for your agreement`,
    titleReseller: (reseller: string, provider: string) =>
      `${reseller} and ${provider} ask for your agreement`,
    asks: (asking: string, company: string, customer: string) =>
      `**${asking}** asks whether **${company}** may buy and manage Microsoft licences for **${customer}**.`,
    allows: 'order, change and renew licences, and bill them',
    denies: 'no access to mail, files, chats or users',
    needs:
      'Only a Global Administrator can agree; it takes about two minutes and can be taken back at any time.',
    open: 'Open the assistant',
  },
  messages: {
    accepted: (customer: string, company: string, when: string) =>
      `**${customer}** accepted **${company}** (noticed ${when}).`,
    late: 'The invitation had already ended; the acceptance counts all the same.',
    uninvited: (customer: string, company: string, when: string) =>
      `**${customer}** accepted **${company}** (noticed ${when}) although nobody of ours invited them. They are in the customer list now.`,
    wrong: (customer: string, got: string, meant: string) =>
      `**${customer}** accepted **${got}** instead of **${meant}**. Nothing was bought.`,
    kept: (customer: string, got: string, reason: string) =>
      `**${customer}** says that **${got}** is right: “${reason}”. The case was changed to it; please confirm with the customer.`,
    removed: (customer: string, company: string) =>
      `**${customer}** no longer has a relationship with **${company}**. Running licences stay; changes are not possible. Support duties remain.`,
    expired: (customer: string) => `The invitation of **${customer}** ended without an answer.`,
    declined: (customer: string) => `**${customer}** said no. Reminders have ended.`,
    declinedBecause: (customer: string, because: string) =>
      `**${customer}** said no: “${because}”. Reminders have ended.`,
    noAnswer: (customer: string, reminders: number) =>
      `**${customer}** has not answered${reminders === 0 ? '' : ` after ${reminders === 1 ? 'one reminder' : `${reminders} reminders`}`}. A call may help; the invitation stays open.`,
    remindersStopped: (customer: string) =>
      `The administrator of **${customer}** who worked on this can no longer be reached, so nobody is reminded any more. Please find out who it is now, and use another way.`,
    proven: (customer: string, what: string) => `**${customer}** accepted: ${what}.`,
    resembles: (customer: string) =>
      `A tenant that was not invited has accepted and may be **${customer}**. Please say on the card whether it is the same company.`,
    resemblesShort: (customer: string) =>
      `A tenant with a name like **${customer}** has accepted by itself. The provider looks whether it is your customer.`,
    mailRefused: (customer: string, address: string) =>
      `The mail about **${customer}** to ${address} was refused. Please correct the address on the card.`,
    mailFailed: (customer: string, address: string) =>
      `The mail about **${customer}** to ${address} could not be delivered.`,
    somebody: 'Somebody',
    acceptedElsewhere: (customer: string, got: string, meant: string, id: string | undefined) =>
      `**${customer}** has accepted **${got}**${id === undefined ? '' : ` (${id})`}, and this invitation is for **${meant}**. Please withdraw it if ${got} is right; else talk to the customer, whose link here still works.`,
    otherAccount: (
      by: string,
      customer: string,
      chosen: string,
      expected: string | undefined,
      reason: string,
    ) =>
      `**${by}** (${customer}) chose **${chosen}**${expected === undefined ? '; no region was certain' : `, but **${expected}** was expected`}. Reason: “${reason}”. Microsoft may refuse it; please have a look.`,
    notAdministrator: (customer: string) =>
      `**${customer}**: twice somebody without the Global Administrator role has tried to accept. They were shown how to forward it; a call may help.`,
    unreached: (customer: string, why: string) =>
      `The administrator of **${customer}** could not be reached in Teams: ${why}. Please use another way.`,
  },
  status: (id: string, customer: string, state: string) => `${id} · ${customer}: ${state}`,
  statusOf: (state: string, cases: string) => `**${state}**: ${cases}`,
  /** Besides the titles of the buttons. */
  typed: {
    send: ['send', 'mail it', 'e-mail it'],
    sent: ['sent', 'it is sent'],
    nudge: ['remind them', 'remind the customer'],
    check: ['check'],
    post: ['card', 'post card', 'post as Teams card'],
    withdraw: ['withdraw', 'withdraw the invitation'],
    renew: ['renew', 'invite again'],
    rightLink: ['repair', 'right link'],
    same: ['same customer', 'the same'],
    other: ['somebody else', 'another company'],
    settled: ['settled'],
    order: ['the order'],
    agreement: ['agreement'],
  },
};

export type CaseWords = typeof en;
