import type { Language } from '../kit/language.ts';

const en = {
  name: 'talking to a person',
  ask: {
    title: 'Talk to a person',
    why: (name: string, email: string, phone: string) =>
      `Tell me what it is about; our people see it at once, together with where you are in this conversation, and answer here. You can also reach ${name} directly: ${email}${phone === '' ? '' : `, ${phone}`}.`,
    label: 'Your message',
    send: 'Send',
    never: 'Never mind',
    empty: 'Please write a few words, so that our people know what it is about.',
  },
  sent: (id: string) => `Sent (${id}). Our people will answer here; you may close Teams.`,
  noMatter: 'All right. Nothing was sent.',
  card: {
    title: (id: string) => `${id} · Somebody asks for help`,
    from: 'Organisation',
    about: 'Case',
    where: 'Was at',
    label: 'Answer into their chat',
    send: 'Send answer',
    empty: 'Please write an answer first.',
    answered: 'Answered. You can send another message.',
  },
  asked: (organisation: string, said: string) => `**${organisation}** asks for help: “${said}”`,
  answer: (said: string) => `Our people answer: ${said}`,
};

export type Words = typeof en;

const de: Words = {
  name: 'das Gespräch mit einem Menschen',
  ask: {
    title: 'Mit einem Menschen sprechen',
    why: (name, email, phone) =>
      `Sagen Sie, worum es geht; unsere Leute sehen es sofort, zusammen mit dem Stand dieses Gesprächs, und antworten hier. Sie erreichen auch ${name} direkt: ${email}${phone === '' ? '' : `, ${phone}`}.`,
    label: 'Ihre Nachricht',
    send: 'Senden',
    never: 'Doch nicht',
    empty: 'Bitte schreiben Sie ein paar Worte, damit unsere Leute wissen, worum es geht.',
  },
  sent: (id) => `Gesendet (${id}). Unsere Leute antworten hier; Sie können Teams schließen.`,
  noMatter: 'In Ordnung. Es wurde nichts gesendet.',
  card: {
    title: (id) => `${id} · Jemand bittet um Hilfe`,
    from: 'Organisation',
    about: 'Vorgang',
    where: 'War bei',
    label: 'Antwort in deren Chat',
    send: 'Antwort senden',
    empty: 'Bitte schreiben Sie zuerst eine Antwort.',
    answered: 'Beantwortet. Sie können noch eine Nachricht senden.',
  },
  asked: (organisation, said) => `**${organisation}** bittet um Hilfe: „${said}“`,
  answer: (said) => `Unsere Leute antworten: ${said}`,
};

const all: Record<Language, Words> = { en, de };

export function words(language: Language): Words {
  return all[language];
}
