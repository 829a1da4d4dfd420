import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'was in einer nationalen Cloud anders ist',
  help: {
    title: 'Nationale Clouds',
    sentence: 'was bei US Government, 21Vianet (China) und der geschlossenen deutschen Cloud anders ist',
    command: 'nationale Clouds',
  },
  clouds: {
    'us-government': {
      name: 'US Government',
      title: 'Das ist ein Behörden-Mandant (US Government)',
      means: {
        customer:
          'Erst muss die Berechtigung geprüft werden; bestellt wird über unser Behörden-Konto. Der übliche Link würde nicht funktionieren, deshalb zeige ich ihn nicht.',
        seller:
          'Erst muss die Berechtigung geprüft werden; bestellt wird über unser Behörden-Konto. In diesem Chat lässt sich dafür nicht bestellen, und Wiederverkäufer dazwischen kennt Microsoft dort nicht.',
        staff:
          'Erst muss die Berechtigung geprüft werden; bestellt wird über unser Behörden-Konto. Der öffentliche Link funktioniert dort nicht und wird nie gezeigt; Anfragen an bestehende Kunden stellt Partner Center dort nicht.',
      },
      start: 'Prüfung beginnen',
      also: ['Ein Kunde arbeitet dort mit einem einzigen Partner.'],
    },
    china: {
      name: 'China (21Vianet)',
      title: 'Dieser Mandant wird von 21Vianet betrieben',
      means: {
        customer:
          'Vertrag und Bestellung laufen in dieser Cloud getrennt, und Admin-Zugriff (GDAP) gibt es dort nicht. Der übliche Link würde nicht funktionieren, deshalb zeige ich ihn nicht.',
        seller:
          'Vertrag und Bestellung laufen in dieser Cloud getrennt, und Admin-Zugriff (GDAP) gibt es dort nicht. In diesem Chat lässt sich dafür nicht bestellen.',
        staff:
          'Vertrag und Bestellung laufen in dieser Cloud getrennt, und Admin-Zugriff (GDAP) gibt es dort nicht. Eine Anfrage bringt nur delegierte Verwaltung.',
      },
      start: 'Mit unserem China-Team sprechen',
      also: [
        'Die delegierte Verwaltung eines Dienstes kann nur ein Partner haben, der auch verkauft.',
        'Der Kunde sieht alle Partner auf der Seite „Partner Relationships“ und kann die Verwaltung dort zurücknehmen.',
        'Der Link gehört zum Konto des Wiederverkäufers: er sagt nichts über den Kunden und lässt sich wieder verwenden.',
        'In der Mail dürfen die ersten zwei Absätze geändert werden, der Link nicht.',
      ],
    },
    germany: {
      name: 'Microsoft Cloud Deutschland',
      title: 'Diese Cloud nimmt keine neuen Kunden mehr',
      means: {
        customer: 'Sie können die europäische Cloud nutzen; ein bestehender Mandant muss umziehen.',
        seller: 'Der Kunde kann die europäische Cloud nutzen; ein bestehender Mandant muss umziehen.',
        staff:
          'Führen Sie den Kunden in die europäische Cloud; ein bestehender Mandant muss umziehen. Anfragen gingen hier früher wie in der öffentlichen Cloud; heute gibt es keine mehr.',
      },
      start: 'Europa nutzen',
      also: [
        'Ein neuer Mandant in der europäischen Cloud ist ein Mandant wie jeder andere: Bestellen und Annehmen gehen wie gewohnt.',
      ],
    },
  },
  public: {
    name: 'öffentliche Cloud',
    title: 'Die öffentliche Cloud',
    means: 'Der übliche Weg: Der Kunde nimmt unseren Link an, bestellt wird hier.',
    invite: 'Einladen',
  },
  told: 'Unsere Leute wissen Bescheid.',
  facts: {
    customer: 'Kunde',
    domain: 'Domain',
    cloud: 'Cloud',
    place: 'Angenommen wird im',
    partner: 'Unser Partner dort',
    noPartner: 'keiner eingerichtet',
    desk: 'Unser Team',
  },
  buttons: {
    accept: 'Unsere Beziehung annehmen',
    invite: 'Einladung vorbereiten',
    letter: 'Mail vorbereiten',
    differs: 'Was dort anders ist',
    removed: 'Rechte wurden entzogen – was nun?',
    moving: 'Zum Umzug',
    person: 'Mit einem Menschen sprechen',
    another: 'Anderer Kunde',
    back: 'Zurück',
  },
  codes: {
    title: 'Codes für Behörden (GCC, öffentliche Cloud), für die noch Kunden frei sind:',
    row: (organisation, code, left) => `${organisation}: ${code} (${left})`,
    left: (left, allowed) =>
      left === undefined ? 'Partner Center nennt keine Grenze' : `noch ${left} von ${allowed ?? '?'}`,
    more: (count) => `und ${count} weitere in Partner Center`,
    none: 'Partner Center hat keinen Code, für den noch Kunden frei sind.',
    unknown: 'Partner Center nennt die Codes im Moment nicht.',
  },
  which: {
    title: 'Welcher Kunde, oder welche Cloud?',
    why: 'Tippen Sie eine Domain des Kunden, oder wählen Sie eine Cloud.',
    label: 'Domain',
    look: 'Nachsehen',
    notDomain: (said) => `„${said}“ ist kein Domainname. So sieht einer aus: contoso.com, ohne Leerzeichen.`,
    unknown: (said) => `Microsoft kennt in keiner Cloud einen Mandanten mit der Domain ${said}.`,
    own: (said) => `${said} ist einer unserer eigenen Mandanten.`,
  },
  differs: {
    title: (cloud) => `Was anders ist: ${cloud}`,
    place: (place) => `Beziehungen werden hier angenommen: ${place}.`,
    administration: {
      apart: 'Verwaltung gehört nicht zur Beziehung; um sie wird getrennt gebeten (GDAP).',
      always: 'Um Verwaltung wird immer zusammen mit der Beziehung gebeten; weglassen lässt sie sich nicht.',
      'delegated-only': 'Eine Anfrage bringt nur delegierte Verwaltung (kein GDAP).',
    },
    impossible: 'Geht dort nicht:',
    originalOnly: 'Nur für den, der die Abonnements zuerst verkauft hat:',
  },
  impossible: {
    azure: 'Azure-Abonnements',
    'office-365': 'Office-365-Abonnements über die Programme von Partner Center',
    agreement: 'das Microsoft Customer Agreement',
    'relationship-request': 'Anfragen von Partner Center an bestehende Kunden',
    'indirect-model': 'Wiederverkäufer unter einem Anbieter',
    'several-partners': 'mehr als ein Partner für einen Kunden',
    qualification: 'Kunden qualifizieren',
    'users-and-roles': 'Benutzer und Rollen ändern',
    'user-licences': 'Benutzern Lizenzen zuweisen',
    'password-reset': 'Kennwörter zurücksetzen',
    'service-requests': 'Serviceanfragen von hier aus; dafür dient das Portal',
    gdap: 'Verwaltung mit einzelnen Rollen (GDAP)',
    'new-customers': 'neue Kunden',
    bill: 'eine Rechnung für die Abonnements',
    'fewer-seats': 'Plätze abbestellen',
    'add-ons': 'Add-ons bestellen',
    transition: 'Abonnements umstellen oder migrieren',
    'partner-of-record': 'den betreuenden Partner wechseln',
  },
  removed: {
    title: 'Rechte wurden entzogen – was nun?',
    remaining: {
      support: (provider) =>
        `${provider} muss den Kunden weiter unterstützen. Da wir dann nicht selbst nachsehen können, fragen wir Microsoft mit einer Serviceanfrage im Namen des Kunden.`,
      'commercial-relationship': () =>
        'Die Geschäftsbeziehung bleibt, und mit ihr die Pflicht zum Support, bis sie neu verhandelt ist.',
    },
    licences: 'Laufende Lizenzen bleiben unberührt.',
    gdap: 'Wird Verwaltung wieder gewünscht, bittet eine neue GDAP-Anfrage darum, mit benannten Rollen und einem Ende.',
    again: 'Wird Verwaltung wieder gewünscht, nimmt der Kunde den Link noch einmal an.',
  },
  eligibility: {
    title: 'Prüfung beginnen',
    why: 'Microsoft prüft, welche Organisationen diese Cloud nutzen dürfen. Mit diesen Angaben können unsere Leute das prüfen lassen; sie antworten hier.',
    kind: 'Art der Organisation',
    kindError: 'Bitte wählen Sie die Art der Organisation.',
    kinds: {
      federal: 'Bundesbehörde',
      'state-or-local': 'Staat, Landkreis oder Gemeinde',
      tribal: 'Stammesregierung',
      supplier: 'Lieferant, der mit Behördendaten umgeht',
      other: 'Etwas anderes',
    },
    website: 'Website der Organisation',
    contact: 'Wen kann man fragen, und wie (Name, E-Mail oder Telefon)',
    contactError: 'Bitte sagen Sie, wen man fragen kann, und wie.',
    send: 'An unsere Leute senden',
    sent: (id) =>
      `Unsere Leute haben Ihre Bitte um die Prüfung (${id}) und antworten hier; Sie können Teams schließen.`,
    facts: (customer, kind, website, contact) =>
      `Kunde: ${customer}\nOrganisation: ${kind}\nWebsite: ${website === '' ? 'nicht angegeben' : website}\nKontakt: ${contact}`,
  },
  letter: {
    title: (customer) => `Mail an ${customer}`,
    why: 'Beide Absätze dürfen Sie ändern; was darauf folgt, mit dem Link darin, bleibt wie es ist.',
    first: 'Erster Absatz',
    second: 'Zweiter Absatz',
    rest: 'Was darauf folgt:',
    show: 'Mail zeigen',
    empty: 'Beide Absätze brauchen Worte.',
    linkInside:
      'Adressen von Seiten gehören nicht in diese Absätze: Der einzige Link ist der, der darunter steht.',
    gone: 'In diese Cloud führt kein Link mehr.',
    ready: 'Kopieren Sie es in eine Mail, oder öffnen Sie es in Ihrem Mailprogramm.',
    mail: 'In meinem Mailprogramm öffnen',
    change: 'Worte ändern',
    sent: 'Ich habe sie gesendet',
    sentUntracked:
      'Gut. Von einer Annahme über diesen Link erfahre ich nichts: Bitte sehen Sie in einigen Tagen im Partner Center dieser Cloud nach.',
    already: (customer) => `Microsoft zeigt die Beziehung mit ${customer} schon; es gibt nichts anzunehmen.`,
    your: 'Ihre Organisation',
  },
  letters: {
    'us-government': {
      subject: (provider) => `${provider}: Partnerbeziehung für Ihren Behörden-Mandanten`,
      first: (provider, customer) =>
        `Guten Tag, ${provider} möchte ${customer} mit Microsoft-Clouddiensten für Behörden versorgen.`,
      second:
        'Ein globaler Administrator Ihrer Organisation muss einmal zustimmen; es dauert etwa zwei Minuten.',
      rest: (legalName, place, link) =>
        `Bitte öffnen Sie diesen Link und melden Sie sich als globaler Administrator an (${place}):\n\n${link}\n\nDie Seite nennt ${legalName}. In dieser Cloud gibt die Zustimmung dem Partner immer auch Verwaltung; weglassen lässt sie sich nicht.`,
    },
    china: {
      subject: (provider) => `${provider}: Partnerbeziehung für Dienste von 21Vianet`,
      first: (provider, customer) =>
        `Guten Tag, ${provider} möchte mit ${customer} als Partner für Microsoft-Clouddienste arbeiten, die 21Vianet betreibt.`,
      second:
        'Ein globaler Administrator Ihrer Organisation muss einmal zustimmen; es dauert etwa zwei Minuten.',
      rest: (legalName, place, link) =>
        `Bitte öffnen Sie diesen Link und melden Sie sich als globaler Administrator an (${place}):\n\n${link}\n\nDie Seite nennt ${legalName}. Die Zustimmung gibt diesem Partner delegierte Verwaltung. Alle Partner sehen Sie auf der Seite „Partner Relationships“ und können die Verwaltung dort zurücknehmen; die Geschäftsbeziehung bleibt, bis sie neu verhandelt ist.`,
    },
  },
  europe: {
    title: 'Stattdessen die europäische Cloud',
    customer: (company) =>
      `Sie bekommen einen Mandanten in der europäischen öffentlichen Cloud; die Lizenzen kommen von **${company}**. Unsere Leute richten ihn mit Ihnen ein und planen den Umzug Ihrer Daten.`,
    staff: (company) =>
      `Der Kunde bekommt einen Mandanten in der europäischen öffentlichen Cloud, bei **${company}**. Sobald es ihn gibt, laden Sie ihn mit dessen Domain ein.`,
    nobody: 'Keines unserer Konten verkauft dort; bitte sprechen Sie mit unseren Leuten.',
    ask: 'Unsere Leute fragen',
    invite: 'Neuen Mandanten einladen',
  },
};
