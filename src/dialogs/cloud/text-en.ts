import type { Impossibility, NationalCloud, Remaining } from '../../domain/cloud-ways.ts';
import type { Beholder } from './model.ts';

interface CloudWords {
  readonly name: string;
  readonly title: string;
  /** What it means for each of them, at most three short sentences. */
  readonly means: Readonly<Record<Beholder, string>>;
  /** The way on that is offered first. */
  readonly start: string;
  /** What else is good to know there. */
  readonly also: readonly string[];
}

export interface LetterWords {
  readonly subject: (provider: string) => string;
  readonly first: (provider: string, customer: string) => string;
  readonly second: string;
  /** Stands below them and is not edited. */
  readonly rest: (legalName: string, place: string, link: string) => string;
}

export const en = {
  name: 'what is different in a national cloud',
  help: {
    title: 'National clouds',
    sentence: 'what is different for US Government, 21Vianet (China) and the closed German cloud',
    command: 'national clouds',
  },
  clouds: {
    'us-government': {
      name: 'US Government',
      title: 'This is a government tenant',
      means: {
        customer:
          'It must be checked for eligibility and ordered through our government account. The usual link would not work, so I do not show it.',
        seller:
          'It must be checked for eligibility and ordered through our government account. It cannot be ordered in this chat, and Microsoft knows no resellers in between there.',
        staff:
          'It must be checked for eligibility and ordered through our government account. The public link does not work there and is never shown; Partner Center makes no requests to existing customers there.',
      },
      start: 'Start eligibility',
      also: ['A customer works with a single partner there.'],
    },
    china: {
      name: 'China (21Vianet)',
      title: 'This tenant is run by 21Vianet',
      means: {
        customer:
          'Agreement and ordering are separate in this cloud, and admin access (GDAP) does not exist there. The usual link would not work, so I do not show it.',
        seller:
          'Agreement and ordering are separate in this cloud, and admin access (GDAP) does not exist there. It cannot be ordered in this chat.',
        staff:
          'Agreement and ordering are separate in this cloud, and admin access (GDAP) does not exist there. A request adds delegated administration only.',
      },
      start: 'Talk to our China desk',
      also: [
        'Only one partner that sells can have delegated administration of a service.',
        'The customer sees all partners on the page Partner Relationships and can take administration back there.',
        'The link belongs to the reseller account: it says nothing of the customer and can be used again.',
        'In the mail the first two paragraphs may be edited, the link may not.',
      ],
    },
    germany: {
      name: 'Microsoft Cloud Germany',
      title: 'That cloud is closed to new customers',
      means: {
        customer: 'You can use the European cloud; an existing tenant needs a move.',
        seller: 'The customer can use the European cloud; an existing tenant needs a move.',
        staff:
          'Lead the customer to the European cloud; an existing tenant needs a move. Requests used to work as in the public cloud; today there are none.',
      },
      start: 'Use Europe',
      also: [
        'A new tenant in the European cloud is a tenant like any other: ordering and accepting work as usual.',
      ],
    },
  } satisfies Record<NationalCloud, CloudWords>,
  public: {
    name: 'public cloud',
    title: 'The public cloud',
    means: 'The usual way: the customer accepts our link, and orders are placed here.',
    invite: 'Invite them',
  },
  told: 'Our people have been told.',
  facts: {
    customer: 'Customer',
    domain: 'Domain',
    cloud: 'Cloud',
    place: 'Accepted in',
    partner: 'Our partner there',
    noPartner: 'none configured',
    desk: 'Our desk',
  },
  buttons: {
    accept: 'Accept our relationship',
    invite: 'Prepare the invitation',
    letter: 'Prepare the mail',
    differs: 'What is different there',
    removed: 'Permissions were removed – what now?',
    moving: 'About moving',
    person: 'Talk to a person',
    another: 'Another customer',
    back: 'Back',
  },
  codes: {
    title: 'Codes for qualifying government organisations (GCC, public cloud), with customers left:',
    row: (organisation: string, code: string, left: string) => `${organisation}: ${code} (${left})`,
    left: (left: number | undefined, allowed: number | undefined) =>
      left === undefined ? 'Partner Center names no limit' : `${left} of ${allowed ?? '?'} left`,
    more: (count: number) => `and ${count} more in Partner Center`,
    none: 'Partner Center has no code with customers left.',
    unknown: 'Partner Center does not tell the codes at the moment.',
  },
  which: {
    title: 'Which customer, or which cloud?',
    why: 'Type one of the customer’s domains, or pick a cloud.',
    label: 'Domain',
    look: 'Look up',
    notDomain: (said: string) =>
      `“${said}” is not a domain name. One looks like contoso.com, without spaces.`,
    unknown: (said: string) => `Microsoft knows no tenant with the domain ${said} in any cloud.`,
    own: (said: string) => `${said} is one of our own tenants.`,
  },
  differs: {
    title: (cloud: string) => `What is different: ${cloud}`,
    place: (place: string) => `Relationships are accepted in the ${place}.`,
    administration: {
      apart: 'Administration is not part of a relationship; GDAP asks for it separately.',
      always: 'Administration is always asked for together with the relationship; it cannot be left out.',
      'delegated-only': 'All the request adds is delegated administration (no GDAP).',
    },
    impossible: 'Not possible there:',
    originalOnly: 'Only for the reseller who sold the subscriptions first:',
  },
  impossible: {
    azure: 'Azure subscriptions',
    'office-365': 'Office 365 subscriptions through Partner Center’s programs',
    agreement: 'the Microsoft Customer Agreement',
    'relationship-request': 'requests of Partner Center to existing customers',
    'indirect-model': 'resellers below a provider',
    'several-partners': 'more than one partner for a customer',
    qualification: 'qualifying customers',
    'users-and-roles': 'changing users and roles',
    'user-licences': 'assigning licences to users',
    'password-reset': 'resetting passwords',
    'service-requests': 'opening service requests from here; the portal is used for them',
    gdap: 'granular administration (GDAP)',
    'new-customers': 'new customers',
    bill: 'a bill for the subscriptions',
    'fewer-seats': 'removing seats',
    'add-ons': 'ordering add-ons',
    transition: 'changing over or migrating subscriptions',
    'partner-of-record': 'changing the partner of record',
  } satisfies Record<Impossibility, string>,
  removed: {
    title: 'Permissions were removed – what now?',
    remaining: {
      support: (provider: string) =>
        `${provider} still has to support the customer. As we cannot look for ourselves then, we ask Microsoft through a service request on behalf of the customer.`,
      'commercial-relationship': () =>
        'The commercial relationship stays, and so does the duty to support, until it has been renegotiated.',
    } satisfies Record<Remaining, (provider: string) => string>,
    licences: 'Running licences are not touched.',
    gdap: 'Where administration is wanted again, a new GDAP request asks for it, with named roles and an end.',
    again: 'Where administration is wanted again, the customer accepts the link once more.',
  },
  eligibility: {
    title: 'Start eligibility',
    why: 'Microsoft checks which organisations may use this cloud. With these facts our people can have it checked; they answer here.',
    kind: 'Kind of organisation',
    kindError: 'Please pick the kind of organisation.',
    kinds: {
      federal: 'Federal agency',
      'state-or-local': 'State or local government',
      tribal: 'Tribal government',
      supplier: 'Supplier that handles government data',
      other: 'Something else',
    },
    website: 'Web site of the organisation',
    contact: 'Who can be asked, and how (name, e-mail or phone)',
    contactError: 'Please say who can be asked, and how.',
    send: 'Send to our people',
    sent: (id: string) =>
      `Our people have your request to check eligibility (${id}) and will answer here; you may close Teams.`,
    facts: (customer: string, kind: string, website: string, contact: string) =>
      `Customer: ${customer}\nOrganisation: ${kind}\nWeb site: ${website === '' ? 'not given' : website}\nContact: ${contact}`,
  },
  letter: {
    title: (customer: string) => `Mail to ${customer}`,
    why: 'You may change both paragraphs; what follows them, and the link in it, stays as it is.',
    first: 'First paragraph',
    second: 'Second paragraph',
    rest: 'What follows:',
    show: 'Show the mail',
    empty: 'Both paragraphs need words.',
    linkInside: 'Addresses of pages have no place in these paragraphs: the only link is the one below them.',
    gone: 'There is no link into this cloud any more.',
    ready: 'Copy it into a mail, or open it in your mail program.',
    mail: 'Open in my mail program',
    change: 'Change the words',
    sent: 'I have sent it',
    sentUntracked:
      'Good. Through this link I do not hear of an acceptance: please look into Partner Center of that cloud in a few days.',
    already: (customer: string) =>
      `Microsoft shows the relationship with ${customer} already; there is nothing to accept.`,
    your: 'your organisation',
  },
  letters: {
    'us-government': {
      subject: (provider) => `${provider}: partner relationship for your government tenant`,
      first: (provider, customer) =>
        `Hello, ${provider} would like to provide ${customer} with Microsoft cloud services for government.`,
      second: 'One Global Administrator of your organisation has to agree once; it takes about two minutes.',
      rest: (legalName, place, link) =>
        `Please open this link and sign in to the ${place} as Global Administrator:\n\n${link}\n\nThe page names ${legalName}. In this cloud, agreeing always gives the partner administration as well; it cannot be left out.`,
    },
    china: {
      subject: (provider) => `${provider}: partner relationship for services operated by 21Vianet`,
      first: (provider, customer) =>
        `Hello, ${provider} would like to work with ${customer} as your partner for Microsoft cloud services operated by 21Vianet.`,
      second: 'One Global Administrator of your organisation has to agree once; it takes about two minutes.',
      rest: (legalName, place, link) =>
        `Please open this link and sign in to the ${place} as Global Administrator:\n\n${link}\n\nThe page names ${legalName}. Agreeing gives it delegated administration. You see all partners on the page Partner Relationships and can take administration back there; the commercial relationship stays until it has been renegotiated.`,
    },
  } satisfies Partial<Record<NationalCloud, LetterWords>> as Partial<Record<NationalCloud, LetterWords>>,
  europe: {
    title: 'The European cloud instead',
    customer: (company: string) =>
      `You get a tenant in the European public cloud; licences come from **${company}**. Our people set it up with you and plan how your data moves.`,
    staff: (company: string) =>
      `The customer gets a tenant in the European public cloud, with **${company}**. Once they have it, invite them by its domain.`,
    nobody: 'None of our accounts sells there; please talk to our people.',
    ask: 'Ask our people',
    invite: 'Invite the new tenant',
  },
};

export type Words = typeof en;
