export const en = {
  name: 'your company as a reseller',
  help: {
    title: 'Your company as a reseller',
    sentence: 'register your IT company, see how it stands, admit colleagues',
    command: 'register',
  },
  register: {
    title: 'Register your company',
    why: (provider: string) =>
      `For IT companies that sell Microsoft licences through **${provider}**. I check with Microsoft what you fill in before anything is sent.`,
    company: 'Company name, as on official papers',
    country: 'Country',
    partnerId: 'Partner ID of your location (PLA)',
    domain: 'Domain of the tenant you sell from',
    ownDomain: 'Domain of a separate tenant for your own licences (may stay empty)',
    check: 'Check with Microsoft',
    never: 'Never mind',
    noMatter: 'All right. Nothing was sent.',
    errors: {
      company: 'Please give the company’s name.',
      country: 'I do not know that country. Write its name or its two letters, for example Ireland or IE.',
      partnerId:
        'A partner ID is a number of 4 to 10 digits. Partner Center shows it under Account settings › Identifiers.',
      domain: 'Please give the domain of the tenant you sell from, for example contoso.com.',
    },
    closed: (provider: string) =>
      `${provider} registers resellers itself. Please talk to a person; type “talk to a person”.`,
    trouble: {
      already:
        'Your company is registered already. Type “join” to work for it, or “my company” to see how it stands.',
      'unknown-domain': 'Microsoft knows no tenant with that domain. Please check the spelling.',
      'not-a-domain': 'That is not a domain name. One looks like contoso.com, without spaces.',
      'not-your-tenant':
        'You are signed in at another tenant. Only somebody of the company’s own tenant can register it.',
      'unknown-partner':
        'Microsoft does not know that partner ID. It is the one of your location (PLA), in Partner Center under Account settings › Identifiers.',
      'not-sold-there': 'None of our accounts may sell in that country.',
      'same-tenant':
        'These are tenants of ours, or one and the same. The tenant you sell from and the one for your own licences must be two.',
      closed: 'Registration by chat is closed.',
    },
  },
  confirm: {
    title: (company: string) => `Register ${company}?`,
    at: 'Microsoft says:',
    company: 'Company',
    country: 'Country',
    partnerId: 'Partner ID',
    account: 'Sells through',
    selling: 'You sell from',
    askedSelling: 'You sell from, after our people have confirmed that it is yours',
    ownUse: 'Own licences go to',
    asked: 'Own licences, after our people have confirmed that it is yours',
    notYet: 'You can register now; it can be confirmed when every line above has a tick.',
    owner: 'You will be its owner and a seller, and admit your colleagues.',
    register: 'Register',
    spelling: (company: string) => `Use “${company}”`,
    change: 'Change',
  },
  join: {
    title: (company: string) => `Work for ${company}?`,
    why: (company: string) =>
      `Your organisation is registered as **${company}**. Its owners decide who may order; I can ask them.`,
    ask: 'Ask the owners',
    no: 'No',
    asked: 'The owners have been asked. I write here when they have decided; you may close Teams.',
    already: 'The owners have been asked already. I write here when they have decided.',
    gone: 'Your organisation is not registered as a reseller.',
    noMatter: 'All right. Nobody was asked.',
  },
  mayNotOrder: {
    askOwner:
      'Only sellers of your company order, and you have no role there yet. Ask your owners to admit you; I keep your order until then.',
    notConfirmed: (company: string) => `Nobody can order for **${company}** yet. I keep your order.`,
  },
  kept: {
    title: 'Your order waits',
    words: (order: string) => `“${order}”`,
    when: 'I write here as soon as you may order. Then the first button goes on with these words.',
    goOn: 'Go on with my order',
    company: 'How it stands',
    drop: 'Forget it',
    dropped: 'Forgotten; nothing was ordered.',
    notYet: 'You may not order yet. I write here as soon as you may; your order is kept.',
  },
  company: {
    title: (id: string, company: string) => `${id} · ${company}`,
    states: {
      requested: (provider: string) =>
        `Waits for ${provider}. I write here when it is decided; you may close Teams.`,
      confirmed: (provider: string) => `Confirmed: you may order through ${provider}.`,
      refused: (provider: string, because: string) => `${provider} did not take it: “${because}”`,
      suspended: (provider: string, because: string) =>
        `${provider} takes no new orders from you for the time being: “${because}” What is on its way goes on; drafts are kept.`,
    },
    checked: (when: string, result: string) => `Asked Microsoft ${when}: ${result}`,
    roles: { seller: 'seller', owner: 'owner' },
    asks: 'asks to join',
    people: 'People',
    asked: 'Own licences, waits to be confirmed',
    askedSelling: 'Sells from, waits to be confirmed',
    add: 'Add a tenant for own licences',
    rules: 'Approval rules',
    check: 'Check again',
    again: 'Register again',
    stillNot: 'not everything has a tick yet.',
    allThere: 'everything has a tick. It waits for the provider.',
    papers: (company: string) =>
      `**${company}** has not accepted Microsoft’s partner agreement. Your own Global Administrator must do it once, in Partner Center.`,
    openPage: 'Open Partner Center',
    forAdmin: 'Text for our administrator',
    adminText: (company: string, id: string) =>
      `Hello, before we can order licences for our customers, ${company} (partner ID ${id}) has to accept the Microsoft Partner Agreement. Please sign in to Partner Center (partner.microsoft.com/dashboard) as Global Administrator, open Account settings › Agreements, and accept it. It is needed once.`,
    relationship: (account: string) =>
      `The reseller relationship is missing: your Global Administrator accepts the invitation of ${account} in Partner Center. Ask us if you have none.`,
  },
  people: {
    title: (company: string) => `People of ${company}`,
    who: 'Who',
    none: 'nobody yet',
    whoError: 'Please pick somebody.',
    choose: 'Change …',
    back: 'Back',
    unknown: 'I do not know whom you mean. Pick one of the list, or type the name.',
    invite:
      'Colleagues open this assistant with an account of your tenants and type “join”; they then appear here.',
    asking: (name: string) => `**${name}** asks to join.`,
    admitSeller: 'Admit as seller',
    admitOwner: 'Admit as owner',
    decline: 'Do not admit',
  },
  person: {
    title: (name: string) => `What may ${name} do?`,
    now: (roles: string) => `Now: ${roles}`,
    seller: 'Seller',
    owner: 'Owner',
    both: 'Seller and owner',
    remove: 'Remove',
    back: 'Back',
    why: 'Sellers order. Owners also decide about orders, and admit people.',
    last: 'Somebody has to be the owner. Make a colleague the owner first.',
    gone: 'This has changed meanwhile; the list shows how it stands.',
  },
  own: {
    title: 'A tenant for own licences',
    why: 'Licences for yourselves must not go into the tenant you sell from. Which other tenant do your people use?',
    label: 'Domain of that tenant',
    error: 'Please give a domain, for example contoso.com.',
    add: 'Add',
    back: 'Back',
    asked:
      'Our people make sure that this tenant is yours; until then nothing can be ordered for it. I write here when it is decided.',
    trouble: {
      'not-a-domain': 'That is not a domain name. One looks like contoso.com, without spaces.',
      'unknown-domain': 'Microsoft knows no tenant with that domain. Please check the spelling.',
      'same-tenant':
        'That is the tenant you sell from, or one of ours; licences for own use may not go there.',
      taken: 'That tenant belongs to another reseller. If it is yours, please talk to a person.',
    },
  },
  messages: {
    requested: (company: string) => `**${company}** is registered and waits to be confirmed.`,
    confirmed: (company: string) =>
      `**${company}** is confirmed. You can order now: type, for example, “20 business premium for contoso.com”.`,
    refused: (company: string, because: string) => `**${company}** was not confirmed: “${because}”`,
    joinAsked: (company: string) => `Somebody asks to join **${company}**.`,
    admitted: (company: string) =>
      `You have been admitted at **${company}**. Type “help” to see what you can do; an order you typed before waits on its card above.`,
    notAdmitted: (company: string) => `The owners of **${company}** did not admit you.`,
    sellingConfirmed: (domain: string) => `**${domain}** is confirmed as the tenant you sell from.`,
    suspended: (company: string, because: string) =>
      `New orders of **${company}** have been stopped: “${because}” What is on its way goes on; drafts are kept. If you have questions, type “talk to a person”.`,
    resumed: (company: string) => `**${company}** can order again; drafts are as you left them.`,
    tenantConfirmed: (domain: string) =>
      `**${domain}** is confirmed: you can order your own licences for it.`,
    tenantRefused: (domain: string) =>
      `**${domain}** was not confirmed as your tenant. If it is yours, type “talk to a person”.`,
    removed: (company: string) => `You are no longer among the people of **${company}** here.`,
  },
  tooLate: 'This has been decided meanwhile; the card shows how it stands.',
  short: {
    requested: 'waits to be confirmed',
    confirmed: 'confirmed',
    refused: 'not confirmed',
    suspended: 'orders stopped',
  },
  status: (id: string, company: string, state: string) => `${id} · ${company}: ${state}`,
};

export type Words = typeof en;
