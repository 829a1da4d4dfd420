import type { Language } from '../../../domain/language.ts';

/** The letter that asks for Microsoft's customer agreement; `sender` is the reseller, else the provider. */
interface AgreementTemplate {
  readonly subject: (sender: string) => string;
  readonly hello: string;
  /** Paragraphs. */
  readonly words: (sender: string) => readonly string[];
  readonly regards: (sender: string) => string;
  /** Title of the link. */
  readonly page: string;
  readonly after: (contact: string) => string;
}

const english: AgreementTemplate = {
  subject: (sender) => `${sender} waits for your Microsoft Customer Agreement`,
  hello: 'Hello,',
  words: (sender) => [
    `thank you for accepting the relationship with ${sender}. Before licences can be ordered, Microsoft asks your company to accept its Customer Agreement once.`,
    'Open Microsoft’s page below, sign in as Global Administrator, read the agreement and accept it. It takes about two minutes and buys nothing.',
  ],
  regards: (sender) => `Kind regards\n${sender}`,
  page: 'Microsoft’s page of the agreement (sign in as Global Administrator)',
  after: (contact) => `You did not expect this? Then do nothing, and tell ${contact}.`,
};

const german: AgreementTemplate = {
  subject: (sender) => `${sender} wartet auf Ihren Microsoft-Kundenvertrag`,
  hello: 'Guten Tag,',
  words: (sender) => [
    `danke, dass Sie der Beziehung mit ${sender} zugestimmt haben. Bevor Lizenzen bestellt werden können, bittet Microsoft Ihre Firma, einmal den Microsoft-Kundenvertrag anzunehmen.`,
    'Öffnen Sie unten Microsofts Seite, melden Sie sich als globale Administration an, lesen Sie den Vertrag und nehmen Sie ihn an. Das dauert etwa zwei Minuten und kauft nichts.',
  ],
  regards: (sender) => `Mit freundlichen Grüßen\n${sender}`,
  page: 'Microsofts Seite mit dem Vertrag (als globale Administration anmelden)',
  after: (contact) => `Sie haben das nicht erwartet? Dann tun Sie nichts und sagen Sie es ${contact}.`,
};

/** The letter in every language. */
export const agreementTemplates: Readonly<Record<Language, AgreementTemplate>> = { en: english, de: german };
