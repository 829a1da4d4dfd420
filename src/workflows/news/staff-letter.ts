import { staffNamesOf } from '../../domain/notification-events.ts';
import type { Letter, LetterLanguage } from '../../services/mail/letter.ts';
import type { NewsItem } from './port.ts';

/** What is looked at in the chat for an area, in words it understands. */
const commands: Readonly<Record<string, Readonly<Record<LetterLanguage, string>>>> = {
  order: { en: 'orders', de: 'Bestellungen' },
  invitation: { en: 'invitations', de: 'Einladungen' },
  'admin-rights': { en: 'gdap', de: 'gdap' },
  reseller: { en: 'resellers', de: 'Reseller' },
  question: { en: 'help', de: 'Hilfe' },
};

/** Tells the provider's contact that something happened to a case. Who it is about stays in Teams. */
export function staffLetter(
  language: LetterLanguage,
  { flow, caseId, event }: NewsItem,
  { provider, chatLink }: { readonly provider: string; readonly chatLink: (message: string) => string },
): Letter {
  const [name = `${flow}.${event}`] = staffNamesOf(flow, event);
  const [area = ''] = name.split('.');
  const command = commands[area]?.[language] ?? (language === 'de' ? 'Hilfe' : 'help');
  const url = chatLink(command);
  return language === 'de'
    ? {
        language,
        subject: `${caseId}: ${name}`,
        paragraphs: [
          `Im Bot von ${provider} ist etwas geschehen, wovon Sie per Mail hören wollen: ${name}, Vorgang ${caseId}.`,
        ],
        links: [{ label: 'In Teams ansehen', url }],
        after: ['Um wen es geht, steht nur dort.'],
      }
    : {
        language,
        subject: `${caseId}: ${name}`,
        paragraphs: [
          `Something happened in the bot of ${provider} that you want to hear of by mail: ${name}, case ${caseId}.`,
        ],
        links: [{ label: 'Look at it in Teams', url }],
        after: ['Whom it is about is said there only.'],
      };
}
