import type { Template } from './template.ts';

/** The letter in German. */
export const german: Template = {
  subject: (sender) => `${sender} möchte Ihre Microsoft-Lizenzen betreuen`,
  hello: (name) => (name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`),
  words: ({ provider, reseller, legalName, place }) => [
    reseller === undefined
      ? `${provider} möchte Ihre Microsoft-Lizenzen für Sie bestellen und verwalten. Dafür bittet Microsoft Ihr Unternehmen, eine Handelspartner-Beziehung mit ${legalName} anzunehmen.`
      : `${reseller} möchte gemeinsam mit ${provider} Ihre Microsoft-Lizenzen für Sie bestellen und verwalten. Dafür bittet Microsoft Ihr Unternehmen, eine Handelspartner-Beziehung mit beiden anzunehmen: ${reseller} und ${legalName}.`,
    `Das dauert etwa zwei Minuten: Öffnen Sie die Seite von Microsoft im ${place}, melden Sie sich als globaler Administrator an, lesen Sie die Angaben, setzen Sie das Häkchen, mit dem Sie die Beziehung genehmigen, und wählen Sie „Annehmen“. Falls Sie den Microsoft-Kundenvertrag noch nicht angenommen haben, fragt dieselbe Seite danach.`,
    'Damit dürfen wir Lizenzen bestellen, verwalten und betreuen. Niemand bekommt dadurch Zugriff auf Ihre Daten, E-Mails, Dateien oder Benutzerkonten, es wird nichts gekauft, und Sie können die Beziehung im Admin Center jederzeit beenden.',
    'Wenn Sie selbst kein globaler Administrator sind, leiten Sie diesen Brief bitte an die Person weiter, die es ist.',
  ],
  regards: (sender) => `Freundliche Grüße\n${sender}`,
  reminderSubject: (sender) => `Erinnerung: ${sender} wartet auf Ihre Antwort`,
  reminder: (sender) => [
    `vor einigen Tagen haben wir Ihnen geschrieben, weil ${sender} Ihre Microsoft-Lizenzen betreuen möchte. Microsoft hat uns noch keine Antwort gemeldet.`,
    'Unten stehen beide Wege. Wenn Sie das nicht möchten, sagen Sie es einfach im Chat, dann erinnern wir Sie nicht mehr.',
  ],
  chat: 'Schritt für Schritt im Chat in Teams',
  microsoft: 'Die Seite von Microsoft selbst (Anmeldung als globaler Administrator)',
  after: (contact) => `Sie erwarten das nicht? Dann tun Sie nichts und sagen Sie es ${contact}.`,
};
