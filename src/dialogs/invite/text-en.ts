export const en = {
  name: 'inviting a customer',
  help: {
    title: 'Invite a customer',
    sentence: 'I find the tenant, cloud and region from a domain and prepare the invitation',
    command: 'invite contoso.com',
  },
  domain: {
    title: 'Which customer?',
    why: 'Type one of the customer’s domains, for example contoso.com. I look up the tenant, its cloud and its region before anything is prepared.',
    label: 'Domain',
    look: 'Look up',
    notDomain: (said: string) => `“${said}” is not a domain name. It looks like contoso.com, without spaces.`,
    unknown: (said: string) =>
      `Microsoft knows no tenant with the domain ${said}. Check the spelling, or ask the customer for the domain they sign in with.`,
    own: (said: string) => `${said} is one of our own tenants; it cannot be our customer.`,
  },
  facts: {
    title: (customer: string) => `Invite ${customer}?`,
    tenant: 'Tenant',
    cloud: 'Cloud',
    account: 'Partner account',
    because: 'Why this one',
    certain: (country: string) => `country of the tenant: ${country}`,
    likely: 'the only one for the tenant’s part of the world; its country is not visible from here',
    chosen: 'you chose it',
    clouds: {
      public: 'public cloud',
      'us-government': 'US Government',
      china: 'China (21Vianet)',
      germany: 'Germany (closed)',
    },
    create: 'Prepare the invitation',
    other: 'Change region',
    another: 'Another domain',
    already: (customer: string, company: string) =>
      `${customer} already has a relationship with ${company}. There is nothing to accept.`,
    alreadyTitle: 'Nothing left to do',
    unchecked: (customer: string) =>
      `Before anything is prepared, I ask Microsoft whether ${customer} has this relationship already.`,
  },
  choose: {
    title: 'Which partner account?',
    unknown:
      'The tenant’s country is not visible from here. Microsoft accepts only the account for the country the tenant is registered in; the customer can still correct it.',
    against:
      'Microsoft accepts only the account for the country the tenant is registered in. Another one may be refused.',
    label: 'Partner account',
    error: 'Please pick an account.',
    reason: 'Why this one',
    reasonError: 'Please say why in a few words.',
    take: 'Take this one',
    back: 'Back',
  },
  closedCloud: {
    usTitle: 'US Government tenant',
    us: 'Relationship requests to existing customers do not exist in this cloud; it goes through our government account and an eligibility check.',
    chinaTitle: 'Tenant operated by 21Vianet',
    china:
      'Agreement, ordering and acceptance are separate there, and GDAP does not exist. Our China desk takes it from here.',
    germanyTitle: 'Microsoft Cloud Germany',
    germany:
      'That cloud is closed to new customers. Lead the customer to the European public cloud; an existing tenant needs a move.',
    noneTitle: 'No account of ours sells there',
    none: (country: string) => `Country of the tenant: **${country}**. None of our accounts may sell there.`,
    another: 'Another domain',
  },
  card: {
    title: (id: string, customer: string) => `${id} · ${customer}`,
    tenant: 'Tenant',
    account: 'Partner account',
    reason: 'Reason for the region',
    created: 'Prepared',
    opened: 'Link shown',
    accepted: 'Acceptance noticed',
    expires: 'Ends',
    found: 'Noticed by',
    sources: { webhook: 'Microsoft’s event', sweep: 'the regular comparison', asked: 'asking Microsoft' },
    uninvited: 'Nobody of ours invited this customer; they accepted the link by themselves.',
    states: {
      created: 'prepared, not sent yet',
      sent: 'sent, not opened yet',
      opened: 'link shown, not accepted yet',
      accepted: 'accepted',
      'wrong-account': 'accepted the wrong account',
      declined: 'declined by the customer',
      expired: 'ended without an answer',
      withdrawn: 'withdrawn',
      removed: 'relationship removed',
    },
    replaced: (by: string) => `replaced by ${by}`,
    message: 'Text for the customer',
    messageWhy: 'Copy it into an e-mail or a chat. You may change the words, not the link.',
    text: (provider: string, customer: string, link: string) =>
      `Hello, ${provider} would like to buy and manage Microsoft licences for ${customer}. One Global Administrator has to agree once; it takes about two minutes and gives no access to mail, files or users. Please open this link in Teams; our assistant leads you through it and finds the right region with you: ${link}`,
    microsoftLink: 'Microsoft’s own link (without the assistant):',
    sent: 'I have sent it',
    withdraw: 'Withdraw …',
    withdrawWhy:
      'Withdraw this invitation? Reminders end, and the customer’s card, if there is one, says so. Microsoft’s own link belongs to our partner account and keeps working: the customer could still accept, and you would be told.',
    withdrawYes: 'Yes, withdraw it',
    check: 'Check now',
    renew: 'New invitation',
    wrong: (customer: string, got: string, meant: string) =>
      `${customer} accepted ${got}; the case is for ${meant}. Nothing was bought.`,
    shown: 'The customer has been shown the right link.',
    notShown:
      'Nobody at the customer could be told: no administrator has opened this case with me yet. Please send them the text for the customer, or call; whoever opens it sees the right link at once.',
    task: (got: string) =>
      `To do: once it is settled, remove the relationship that is not needed (${got}) in Partner Center › Customers › Account › Remove relationship.`,
  },
  notYet: (customer: string) => `We may not order for ${customer} yet: Microsoft shows no relationship.`,
  tooLate: 'This case has moved on meanwhile; the card shows how it stands.',
  renewed: (id: string) => `A new invitation was prepared; the old one (${id}) is over.`,
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
    somebody: 'Somebody',
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
};

export type Words = typeof en;
