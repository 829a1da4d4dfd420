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
    notDomain: (said: string) =>
      `“${said}” is not a domain name. One looks like contoso.com, without spaces.`,
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
    reseller: 'Reseller',
    withReseller: (company: string, partnerId: string) => `${company}, partner ID ${partnerId}`,
    both: 'The reseller’s partner ID goes into the link too: the customer accepts once, and both relationships are made.',
    noReseller: 'none: only our own relationship is made',
    forReseller: 'For a reseller',
    order: 'Waiting order',
    certain: (country: string) => `country of the tenant: ${country}`,
    likely: 'the only one for the tenant’s part of the world; its country is not visible from here',
    chosen: 'you chose it',
    clouds: {
      public: 'public cloud',
      'us-government': 'US Government',
      china: 'China (21Vianet)',
      germany: 'Germany (closed)',
    },
    also: 'Also ask for',
    rights: (days: number) => `GDAP – read directory, open service requests; ${days} days, extending itself`,
    rightsAsked: (id: string) =>
      `${id} asks for the admin rights; its card comes below, with its own text for the customer.`,
    rightsThere: (id: string) => `${id} asked for these admin rights before; its card comes below.`,
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
  reseller: {
    title: 'For which reseller?',
    why: 'Its partner ID goes into the link. Only confirmed resellers of the account’s region are listed; type a name if yours is not among them.',
    none: 'None: only our own relationship',
    label: 'Reseller',
    take: 'Take this one',
    back: 'Back',
    error: 'Please pick one, or type its name.',
    unknown: (said: string) => `I know no confirmed reseller called “${said}”.`,
    several: (said: string) => `More than one confirmed reseller is called “${said}”. Please pick one.`,
    gone: 'Nothing can be prepared for that reseller at the moment: it is not confirmed, is stopped, or sells in another region. Here is the invitation without it.',
    otherRegion: (company: string, region: string) =>
      `${company} sells only in ${region}, so its partner ID cannot go into the link of another region. The invitation is prepared without it.`,
  },
  notYours: {
    title: 'This customer is in another region',
    text: (company: string, own: string, customer: string, theirs: string | undefined) =>
      `${company} sells in ${own}, but the tenant of ${customer} ${theirs === undefined ? 'is in another part of the world' : `belongs to ${theirs}`}. Microsoft makes no relationship across regions. Type “talk to a person”, and we find a way with you.`,
    'no-reseller':
      'Only people of a confirmed reseller invite customers. Type “register” to see how your company stands.',
    'reseller-not-active':
      'New business of your company is stopped at the moment, so I prepare no invitation. Type “company” to read why.',
    'other-region':
      'Your company sells in another region than this customer’s. Microsoft makes no relationship across regions.',
    closed: 'No invitation was prepared',
  },
  closedCloud: {
    noneTitle: 'No account of ours sells there',
    none: (country: string) => `Country of the tenant: **${country}**. None of our accounts may sell there.`,
    another: 'Another domain',
  },
};

export type Words = typeof en;
