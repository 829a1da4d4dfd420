/** For whom an order is, and what becomes of drafts. */
export const buyerEn = {
  name: 'an order',
  help: {
    title: 'Order licences',
    sentence: 'type what you need and for whom; I ask only for what is missing',
    command: '20 business premium yearly for Contoso',
  },
  status: (id: string, buyer: string, isSeller: boolean) =>
    `${id}${buyer === '' ? '' : ` · ${buyer}`}: draft${isSeller ? ` – “continue ${id}”` : ''}`,
  draft: {
    goods: (quantity: number, title: string) => `${quantity} × ${title}`,
    internal: 'internal use',
    changedBySomebody: (id: string) =>
      `A colleague has changed ${id} in the meantime. Your last answer was not written; here is how it stands now.`,
    changedBy: (who: string, id: string, when: string) =>
      `${who} changed ${id} ${when}; this is how it stands now.`,
    notWritten: 'Your last answer was not written.',
    when: (time: string, isToday: boolean) => (isToday ? `at ${time}` : `on ${time}`),
    colleague: 'A colleague',
    kept: (id: string) => `${id} stays as a draft; “continue ${id}” goes on with it.`,
    same: (id: string) => `That is ${id}, which you began a moment ago; I go on with it.`,
    listTitle: 'Drafts',
    none: 'There is no open draft.',
    entry: (id: string, buyer: string, goods: string) =>
      `**${id}**${buyer === '' ? '' : ` · ${buyer}`} · ${goods === '' ? 'no product yet' : goods}`,
    begunBy: (name: string) => (name === '' ? 'begun by a colleague' : `begun by ${name}`),
    begin: 'New order',
    gone: 'This draft is not open any more.',
    discardTitle: (id: string) => `Throw ${id} away?`,
    discardWhy: 'Nothing has been bought. A draft that is thrown away cannot be brought back.',
    discardYes: 'Yes, throw it away',
    keep: 'Keep it',
    discardedTitle: 'Thrown away',
    discarded: (id: string) => `${id} is gone. Nothing was bought.`,
    savedTitle: (id: string) => `${id} is saved`,
    saved: (id: string) =>
      `Nothing was bought. Type “continue ${id}” to go on; your colleagues can do so too. “my drafts” lists them all.`,
  },
  buyer: {
    useTitle: 'Whom are the licences for?',
    useWhy: 'An order is for one customer, or for your own company.',
    forCustomer: 'A customer',
    forUs: 'Our own company',
    empty: 'Please type a name or a domain.',
    customerTitle: 'Which customer?',
    customerWhy: 'Type the company’s name or one of its domains. One order is for one customer.',
    customerLabel: 'Name or domain',
    look: 'Look up',
    newCustomer: 'New customer without a tenant',
    isItTitle: (name: string) => `Is it ${name}?`,
    company: 'Company',
    domain: 'Domain',
    isIt: 'Yes, that one',
    another: 'Another customer',
    isNew: 'A new customer',
    whichTitle: 'Which one is it?',
    several: (said: string) => `Several of your customers fit “${said}”.`,
    goneCustomer: 'I do not find this customer any more. Please look it up once more.',
    microsoftTitle: (name: string) =>
      name === '' ? 'Do they use Microsoft 365 already?' : `Does ${name} use Microsoft 365 already?`,
    microsoftWhy:
      'A trial or only Teams counts too. Whoever has a tenant already should keep it: two are hard to merge later.',
    createTenant: 'No, create a new tenant',
    hasTenant: 'Yes',
    notSure: 'Not sure – check a domain',
    domainTitle: 'Which domain do they use?',
    domainWhy:
      'Any domain of theirs will do, for example the one of their e-mail. I find the tenant behind it.',
    notDomain: (said: string) =>
      `“${said}” is not a domain name. One looks like contoso.com, without spaces.`,
    unknownDomain: (said: string) =>
      `Microsoft knows no tenant with the domain ${said}. Check the spelling, or take “New customer without a tenant”.`,
    sellingTenant: (said: string) =>
      `${said} belongs to a tenant you sell from, or to ours. Licences for own use may not go there; please name another one.`,
    person: 'Talk to a person',
  },
  own: {
    title: (company: string) => (company === '' ? 'For your own company' : `For ${company} itself`),
    rules: (provider: string, selling: string) =>
      `Two rules first: a partner may not sell Microsoft licences to itself, and own licences may not go into the tenant you sell from${selling === '' ? '' : ` (${selling})`}. So you buy from ${provider}, for a separate tenant.`,
    noneYet: 'No such tenant is registered for you yet.',
    ask: 'Which one do your people use?',
    label: 'Domain of another tenant',
    other: 'Another tenant',
    create: 'Create one',
    notYoursTitle: (domain: string) => `${domain} is not known as your own`,
    notYours: (domain: string, company: string, provider: string) =>
      `Own licences go only into a tenant that is known to belong to ${company === '' ? 'your company' : company}. ${domain} has to be added under “my company” first, and ${provider} confirms it unless you are signed in there. Nothing is ordered for it before.`,
    stillAsked: (domain: string, provider: string) =>
      `${domain} has been named as yours, and ${provider} has not confirmed it yet. Own licences can go there once that is done.`,
    ownersAdd: 'An owner of your company adds it.',
    known: 'These are known as yours already:',
    add: 'Add it under “my company”',
    myCompany: 'See “my company”',
    explain: 'Explain',
    explained: 'There are three ways to come by licences for your own people:',
    ways: [
      'A separate tenant of your own that is an ordinary customer of ours: that is what this order does.',
      'Another partner who sells to you; then we have nothing to do with it.',
      'The licences that belong to your partner programme, for your own work within its limits.',
    ],
  },
  tenant: {
    title: 'Is this the right tenant?',
    tenant: 'Tenant',
    region: 'Region',
    name: 'Name at Microsoft',
    stated: 'Your name for them',
    atMicrosoft: 'Microsoft’s record',
    differs:
      'The names differ; the letters in brackets are only on one side. Microsoft’s spelling counts on papers.',
    yes: 'Yes, that is right',
    take: (name: string) => `Use “${name}”`,
    different: 'Different company',
    another: 'Another customer',
    notYet: (name: string) =>
      `${name} has not accepted our relationship yet. You can finish the order all the same: it waits, and goes on by itself when they have accepted.`,
    ask: 'Ask the customer',
    askWhy: 'Copy this and send it to them. The order stays as a draft until you know.',
    askText: (stated: string, name: string, tenant: string) =>
      `Hello, we are preparing an order of Microsoft licences for you. We have your company as “${stated}”; Microsoft has “${name}” for the tenant ${tenant}. Which is the name on your official papers, and is this your tenant? Thank you.`,
  },
  clouds: {
    regionTitle: 'Another region',
    region: (domain: string, region: string) =>
      `The tenant of ${domain} is ${region === '' ? 'in another region' : `in ${region}`}. Microsoft lets you sell only to customers of your own region.`,
  },
};
export type BuyerWords = typeof buyerEn;
