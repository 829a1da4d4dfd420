import { spoken } from '../kit/spoken.ts';

/** What the greeting says to those who were not meant by its question. */
export const greetingWords = spoken({
  en: {
    resellers: (provider: string) =>
      `You are an IT company that sells through ${provider}? Then register instead.`,
    reseller: 'Register as a reseller',
    accepted: {
      title: 'You have accepted',
      text: (customer: string, company: string) =>
        `**${customer}** allows **${company}** to buy and manage Microsoft licences for it. There is nothing for you to do. Type “questions” for what this allows and how to take it back, or “talk to a person” if you need licences.`,
    },
  },
  de: {
    resellers: (provider: string) =>
      `Sie sind ein IT-Haus, das über ${provider} verkauft? Dann registrieren Sie sich stattdessen.`,
    reseller: 'Als Reseller registrieren',
    accepted: {
      title: 'Sie haben zugestimmt',
      text: (customer: string, company: string) =>
        `**${customer}** erlaubt **${company}**, Microsoft-Lizenzen für Sie zu kaufen und zu verwalten. Für Sie ist nichts zu tun. Mit „Fragen“ lesen Sie, was das erlaubt und wie Sie es zurücknehmen; wenn Sie Lizenzen brauchen, tippen Sie „mit einem Menschen sprechen“.`,
    },
  },
});

export type GreetingWords = ReturnType<typeof greetingWords>;
