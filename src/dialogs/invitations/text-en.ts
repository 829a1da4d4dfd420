export const en = {
  name: 'looking at the invitations',
  help: {
    title: 'Invitations',
    sentence: 'see how they stand, remind, repair; or invite many customers from a list',
    command: 'invitations',
  },
  list: {
    title: 'Invitations',
    counts: (open: string, attention: string) =>
      `${open} open; ${attention === '0' ? 'none needs' : `${attention} ${attention === '1' ? 'needs' : 'need'}`} somebody.`,
    found: (total: string, words: string) => `${total} found for “${words}”.`,
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    none: 'There are none.',
    noneFor: (words: string) =>
      `None found for “${words}”. Look for a name, a domain or a number such as I-1042.`,
    entry: (customer: string, id: string) => `**${customer}** · ${id}`,
    button: (useful: string, id: string) => `${useful} · ${id}`,
    words: 'Look for (name, domain, number)',
    which: 'Show',
    filters: {
      open: 'Open ones',
      attention: 'Those that need somebody',
      ended: 'Ended ones',
      all: 'All',
    },
    /** Besides the filters' own names. */
    typed: {
      open: ['open', 'waiting'],
      attention: ['attention', 'need attention', 'needing attention', 'problems'],
      ended: ['ended', 'closed', 'over'],
      all: ['all', 'everything'],
    },
    search: 'Search',
    next: 'Next page',
    previous: 'Previous page',
    one: 'Invite a customer',
    many: 'Invite many',
    unknown: 'I know no invitation and no list with this number.',
  },
  many: {
    title: 'Invite many customers',
    why: 'One customer on each line: the domain, then the e-mail address and the name of the administrator if you have them, with commas, semicolons or tabs between. A file with a heading line (domain, e-mail, name, language) can be pasted as it is.',
    label: (most: string) => `Customers, ${most} at most`,
    reseller: 'For the reseller',
    noReseller: 'None: only our own relationship',
    whom: 'For whom are they invited?',
    read: (count: string) =>
      `${count} customers read. For a reseller its partner ID goes into each link too.`,
    look: 'Look them up',
    never: 'Never mind',
    neverSaid: 'Nobody was invited.',
    nothing: 'Nothing is invited before you have seen who was found, and said yes.',
    empty: 'Please write at least one customer, one on each line.',
    tooMany: (count: string, most: string) =>
      `These are ${count} customers; one list holds ${most} at most. Please make several lists of it.`,
    mayBeCut:
      'This is as much as fits in one go, so its end may be missing; nothing was prepared. Please attach the list as a CSV file, or send it in parts.',
    unreadable: (line: string) => `I cannot read line ${line}: a quotation mark is not closed.`,
    notAllowed: 'No list can be begun: the reseller is not confirmed, or is stopped. Nothing was prepared.',
    unknownReseller: (said: string) => `I know no confirmed reseller called “${said}”. Please pick one.`,
  },
};

export type Words = typeof en;
