import type { Request, Topic } from '../../domain/hand-over.ts';

/** What the asker's form says. */
interface FormWords {
  readonly title: string;
  readonly why: string;
  readonly sent: (id: string) => string;
}

/** What a topic is called for staff. */
interface TopicWords {
  /** What staff reads as the subject of the card. */
  readonly about: string;
  /** Follows the name of who asks. */
  readonly asks: string;
}

export const en = {
  name: 'talking to a person',
  ask: {
    reach: (name: string, email: string, phone: string) =>
      `You can also reach ${name} directly: ${email}${phone === '' ? '' : `, ${phone}`}.`,
    label: 'Your message',
    labelOptional: 'Your message (may stay empty)',
    send: 'Send',
    never: 'Never mind',
    empty: 'Please write a few words, so that our people know what it is about.',
    noMatter: 'All right. Nothing was sent.',
  },
  forms: {
    help: {
      title: 'Talk to a person',
      why: 'Tell me what it is about; our people see it at once, together with where you are in this conversation, and answer here.',
      sent: (id: string) => `Sent (${id}). Our people will answer here; you may close Teams.`,
    },
    'us-government': {
      title: 'Start eligibility',
      why: 'Our people then have it checked whether your organisation may use Microsoft’s US Government cloud, and answer here. What kind of organisation you are, and when you can be called, helps them.',
      sent: (id: string) =>
        `Our people have your request to check eligibility (${id}) and will answer here; you may close Teams.`,
    },
    china: {
      title: 'Talk to our China desk',
      why: 'Our China desk looks after tenants run by 21Vianet and answers here. What you need, and when you can be called, helps it.',
      sent: (id: string) =>
        `Our China desk has your request (${id}) and will answer here; you may close Teams.`,
    },
    germany: {
      title: 'About moving',
      why: 'Our people tell you how to move from Microsoft Cloud Germany to the European cloud, and answer here. How many users you have helps them.',
      sent: (id: string) =>
        `Our people have your request about moving (${id}) and will answer here; you may close Teams.`,
    },
    'not-sold-there': {
      title: 'Talk to a person',
      why: 'Our people may know a partner for your country, and answer here. What you need helps them.',
      sent: (id: string) =>
        `Our people have your request for a partner (${id}) and will answer here; you may close Teams.`,
    },
  } satisfies Record<Request, FormWords>,
  topics: {
    help: {
      about: 'Somebody asks for help',
      asks: 'asks for help',
    },
    'us-government': {
      about: 'US Government: eligibility check',
      asks: 'asks to start the eligibility check for US Government',
    },
    china: {
      about: 'China (21Vianet): China desk',
      asks: 'asks for the China desk (21Vianet)',
    },
    germany: {
      about: 'Microsoft Cloud Germany: moving',
      asks: 'asks about moving from Microsoft Cloud Germany',
    },
    'not-sold-there': {
      about: 'A country we do not sell in',
      asks: 'asks for a partner in a country we do not sell in',
    },
    'admin-rights': {
      about: 'Admin rights at a customer',
      asks: 'asks us to request admin rights at a customer',
    },
    remark: { about: 'A remark on an answer', asks: 'remarks on an answer' },
  } satisfies Record<Topic, TopicWords>,
  staff: {
    title: (id: string, about: string) => `${id} · ${about}`,
    automaticTitle: (id: string, about: string) => `${id} · Automatic notice · ${about}`,
    automatic: 'Sent automatically: nobody asked yet. If this person asks, it comes as a card of its own.',
    person: 'Person',
    organisation: 'Organisation',
    tenant: 'Tenant id',
    about: 'Case',
    where: 'Where',
    label: 'Answer into their chat',
    send: 'Send answer',
    empty: 'Please write an answer first.',
    answered: 'Answered. You can send another message.',
    who: (name: string, organisation: string) =>
      name === '' ? `**${organisation}**` : `**${name}** (${organisation})`,
    asked: (who: string, asks: string, said: string) => `${who} ${asks}${said === '' ? '.' : `: “${said}”`}`,
    opened: (who: string, about: string) =>
      `Automatic notice: ${who} is talking to the assistant. Nobody asked yet. (${about})`,
    unreached: (who: string, id: string, why: string) =>
      `The answer did not reach ${who} (${id}): ${why}. Please use another way.`,
    replied: (who: string, id: string, said: string) => `${who} replies (${id}): “${said}”`,
  },
  asker: {
    title: (id: string) => `Your conversation with our people (${id})`,
    you: 'You',
    ourPeople: 'our people',
    label: (name: string) => `Your reply to ${name}`,
    reply: 'Reply',
    empty: 'Please write a reply first.',
    sent: (name: string) => `Sent to ${name}. The answer comes here.`,
    answers: (name: string, said: string) => `**${name}** answers: ${said}`,
  },
  offer: {
    name: 'your reply to our people',
    title: (name: string) => `Send it to ${name}?`,
    why: (name: string, when: string, id: string) =>
      `I did not understand this, but ${name} answered you (${id}, ${when}). Is it a reply?`,
    send: 'Send it',
    no: 'No',
    notSent: 'All right, it was not sent. Type “help” to see what I can do.',
  },
  earlier: 'Earlier messages are not shown.',
};

export type Words = typeof en;
