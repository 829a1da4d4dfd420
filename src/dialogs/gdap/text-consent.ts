import { spoken } from '../kit/spoken.ts';

const en = {
  title: (provider: string) => `Admin rights for ${provider}`,
  asks: (provider: string, company: string, customer: string) =>
    `**${provider}**, through ${company}, asks for these rights in the Microsoft tenant of **${customer}**, and for nothing else. You can take them back at any time.`,
  has: (provider: string, company: string, customer: string) =>
    `**${provider}**, through ${company}, has these rights in the Microsoft tenant of **${customer}**, and nothing else. You can take them back at any time.`,
  asked: (provider: string, company: string, customer: string) =>
    `**${provider}**, through ${company}, asked for these rights in the Microsoft tenant of **${customer}**.`,
  notThese: 'No mail, files or chats, and never Global Administrator.',
  who: 'Only a Global Administrator can approve. Microsoft’s page also has a button to reject; doing nothing is a no, too.',
  usualPage:
    'If the page shows its home page or says that you may not, you are signed in with another account: use a private window.',
  role: (name: string, does: string) => `**${name}** – ${does}`,
  states: {
    preparing: 'being prepared; the button to Microsoft appears here in a moment',
    waiting: 'waiting for your approval',
    activating: 'approved; Microsoft is switching it on, usually within minutes',
    active: 'active',
    ending: 'ending',
    unanswered: (day: string) => `This request ended on ${day}.`,
    rejected: 'rejected; nobody got any rights',
    withdrawn: 'withdrawn by us; please do not approve it any more',
    expired: 'over: the time has ended',
    dropped: 'ended by us',
    removed: 'removed by your organisation',
  },
  newOne: 'Here is a new one.',
  days: 'Duration',
  until: 'Ends',
  approveUntil: 'To be approved until',
  name: 'Name at Microsoft',
  undo: 'To remove it: Microsoft 365 admin center › Settings › Partner relationships.',
  open: 'Open Microsoft’s page',
  check: 'Check now',
  ask: 'Ask a question',
  again: 'Show the new one',
  notYet: 'Microsoft shows no approval yet. If you have just approved, give it a minute.',
  none: {
    title: 'No request for admin rights',
    text: 'Nobody of ours asks your organisation for admin rights at the moment. Buying licences needs none.',
  },
  messages: {
    active: (provider: string, until: string) =>
      `Thank you. The admin rights for **${provider}** are active until ${until}.`,
    'request-5': (provider: string, day: string) =>
      `The request of **${provider}** for admin rights ends on ${day}. If you do not want it, you need not do anything.`,
    removed: (provider: string) =>
      `The admin rights of **${provider}** are removed. Licences and orders stay.`,
    dropped: (provider: string) => `**${provider}** has ended its admin rights. Licences and orders stay.`,
    expired: (provider: string) =>
      `The admin rights of **${provider}** are over: their time has ended. Licences and orders stay.`,
    rejected: (provider: string) => `The request of **${provider}** is rejected. Nobody got any rights.`,
  },
  seller: {
    title: 'Admin rights at a customer (GDAP)',
    why: (provider: string) =>
      `${provider} asks customers for admin rights, with the least roles and an end. Buying licences needs none, and Azure only does not either.`,
    label: 'For which customer, and what has to be done there?',
    send: 'Ask our provider',
    never: 'Never mind',
    empty: 'Please name the customer and what has to be done.',
    sent: (id: string) => `Sent (${id}). Our people will answer here.`,
    noMatter: 'All right. Nothing was sent.',
  },
  status: (id: string, state: string) => `Admin rights ${id}: ${state}`,
};

export type ConsentWords = typeof en;

const de: ConsentWords = {
  title: (provider) => `Administratorrechte für ${provider}`,
  asks: (provider, company, customer) =>
    `**${provider}** bittet über ${company} um diese Rechte im Microsoft-Mandanten von **${customer}** und um nichts sonst. Sie können sie jederzeit zurücknehmen.`,
  has: (provider, company, customer) =>
    `**${provider}** hat über ${company} diese Rechte im Microsoft-Mandanten von **${customer}** und sonst keine. Sie können sie jederzeit zurücknehmen.`,
  asked: (provider, company, customer) =>
    `**${provider}** bat über ${company} um diese Rechte im Microsoft-Mandanten von **${customer}**.`,
  notThese: 'Keine E-Mails, Dateien oder Chats, und nie globaler Administrator.',
  who: 'Zustimmen kann nur ein globaler Administrator. Auf der Seite von Microsoft kann man auch ablehnen; nichts zu tun ist ebenfalls ein Nein.',
  usualPage:
    'Zeigt die Seite ihre Startseite oder sagt, dass Sie nicht dürfen, sind Sie mit einem anderen Konto angemeldet: Nehmen Sie ein privates Fenster.',
  role: (name, does) => `**${name}** – ${does}`,
  states: {
    preparing: 'wird vorbereitet; der Knopf zu Microsoft erscheint gleich hier',
    waiting: 'wartet auf Ihre Zustimmung',
    activating: 'zugestimmt; Microsoft schaltet es ein, meist binnen Minuten',
    active: 'aktiv',
    ending: 'wird beendet',
    unanswered: (day) => `Diese Anfrage endete am ${day}.`,
    rejected: 'abgelehnt; niemand hat Rechte bekommen',
    withdrawn: 'von uns zurückgezogen; bitte stimmen Sie nicht mehr zu',
    expired: 'vorbei: Die Zeit ist um',
    dropped: 'von uns beendet',
    removed: 'von Ihrer Organisation entfernt',
  },
  newOne: 'Hier ist eine neue.',
  days: 'Dauer',
  until: 'Endet',
  approveUntil: 'Zustimmung bis',
  name: 'Name bei Microsoft',
  undo: 'Zum Entfernen: Microsoft 365 Admin Center › Einstellungen › Partnerbeziehungen.',
  open: 'Seite von Microsoft öffnen',
  check: 'Jetzt prüfen',
  ask: 'Etwas fragen',
  again: 'Die neue zeigen',
  notYet:
    'Microsoft zeigt noch keine Zustimmung. Wenn Sie eben zugestimmt haben, warten Sie bitte eine Minute.',
  none: {
    title: 'Keine Anfrage nach Administratorrechten',
    text: 'Im Moment bittet niemand von uns Ihre Organisation um Administratorrechte. Um Lizenzen zu kaufen, braucht es keine.',
  },
  messages: {
    active: (provider, until) => `Danke. Die Administratorrechte für **${provider}** gelten bis ${until}.`,
    'request-5': (provider, day) =>
      `Die Anfrage von **${provider}** nach Administratorrechten endet am ${day}. Wenn Sie nicht möchten, müssen Sie nichts tun.`,
    removed: (provider) =>
      `Die Administratorrechte von **${provider}** sind entfernt. Lizenzen und Bestellungen bleiben.`,
    dropped: (provider) =>
      `**${provider}** hat seine Administratorrechte beendet. Lizenzen und Bestellungen bleiben.`,
    expired: (provider) =>
      `Die Administratorrechte von **${provider}** sind vorbei: Die Zeit ist um. Lizenzen und Bestellungen bleiben.`,
    rejected: (provider) => `Die Anfrage von **${provider}** ist abgelehnt. Niemand hat Rechte bekommen.`,
  },
  seller: {
    title: 'Administratorrechte beim Kunden (GDAP)',
    why: (provider) =>
      `${provider} bittet Kunden um Administratorrechte, mit den nötigsten Rollen und einem Ende. Um Lizenzen zu kaufen, braucht es keine, für Azure allein auch nicht.`,
    label: 'Bei welchem Kunden, und was ist dort zu tun?',
    send: 'Unseren Anbieter bitten',
    never: 'Doch nicht',
    empty: 'Bitte nennen Sie den Kunden und was zu tun ist.',
    sent: (id) => `Gesendet (${id}). Unsere Leute antworten hier.`,
    noMatter: 'In Ordnung. Es wurde nichts gesendet.',
  },
  status: (id, state) => `Administratorrechte ${id}: ${state}`,
};

export const consentWords = spoken<ConsentWords>({ en, de });
