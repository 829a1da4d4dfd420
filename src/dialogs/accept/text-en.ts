export const en = {
  name: 'accepting the relationship',
  yourOrganisation: 'your organisation',
  help: {
    title: 'Accept our relationship request',
    sentence: 'your organisation lets us buy and manage Microsoft licences for it; about two minutes',
    command: 'accept',
  },
  greet: {
    title: 'May we buy licences for you?',
    asks: (provider: string, company: string, customer: string) =>
      `**${provider}** asks whether **${company}** may buy and manage Microsoft licences for **${customer}**. It takes about two minutes, and only a Global Administrator of your organisation can say yes.`,
    oneOfOurs: 'the company of ours in your region',
    start: 'Start',
    grants: 'What am I granting?',
    notMe: 'I am not the right person',
    later: 'Not now',
    laterSaid: 'That is fine. Nothing has been opened or changed. Type “accept” whenever it suits you.',
  },
  grants: {
    title: 'What this allows',
    yes: ['order, change and renew licences, and bill them', 'see your licence and billing data'],
    no: [
      'read mail, files or chats, or act as one of your users – that would be a different request (GDAP) with named roles and an end date',
      'change subscriptions you have from others',
    ],
    undo: 'Nothing changes for your users. You can remove it at any time: admin center › Settings › Partner relationships.',
    goOn: 'Go on',
    back: 'Back',
  },
  who: {
    title: 'Are you the one who can accept?',
    why: 'Microsoft lets only a Global Administrator accept. If you sign in, I can look up your own role, so that you do not find out at the last step. I see your name, your organisation and your roles, nothing else.',
    card: 'Sign in with your work account, so that I can see whether you are a Global Administrator.',
    signIn: 'Sign in',
    goOn: 'Continue',
    another: 'Sign in another way (code)',
    without: 'Go on without signing in',
    notNoticed:
      'Microsoft has not passed your sign-in on to me. If the window said that it worked, press Continue once more; otherwise sign in with a code, or go on without it.',
    failed: {
      cancelled:
        'The sign-in window was closed before the end, so I do not know your role. Use the Sign in button in this chat once more, a code, or go on without it.',
      unconfirmed:
        'Microsoft did not confirm your sign-in. Use the Sign in button in this chat once more, a code, or go on without it.',
      automatic:
        'The automatic sign-in did not work here; many organisations do not allow it. Use the Sign in button in this chat, a code, or go on without it.',
    },
    signedIn: '✓ You are signed in.',
    over: 'You went on without signing in here.',
    down: 'Signing in is not possible at the moment. You can go on without it; Microsoft checks your role on its own page anyway.',
  },
  code: {
    title: 'Sign in with a code',
    steps: ['Open the sign-in page and sign in.', 'It shows six digits.', 'Type them here.'],
    open: 'Open the sign-in page',
    label: 'Six-digit code',
    error: 'The code has six digits.',
    send: 'Use this code',
    wrong:
      'That code is not valid; a code works once and only for a few minutes. Open the page again for a new one.',
    without: 'Go on without signing in',
  },
  unsure: {
    title: 'Are you a Global Administrator?',
    why: (user: string) =>
      `You are signed in as **${user}**, but your organisation does not let me see your roles. Microsoft will check on its own page.`,
    yes: 'Yes, I am',
    no: 'No',
    unknown: 'I do not know',
  },
  notAdmin: {
    title: 'Somebody else has to accept',
    ordinary: (user: string) =>
      `You are signed in as **${user}**, an ordinary user. Microsoft lets only a Global Administrator accept. That is no fault of yours, and nothing has happened.`,
    otherRole: (user: string) =>
      `You are signed in as **${user}**. You have an administrator role, but not Global Administrator, and Microsoft lets only that one accept.`,
    stated: 'Microsoft lets only a Global Administrator accept. Nothing has happened.',
    another: 'I have another admin account',
    whoIs: 'Who is our admin?',
    forward: 'Forward to my admin',
  },
  whoIs: {
    title: 'Who is your administrator?',
    how: [
      'It is usually whoever creates accounts or resets passwords for you: your IT team or IT partner.',
      'They see the list themselves: admin center › Roles › Role assignments › Global Administrator.',
    ],
    forward: 'Forward to my admin',
    back: 'Back',
  },
  forward: {
    title: 'For your Global Administrator',
    how: 'Copy this and send it in Teams or by e-mail. Nothing in it is secret.',
    message: (provider: string, customer: string, link: string) =>
      `${provider} asks whether it may buy and manage Microsoft licences for ${customer}. Only a Global Administrator can accept; it takes about two minutes and gives no access to mail, files or users. Open this link in Teams, the assistant leads you through it: ${link}`,
    done: 'Done',
    itIsMe: 'It is me after all',
    said: 'Thank you. I will hear from Microsoft when it is accepted, whoever does it.',
  },
  region: {
    title: (region: string) => `Your region: ${region}`,
    certain: (country: string) => `Country of your Microsoft tenant: **${country}**`,
    likely:
      'Your Microsoft tenant is in this part of the world. I cannot see its country, so please check that the region fits it.',
    appears: (company: string) => `The partner that will appear on Microsoft’s page: **${company}**`,
    right: 'Yes, that is right',
    other: 'No – another region',
    choose: 'Which region is your tenant in?',
    chooseWhy:
      'I cannot see the country your Microsoft tenant is registered in, and that country decides. Please pick the region it belongs to. If it belongs to none of them, type “talk to a person”.',
    label: 'Region and currency',
    error: 'Please pick one.',
    take: 'Take this one',
    otherTitle: 'Another region',
    otherWhy: (country: string, region: string) =>
      `Microsoft accepts only the partner account for the country your tenant is registered in (${country}: ${region}). If you choose another one, Microsoft may refuse it.`,
    otherWhyUnknown:
      'Microsoft accepts only the partner account for the country your tenant is registered in. If you choose another one, Microsoft may refuse it.',
    reason: 'Why (our people are told)',
    reasonError: 'Please say why in a few words, 300 characters at most.',
    back: 'Back',
    notSold: 'We cannot sell to you yet',
    notSoldWhy: (country: string) =>
      `Country of your Microsoft tenant: **${country}**. Microsoft lets partners sell only in their own regions, and none of our companies sells there. Nothing has been changed.`,
    notSoldTold: ' Our people have been told; they may know a partner for you.',
    notSoldWords: (country: string) =>
      `The tenant is registered in a country where none of our companies sells: ${country}.`,
    noAccount:
      'None of our companies sells in the Microsoft cloud your tenant is in. Nothing has been changed; our people can tell you more.',
    person: 'Talk to a person',
  },
  own: {
    title: 'This is our own tenant',
    why: 'You are signed in to the provider’s own organisation. It cannot be its own customer, so there is nothing to accept here.',
  },
  already: {
    title: 'Nothing left to do',
    text: (customer: string, company: string) => `**${customer}** already allows **${company}**. Thank you.`,
  },
  waiting: {
    title: 'Now at Microsoft (about 1 minute)',
    mirror: (company: string, customer: string, domain: string) =>
      `You are about to let **${company}** buy licences for **${customer}**${domain === '' ? '' : ` (${domain})`}.`,
    steps: [
      'Open the page, best in a private window.',
      'Sign in with your administrator account – not your everyday account.',
      'Check that it names exactly this partner, read, tick the box, press Accept or Authorise.',
      'Come back. I notice it by myself and write here; you may close Teams.',
    ],
    open: 'Open Microsoft’s page',
    trouble: 'I see something else',
    check: 'I am done – check now',
    remind: 'Remind me tomorrow',
    copy: 'Copy the link',
    copyWhy: 'Select the text, copy it, and paste it into a private window:',
    qr: 'QR code',
    qrAlt: 'QR code with the link to Microsoft’s acceptance page',
    reminding: (when: string) => `I will remind you on ${when}.`,
    since: (when: string) =>
      `Link shown on ${when}. Usually Microsoft reports within a minute of pressing Accept.`,
  },
  notYet: (when: string) =>
    `Asked Microsoft (${when}): not accepted yet. If you did press Accept, give it a minute; I keep looking. If the page looks different, press “I see something else”.`,
  accepted: {
    title: 'Accepted',
    sentence: (when: string, customer: string, domain: string, company: string) =>
      `Done (noticed ${when}). **${customer}**${domain === '' ? '' : ` (${domain})`} now allows **${company}** to buy licences.`,
    told: (provider: string) => `${provider} has been told.`,
    show: 'Show in admin center',
    nextStep: 'What happens next?',
    nextText: (provider: string) =>
      `Nothing you need to do. ${provider} sets things up and confirms. Licences ordered for you appear in your admin center under Billing › Your products. Users notice nothing.`,
    undo: 'Undo / questions',
    undoText:
      'You can take it back at any time: admin center › Settings › Partner relationships › choose the partner › Remove. Running licences stay until their term ends. Type “questions” for more.',
  },
  wrong: {
    title: 'Another region was accepted',
    sentence: (customer: string, got: string, meant: string) =>
      `**${customer}** accepted **${got}**; this request is for **${meant}**. Nothing was bought.`,
    what: 'Either open the right page now, or tell me why the one you accepted is right. Our people have been told and will remove the one that is not needed.',
    right: (region: string) => `Open the page for ${region}`,
    notYet: (when: string) => `Asked Microsoft (${when}): the right one is not accepted yet.`,
    keep: (currency: string) => `We really are billed in ${currency}`,
    reason: 'If the one you accepted is right: why?',
    reasonMissing:
      'Please say in a few words (300 characters at most) why the one you accepted is right; our people will see it.',
    kept: 'Noted. Our people will confirm it.',
  },
  ended: {
    expired: 'This request has ended',
    expiredText: (when: string) => `It ended on ${when}. A new one takes a moment.`,
    withdrawn: 'This request was withdrawn',
    withdrawnText: 'The provider took it back. If you still want to accept, start again; nothing is lost.',
    removed: 'The relationship was removed',
    removedText: (customer: string, company: string) =>
      `Microsoft no longer shows a relationship between **${customer}** and **${company}**. Running licences stay; changes are not possible.`,
    again: 'Start again',
  },
  messages: {
    wrong: (customer: string, got: string, meant: string) =>
      `${customer} accepted **${got}**, but this request is for **${meant}**. Nothing was bought. The card above shows what to do.`,
    quiet:
      'Microsoft has not reported anything yet. Did something else appear on the page? Press “I see something else” on the card, and we look at it step by step.',
    asked: 'You asked to be reminded: the link to Microsoft’s page is on the card above.',
    removed: (customer: string) =>
      `Microsoft reports that ${customer} has removed the relationship. Running licences stay; changes are not possible.`,
  },
  tooLate: 'This case has moved on meanwhile; the card shows how it stands.',
  remindSet: (when: string) => `I will remind you on ${when}.`,
  status: {
    opened: (id: string, company: string) => `${id}: the link to accept ${company} is open; not accepted yet`,
    accepted: (id: string, company: string, when: string) =>
      `${id}: your organisation accepted ${company} (noticed ${when})`,
    wrong: (id: string) => `${id}: another region was accepted; please look at the card`,
    other: (id: string, state: string) => `${id}: ${state}`,
    states: {
      created: 'an invitation is waiting for you; type “accept”',
      sent: 'an invitation is waiting for you; type “accept”',
      opened: 'open',
      accepted: 'accepted',
      'wrong-account': 'another region was accepted',
      expired: 'ended',
      withdrawn: 'withdrawn by the provider',
      removed: 'removed',
    },
  },
};

export type Words = typeof en;
