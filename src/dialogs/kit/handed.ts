import type { HandedOver } from '../../workflows/help/port.ts';
import { plain } from './card.ts';
import type { Language } from './language.ts';
import { spoken } from './spoken.ts';

const en = {
  tooMany: (name: string, email: string, phone: string) =>
    `Your message was not sent: our people have many unanswered questions of your organisation from the last hour. Please write to ${name} directly (${email}${phone === '' ? '' : `, ${phone}`}), or try again in an hour.`,
};
const de: typeof en = {
  tooMany: (name, email, phone) =>
    `Ihre Nachricht wurde nicht gesendet: Unsere Leute haben aus der letzten Stunde viele unbeantwortete Fragen Ihrer Organisation. Bitte schreiben Sie ${name} direkt (${email}${phone === '' ? '' : `, ${phone}`}), oder versuchen Sie es in einer Stunde noch einmal.`,
};
const words = spoken({ en, de });

/** What the person reads after their words were to be handed over; `sent` makes the sentence when they were. */
export function handedWords(handed: HandedOver, language: Language, sent: (id: string) => string): string {
  if (handed.kind === 'sent') return sent(handed.id);
  const { name, email, phone = '' } = handed.contact;
  return words(language).tooMany(plain(name), plain(email), plain(phone));
}
