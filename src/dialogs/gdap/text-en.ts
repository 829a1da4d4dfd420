import type { GdapEnd } from '../../domain/gdap.ts';
import type { GdapRole, GdapTemplate } from '../../domain/gdap-roles.ts';

export const en = {
  name: 'asking for admin rights',
  consentName: 'a request for admin rights',
  help: {
    title: 'Ask a customer for admin rights (GDAP)',
    sentence: 'least-privilege roles with an end; the customer’s administrator approves at Microsoft',
    command: 'gdap contoso.com',
  },
  templates: {
    services: {
      title: 'Read the directory, open service requests',
      allows: 'see users, licences and service health, and open support requests at Microsoft',
      not: 'change users, licences or settings',
    },
    licences: {
      title: 'Manage licences',
      allows: 'see users and give or take their licences',
      not: 'create users, reset passwords or change settings',
    },
    'user-help': {
      title: 'Help users',
      allows: 'reset passwords of ordinary users and give or take licences',
      not: 'create users or touch administrators',
    },
    users: {
      title: 'Manage users',
      allows: 'create, change and delete ordinary users and their licences',
      not: 'touch administrators, mailboxes, files or settings',
    },
  } satisfies Record<GdapTemplate, object>,
  purposes: { buying: 'Buy licences', azure: 'Azure only' },
  /** Roles in plain words, for those who give them. */
  roles: {
    'directory-readers': 'see names of users, groups and licences',
    'service-support-administrator': 'see service health and open support requests at Microsoft',
    'license-administrator': 'give licences to users and take them',
    'helpdesk-administrator': 'reset passwords of users who are no administrators',
    'user-administrator': 'create, change and delete users who are no administrators',
  } satisfies Record<GdapRole, string>,
  customer: {
    title: 'Admin rights at which customer?',
    why: 'Type one of the customer’s domains, for example contoso.com.',
    label: 'Domain',
    look: 'Look up',
    notDomain: (said: string) =>
      `“${said}” is not a domain name. One looks like contoso.com, without spaces.`,
    unknown: (said: string) =>
      `Microsoft knows no tenant with the domain ${said}. Please check the spelling.`,
    own: (said: string) => `${said} is one of our own tenants; we need no rights from ourselves.`,
  },
  account: {
    title: 'Which of our accounts gets the rights?',
    why: 'The tenant’s country is not visible from here, and no relationship is on record. It has to be the account whose people work there.',
    label: 'Partner account',
    error: 'Please pick an account.',
    take: 'Take this one',
  },
  purpose: {
    title: (customer: string) => `What do we need to do at ${customer}?`,
    why: 'I ask for the least roles that do it.',
    entry: (title: string, allows: string, not: string, roles: string) =>
      `**${title}** – ${allows}; not: ${not}. (${roles})`,
    noRights: (title: string) => `**${title}** – needs no admin rights.`,
    unclear: 'Please pick one of these, or type what it says.',
  },
  notNeeded: {
    title: 'No admin rights needed',
    buying: (customer: string) =>
      `To buy licences for ${customer}, the reseller relationship and the customer’s agreement are enough. Asking for more would only make them hesitate.`,
    azure: (customer: string) =>
      `To work with Azure that we sell to ${customer}, the roles of the subscription itself are enough; admin rights in the directory need not be asked for.`,
    invite: 'Invite them',
    another: 'Something else',
    done: 'Done',
    nothing: 'Nothing was asked for.',
  },
  terms: {
    title: 'For how long?',
    why: 'Microsoft allows up to two years. With the extension it goes on by 180 days at each end, until one side stops it.',
    days: 'Days (1 to 730)',
    extension: 'At the end',
    extends: 'extend by 180 days',
    ends: 'let it end',
    next: 'Continue',
    error: 'Please give whole days from 1 to 730.',
  },
  confirm: {
    title: (customer: string) => `Ask ${customer} for admin rights?`,
    customer: 'Customer',
    account: 'For our account',
    duration: 'Duration',
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    extension: 'At the end',
    create: 'Prepare the request',
    purpose: 'Other roles',
    terms: 'Other duration',
    already: 'There is a request with these roles already; this is it.',
    nothing: 'Nothing reaches the customer before you send them the link.',
  },
  card: {
    title: (id: string, customer: string) => `${id} · Admin rights at ${customer}`,
    ends: {
      unanswered: 'ended without an answer',
      rejected: 'rejected by the customer',
      withdrawn: 'withdrawn by us',
      expired: 'its time is over',
      dropped: 'ended by us',
      removed: 'removed by the customer',
    } satisfies Record<GdapEnd, string>,
    tenant: 'Tenant',
    account: 'For our account',
    purpose: 'For',
    roles: 'Roles',
    duration: 'Duration',
    name: 'Name at Microsoft',
    created: 'Asked for',
    approveUntil: 'To be approved until',
    active: 'Active since',
    until: 'Ends',
    extendsAt: (day: string) => `${day}, then extended by 180 days`,
    ended: 'Ended',
    usual: 'This usually takes a few seconds; the card changes by itself.',
    usualActivation: 'This usually takes a few minutes; the card changes by itself.',
    group:
      'Nobody of ours has access unless a security group of ours has these roles: Partner Center › Customers › Admin relationships › the name above › Add security groups.',
    groupHere:
      'Nobody of ours has access unless our security group has these roles. “Give our group access” does that, and says how it stands.',
    linkLives: (day: string) =>
      `Microsoft cannot take the link back: until ${day} the customer could still approve, and you would be told.`,
    replaced: (by: string) => `${by} takes its place.`,
    delayed: 'Microsoft does not answer at the moment; I go on trying.',
    refused: (why: string) => `Microsoft refused it (${why}). Nothing was given to anybody.`,
    rights:
      'What often helps: the account’s application needs the permission DelegatedAdminRelationship.ReadWrite.All, and the tenant the app “Partner Customer Delegated Administration”.',
    check: 'Check now',
    retry: 'Try again',
    extend: 'Extend',
    letEnd: 'Let it end',
    access: 'Give our group access',
    renew: 'Renew',
    message: 'Text for the customer',
    messageWhy: 'Copy it into an e-mail or a chat. You may change the words, not the links.',
    mail: 'By e-mail',
    drop: 'Drop …',
    dropWhy: {
      waiting: 'Take this request back? The customer’s card says so.',
      active: 'End these admin rights? Our people lose their access at once. Licences and orders stay.',
    },
    dropYes: 'Yes, end it',
  },
  letter: {
    subject: (provider: string) => `Admin rights for ${provider}`,
    /** How long the rights last. */
    ends: (days: string) => `for ${days}`,
    extends: (days: string) => `for ${days}, then extended by 180 days at a time until one side stops it`,
    text: (provider: string, customer: string, allows: string, lasting: string, chat: string, link: string) =>
      `Hello,\n\nto help ${customer}, we at ${provider} ask for admin rights that let us ${allows}, ${lasting}. You can take them back at any time. A Global Administrator of yours has to approve once at Microsoft.\n\nOur assistant explains every role in Teams: ${chat}\n\nMicrosoft’s page: ${link}`,
  },
  notYet: (customer: string) => `${customer} has not approved yet.`,
  asItIs: 'Microsoft shows nothing new.',
  access: {
    asked: 'Our group is given these roles; Microsoft switches it on within minutes. Press again to see.',
    pending: 'Our group is to have these roles; Microsoft is still switching it on.',
    active: 'Our group has these roles: its members can work there.',
    'fewer-roles':
      'Our group has some of these roles only. To change that: Partner Center › Customers › Admin relationships.',
    faulty:
      'Microsoft shows our group, but not as working. Take it out in Partner Center › Customers › Admin relationships, then press again.',
    refused: (why: string) =>
      `Microsoft refused it (${why}). Please check that the group of the provider file is a security group of this account’s tenant.`,
    'no-group': 'The provider file names no security group for these rights.',
  },
  tooLate: 'This case has moved on meanwhile; the card shows how it stands.',
  letEnd: (day: string) => `Microsoft no longer extends it; it ends on ${day}.`,
  extended: 'From now on Microsoft extends it by 180 days at each end.',
  renewed: (id: string) => `${id} was prepared in its place; its card comes below.`,
  messages: {
    offered: (id: string, customer: string) =>
      `${id}: the request to **${customer}** is ready. Send them the text; nothing has reached them yet.`,
    active: (customer: string, until: string) =>
      `**${customer}** approved the admin rights; they are active until ${until}.`,
    late: 'The request had been withdrawn; “Drop” ends the rights.',
    refused: (id: string, customer: string) =>
      `${id}: Microsoft refused the request to **${customer}**. Please have a look.`,
    'request-5': (customer: string, day: string) =>
      `The request for admin rights at **${customer}** ends on ${day} unless they approve.`,
    end: (customer: string, day: string) => `The admin rights at **${customer}** end on ${day}.`,
    reissued: (customer: string, day: string, id: string) =>
      `The request for admin rights at **${customer}** ended on ${day} without an answer. Here is a new one: ${id}.`,
    unanswered: (customer: string) =>
      `**${customer}** has not answered the second request for admin rights either; I ask no more by myself.`,
    rejected: (customer: string) => `**${customer}** rejected the request for admin rights.`,
    expired: (customer: string) =>
      `The admin rights at **${customer}** are over: their time has ended. Licences and orders stay.`,
    dropped: (customer: string) => `The admin rights at **${customer}** are ended. Licences and orders stay.`,
    removed: (customer: string, day: string) =>
      `**${customer}** removed our admin rights (noticed ${day}). Licences and orders stay; work in their tenant is not possible.`,
    unreached: (customer: string, why: string) =>
      `Somebody at **${customer}** could not be reached in Teams: ${why}. Please use another way.`,
  },
  status: (id: string, customer: string, state: string) => `${id} · ${customer}: ${state}`,
  statusOf: (state: string, cases: string) => `**Admin rights ${state}**: ${cases}`,
};

export type OwnWords = typeof en;
