import type { Stuck } from '../../domain/approval-reach.ts';
import type { Told } from './model.ts';
import { ruleWords } from './text-rule-en.ts';

export const en = {
  name: 'the rules for approvals',
  help: {
    title: 'Approval rules',
    sentence: 'settle which orders an owner approves first, and who is away',
    command: 'approval rules',
  },
  sentence: {
    amount: (sum: string) => `Orders over ${sum}`,
    percent: (percent: number) => `Orders by which the licences grow by more than ${percent} %`,
    product: (words: string) => `Orders of products named “${words}”`,
    term: (months: number) => `Orders for longer than ${months === 1 ? 'a month' : `${months} months`}`,
    always: {
      'new-customer': 'The first order for a new customer',
      'own-use': 'Orders for our own licences',
      'every-order': 'Every order',
    },
    forCustomer: (domain: string) => `for ${domain}`,
    byUnit: (unit: string, names: string) => `by ${unit} (${names})`,
    anyOwner: 'any owner',
    or: ' or ',
    standIn: (names: string) => `, stand-in ${names}`,
    afterThat: '; then ',
    left: 'somebody who has left',
  },
  rules: {
    title: 'Approval rules',
    why: 'An order that a rule fits waits until somebody entitled has approved it.',
    several: 'When several rules fit, everyone they name is asked, one after the other.',
    none: 'There is no rule of yours yet: orders for customers go straight on their way.',
    ownUse: (sentence: string) => `${sentence}, if no rule says who`,
    fourEyes: 'Four eyes',
    fourEyesOn: 'on: whoever orders never approves it',
    fourEyesOff: 'off: an owner may approve their own order',
    without: 'More licences without approval',
    withoutUpTo: (percent: number) => `up to ${percent} %`,
    never: 'never',
    answer: 'Stand-in asked',
    hours: (hours: number) => `after ${hours === 1 ? 'an hour' : `${hours} hours`} without an answer`,
    expiry: 'Order closed',
    days: (days: number) => `after ${days === 1 ? 'a day' : `${days} days`} without a decision`,
    away: 'Away',
    awayUntil: (name: string, day: string) => `${name}, up to and including ${day}`,
    nobody: 'nobody',
    channel: 'Channel',
    noChannel: 'none; in a channel of your team, mention me with “approvals here”',
    owners: (names: string) =>
      `Only owners change this: ${names}. That you are away you can say yourself: “I am away until 3 December”, “I am back”.`,
    add: 'Add a rule',
    remove: 'Remove a rule',
    numbers: 'Change the numbers',
    whoIsAway: 'Who is away',
    leaveChannel: 'Leave the channel',
    done: 'Done',
    told: {
      added: '✓ The rule has been added. Orders placed from now on are looked at by it.',
      removed: '✓ The rule has been removed. What already waits for approval goes on as it began.',
      changed: '✓ The numbers have been changed, for orders placed from now on.',
      away: '✓ Noted. Where somebody stands in, they are asked at once meanwhile.',
      back: '✓ Noted: back again.',
      'channel-left': '✓ Approvals are not posted in the channel any more.',
    } satisfies Record<Told, string>,
    missing: (number: number, names: string, isYou: boolean) =>
      isYou
        ? `⚠ Nobody stands in for you in rule ${number}: its orders wait for you meanwhile. Name a stand-in.`
        : `⚠ Rule ${number}: nobody who decides is there now (away: ${names}). Its orders wait meanwhile.`,
    waitsForYou: (ids: string) =>
      `Nobody stands in for you with what waits already: ${ids}. Please decide before you go, with “approvals”.`,
    waitsFor: (name: string, ids: string) =>
      `Nobody stands in for ${name} with what waits already: ${ids}. It goes on waiting.`,
    stuck: {
      nobody: (number: number) => `⚠ Rule ${number}: nobody who is named in it works here any more.`,
      'own-orders': (number: number, name: string) =>
        `⚠ Rule ${number}: nobody could decide about orders that ${name} places; a stand-in would help.`,
      'one-person': (number: number, name: string) =>
        `⚠ Rule ${number}: both times only ${name} is asked, and nobody decides twice.`,
    } satisfies Record<Stuck['kind'], (number: number, name: string) => string>,
  },
  ...ruleWords,
  remove: {
    title: 'Remove a rule',
    label: 'Which',
    error: 'Please pick a rule.',
    remove: 'Remove',
    back: 'Back',
  },
  numbers: {
    title: 'The numbers',
    fourEyes: 'Four eyes',
    on: 'On: whoever orders never approves it',
    off: 'Off',
    without: 'Percent of more licences that need nobody’s approval (may stay empty)',
    answer: 'Hours until a stand-in is asked',
    expiry: 'Days until an undecided order is closed',
    save: 'Save',
    back: 'Back',
    errors: {
      without: 'The percentage is a whole number from 1 to 1000, or empty.',
      answer: 'Please give 1 to 336 hours until a stand-in is asked.',
      expiry: 'Please give 1 to 60 days until an undecided order is closed.',
      order: 'The stand-in would be asked only after the order is closed. Give it more days, or fewer hours.',
    },
  },
  away: {
    title: 'Who is away?',
    why: 'While somebody is away, their stand-ins are asked at once.',
    who: 'Who',
    whoError: 'Please pick somebody.',
    me: (name: string) => `${name} (you)`,
    until: 'Last day away, for example 3 December',
    note: 'Is away',
    back: 'Is back',
    leave: 'Back',
    errors: {
      day: 'I do not understand that day. Write, for example, 3 December or Friday.',
      past: 'That day is over. Please give a day to come, within a year.',
    },
  },
  channel: {
    here: '✓ Approvals are posted here from now on. Everybody here sees them; only those who are asked can decide.',
    gone: '✓ Approvals are not posted here any more.',
    notHere: 'Approvals are not posted here.',
    onlyInside: 'Please say that in the channel you mean: mention me there with “approvals here”.',
    notYours: 'This team is not in a tenant of your company, so approvals cannot be posted here.',
    unnamed: 'a channel of your team',
  },
  trouble: {
    notOwner: (names: string) => `Only owners can change that. Please ask ${names}.`,
    tooLate: 'Somebody else is changing the rules at this moment. Nothing was changed; please try again.',
    'not-admitted': 'Somebody you named does not work here any more. Please choose once more.',
    levels: 'It is not clear who decides. Please choose once more.',
    number: 'One of the numbers makes no sense. Nothing was changed.',
    channel: 'That channel cannot be used.',
    'too-many': 'There are as many rules as there can be. Remove one first.',
    ended: 'The company’s rules cannot be seen at the moment.',
  },
};

export type Words = typeof en;
