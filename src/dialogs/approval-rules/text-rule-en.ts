import type { Stuck } from '../../domain/approval-reach.ts';

/** What is asked while a rule is being described. */
export const ruleWords = {
  condition: {
    title: 'Which orders need approval?',
    why: 'Pick one thing. A second one is a second rule.',
    picks: {
      amount: 'Over an amount',
      percent: 'Many more licences',
      'new-customer': 'New customer',
      product: 'Certain products',
      term: 'Long terms',
      'own-use': 'Own licences',
      'every-order': 'Every order',
    },
    cancel: 'Never mind',
  },
  value: {
    amount: {
      title: 'Over which amount?',
      why: 'The order’s total for the whole term, without tax.',
      label: (currency: string) => `Amount in ${currency}`,
      error: (currency: string) => `Please give an amount in ${currency}, for example 2,000.`,
      otherCurrency: (currency: string) =>
        `Your orders are in ${currency}, so the amount must be too, for example 2,000.`,
    },
    percent: {
      title: 'More than how many percent?',
      why: 'How much the licences of a product grow by the order. A product the customer does not have yet always counts.',
      label: 'Percent',
      error: 'Please give a whole number from 0 to 1000, for example 20.',
    },
    product: {
      title: 'Which products?',
      why: 'Words of the product’s name, as the order shows it. All products with these words are meant.',
      label: 'Words of the name',
      error: 'Please give two to sixty characters of the name, for example Copilot.',
    },
    term: {
      title: 'Longer than how many months?',
      why: 'Terms are a month, a year (12) or three years (36).',
      label: 'Months',
      error: 'Please give a number of months from 1 to 60, for example 12.',
    },
    next: 'Next',
  },
  products: {
    title: (words: string) => `Products named “${words}”`,
    these: 'These products of today’s catalogue are meant, and future ones with these words:',
    none: 'No product of today’s catalogue has these words in its name.',
    unknown: 'The catalogue cannot be asked at the moment, so I cannot show what is meant.',
    use: 'Use these words',
    useAnyway: 'Use them anyway',
    other: 'Other words',
  },
  scope: {
    title: 'Whose orders?',
    why: 'A unit is a group of your sellers, such as a branch.',
    all: 'All orders',
    customer: 'For one customer',
    unit: 'By one unit',
  },
  customer: {
    title: 'Which customer?',
    label: 'Name or domain of the customer',
    error: 'Please give a name or a domain, for example Contoso or contoso.com.',
    notYours: 'That is no customer of yours. Please check the spelling.',
    other: 'None of these',
    next: 'Next',
  },
  unit: {
    title: 'Which unit?',
    nameLabel: 'Name of the unit',
    nameError: 'Please give the unit a name, for example Cork branch.',
    who: 'Who sells in it',
    whoError: 'Please pick at least one seller.',
    next: 'Next',
  },
  deciding: {
    approvers: {
      title: 'Who decides?',
      why: 'Everybody you pick is asked; the first answer counts.',
    },
    second: {
      title: 'Who decides after that?',
      why: 'They are asked when the first approval is there.',
    },
    who: 'Colleagues',
    none: 'Please pick at least one colleague, or take every owner.',
    everyOwner: 'Every owner',
    chosen: 'Those I picked',
    standIns: {
      title: 'Who stands in?',
      why: 'They are asked when nobody has answered in time, or is away.',
      none: 'Please pick at least one colleague, or nobody.',
    },
    nobody: 'Nobody',
    more: {
      title: 'Is one approval enough?',
      why: 'With a second one, two people approve one after the other.',
      enough: 'One is enough',
      second: 'A second one',
    },
  },
  summary: {
    title: 'Add this rule?',
    add: 'Add',
    change: 'Start again',
    cancel: 'Never mind',
    same: (number: number) => `Rule ${number} says the same already; nothing was added.`,
    stuck: {
      nobody: () => 'As it stands nobody could decide: there is nobody to ask.',
      'own-orders': (name: string) =>
        `As it stands nobody could decide about orders that **${name}** places: nobody else is asked. Add somebody, or a stand-in.`,
      'one-person': (name: string) =>
        `As it stands nothing could be decided: both times only **${name}** is asked, and nobody decides twice.`,
    } satisfies Record<Stuck['kind'], (name: string) => string>,
  },
};
