import type { CompanyWords } from './text-company-en.ts';

export const companyDe: CompanyWords = {
  company: {
    countryTitle: 'In welchem Land ist der neue Kunde?',
    countryWhy:
      'Davon hängt ab, welche Angaben Microsoft will; für einen Mandanten lässt es sich später nicht ändern.',
    country: 'Land/Region',
    countryError: 'Bitte wählen Sie ein Land aus der Liste; nur dort dürfen wir für Sie verkaufen.',
    next: 'Weiter',
    otherCustomer: 'Anderer Kunde',
    title: 'Neuer Kunde – Firma und Ansprechperson',
    of: (id, country) => `${id} · ${country}`,
    name: 'Firmenname wie auf amtlichen Papieren',
    line1: 'Straße und Hausnummer',
    line2: 'Zweite Adresszeile',
    postalCode: 'Postleitzahl',
    city: 'Ort',
    state: 'Bundesland oder Provinz',
    registrationNumber: 'Registernummer',
    contactTitle: 'Ansprechperson beim Kunden',
    contactWhy:
      'Diese Person bekommt jetzt einen Code und später die erste Anmeldung. Eine falsche Adresse kann den Namen des Mandanten für immer sperren.',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon',
    optional: (label) => `${label} (darf fehlen)`,
    required: 'Das wird gebraucht.',
    check: 'Prüfen',
    otherCountry: 'Anderes Land',
    wholeCompany: 'Die ganze Firma',
    save: 'Für später speichern',
    missing: (label) => `${label} fehlt.`,
    badForm: (label, example) =>
      `${label} sieht dort anders aus${example === undefined ? '' : `; ein Beispiel: ${example}`}.`,
    nameProblems: {
      empty: 'Der Name der Firma fehlt.',
      'too-short': 'Das ist zu kurz für den amtlichen Namen einer Firma.',
      test: 'Das sieht nach einem Testnamen aus. Microsoft will den amtlichen Namen und lehnt anderes womöglich ab.',
    },
    badName: 'Bitte nennen Sie Vor- und Nachnamen der Ansprechperson.',
    testName:
      'Der Name der Ansprechperson sieht nach einem Test aus. Sie bekommt die erste Anmeldung; bitte nennen Sie jemanden, der dort arbeitet.',
    noMailThere: (said) => `An eine Adresse, die wie „${said}“ endet, wird keine Post zugestellt.`,
    badEmail: (said) =>
      `„${said}“ ist keine vollständige E-Mail-Adresse; sie sieht aus wie anna@contoso.com.`,
    badPhone: (example) => `Die Telefonnummer gibt es dort so nicht; sie sieht aus wie ${example}.`,
    addressTitle: 'Zur Anschrift',
    addressSuggested: (typed) => `So kennt Microsoft „${typed}“ nicht. Ist eine dieser Anschriften gemeint?`,
    addressUnknown: (typed) =>
      `Microsoft kennt „${typed}“ nicht. Bitte sehen Sie Straße, Postleitzahl und Ort noch einmal an.`,
    addressUnreadable:
      'Die Prüfung der Anschrift antwortet gerade nicht richtig. Auf Ihr Wort geht es weiter; vor der Bestellung wird noch einmal geprüft.',
    attestWhy: 'Wenn Sie bestätigen, wird Ihr Wort mit der Bestellung festgehalten.',
    takeSuggestion: 'Vorschlag verwenden',
    takeSuggestionOf: (number) => `Vorschlag ${number} verwenden`,
    editAddress: 'Anschrift ändern',
    attest: 'Sie stimmt – ich bestätige',
    checkAgain: 'Noch einmal prüfen',
    duplicateTitle: 'Haben Sie diesen Kunden schon?',
    duplicateWhy: (name) =>
      `„${name}“ ähnelt Kunden von Ihnen. Ein zweiter Mandant für dieselbe Firma lässt sich später kaum zusammenführen.`,
    useExisting: (domain) => `${domain} verwenden`,
    apart: 'Es ist eine andere Firma',
    codeTitle: 'Code der Ansprechperson',
    sent: (address, until) => `Ein Code ist unterwegs an ${address}. Er gilt bis ${until}.`,
    wait: (address, until) =>
      `An ${address} gingen schon mehrere Codes; der nächste ist möglich ab ${until}. Der neueste gilt noch.`,
    codeWhy:
      'Fragen Sie die Ansprechperson nach den sechs Ziffern. Eine falsche Adresse kann den Namen des Mandanten für immer sperren; deshalb wird sie zuerst geprüft.',
    code: 'Sechs Ziffern',
    checkCode: 'Code prüfen',
    resend: 'Neuen Code schicken',
    otherAddress: 'Andere Adresse',
    wrongCode: (left) => `Das ist nicht der Code. Noch ${left === 1 ? 'ein Versuch' : `${left} Versuche`}.`,
    ownAddress:
      'Das sieht nach einer Adresse Ihrer eigenen Firma aus. Auch die erste Anmeldung am neuen Mandanten geht dorthin; es sollte jemand vom Kunden sein.',
    nameOnly: 'Bitte drücken Sie einen Knopf, oder tippen Sie nur den Namen; es wurde nichts übernommen.',
    notACode: 'Der Code hat sechs Ziffern; es wurde nichts geprüft.',
    newCode: 'Dieser Code gilt nicht mehr. Bitte lassen Sie einen neuen schicken.',
    cannotReceive: (address) =>
      `${address} kann keine Post empfangen. Eine falsche Adresse kann den Namen des Mandanten für immer sperren, deshalb halte ich hier an; bitte nennen Sie eine andere.`,
    vouchTitle: 'Stimmt diese Adresse?',
    vouchWhy: (address, isKnown) =>
      `Von hier kann ich keinen Code an ${address} schicken. ${isKnown ? 'Die Domain nimmt Post an; ob die Person sie liest, wissen nur Sie.' : 'Ob sie Post annimmt, weiß ich nicht.'}`,
    vouch: 'Sie stimmt – ich bestätige',
    prefixTitle: 'Name des neuen Mandanten',
    prefix: 'Name vor .onmicrosoft.com',
    prefixFree: (prefix) => `${prefix}.onmicrosoft.com ist frei.`,
    prefixTaken: (prefix) =>
      `${prefix}.onmicrosoft.com ist vergeben. Gehört er dem Kunden selbst, nehmen Sie diesen Mandanten.`,
    prefixRule: 'Buchstaben von a bis z und Ziffern, höchstens 27.',
    alsoFree: (list) => `Frei: ${list}`,
    permanent:
      'Er lässt sich später nicht ändern. Buchstaben von a bis z und Ziffern, höchstens 27. Die eigene Domain der Firma lässt sich danach verwenden.',
    usePrefix: (prefix) => `${prefix} verwenden`,
    useThisPrefix: 'Diesen Namen nehmen',
    checkPrefix: 'Diesen Namen prüfen',
    theirs: 'Es ist seiner – diesen Mandanten nehmen',
    prefixProblems: {
      empty: 'Bitte tippen Sie einen Namen.',
      'too-long': 'Das sind mehr als 27 Zeichen. Hier ist ein kürzerer.',
      characters: 'Möglich sind nur Buchstaben von a bis z und Ziffern. Hier ist einer ohne die anderen.',
    },
  },
  agreement: {
    title: (buyer) =>
      buyer === '' ? 'Der Microsoft-Kundenvertrag' : `Der Microsoft-Kundenvertrag von ${buyer}`,
    why: 'Microsoft verkauft nur an Kunden, die ihn angenommen haben, und will wissen, wer das wann tat.',
    withMe: 'Mit mir unterschrieben',
    online: 'Online annehmen lassen',
    read: (language, country) => (country === '' ? `Lesen (${language})` : `Lesen (${language}, ${country})`),
    openText: 'Text öffnen',
    textUntil: (language, country, until) =>
      `Der Text ist da (${language}${country === '' ? '' : `, ${country}`}). Microsofts Link gilt bis ${until}; danach fordern Sie ihn neu an.`,
    textPage: 'Microsoft gibt den Text gerade nicht heraus. Auf der Seite steht er in allen Sprachen.',
    onlineHow:
      'Online: Die Bestellung wartet, bis Microsoft die Annahme meldet, und läuft dann von selbst weiter.',
    onlineAfter:
      'Online: möglich, sobald der Mandant da ist und sein Administrator sich angemeldet hat. Die Bestellung legt den Mandanten an, wartet und läuft dann von selbst weiter.',
    onlineNot:
      'Der Kunde hat schon über einen Partner gekauft. Dann lässt Microsoft den Vertrag meist vom Partner bestätigen; online annehmen entfällt deshalb.',
    signerTitle: (buyer) =>
      buyer === '' ? 'Wer hat unterschrieben?' : `Wer hat für ${buyer} unterschrieben?`,
    signerWhy:
      'Jemand beim Kunden, der unterschreiben darf. Microsoft schickt eine Bestätigung an diese Adresse.',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon (darf fehlen)',
    signedOn: 'Unterschrieben am',
    required: 'Das wird gebraucht.',
    record: 'Diese Angaben verwenden',
    back: 'Zurück',
    badDate: 'Der Tag der Unterschrift muss schon gewesen sein, im Jahr 2000 oder später.',
    signerIsSeller: (name, customer) =>
      `${name} gehört zu Ihrer Firma. Microsoft will wissen, wer für ${customer} angenommen hat: Bitte nennen Sie jemanden von dort.`,
    badEmail: (said) => `„${said}“ ist keine E-Mail-Adresse, die Post empfangen kann.`,
    badName: 'Bitte nennen Sie Vor- und Nachnamen.',
    badPhone: (example) => `Das ist dort keine Telefonnummer. Sie sieht aus wie ${example}.`,
    already: (signer, when) =>
      `Microsoft hat den Vertrag schon: ${signer === '' ? 'angenommen' : signer}${when === undefined ? '' : `, ${when}`}. Den verwende ich.`,
    alreadyOnline: 'Microsoft hat den Vertrag schon, online angenommen. Den verwende ich.',
  },
};
