import type { TroubleWords } from './order-trouble-en.ts';

export const de: TroubleWords = {
  'relationship-missing': {
    what: (customer) => `Wir dürfen für ${customer} noch nicht bestellen.`,
    why: 'Microsoft zeigt keine angenommene Beziehung zwischen dem Kunden und uns.',
    can: 'Dessen globaler Administrator muss unsere Anfrage annehmen; ich bemerke es und mache von selbst weiter.',
  },
  'reseller-relationship-missing': {
    what: (customer) => `${customer} hat uns angenommen, aber Ihre Firma noch nicht.`,
    why: 'Ohne Beziehung zwischen dem Kunden und Ihnen lässt sich über Sie nichts bestellen.',
    can: 'Schicken Sie der dortigen Administration die Einladung dieser Bestellung, oder fragen Sie im Partner Center an; nach der Annahme mache ich von selbst weiter.',
  },
  'agreement-missing': {
    what: (customer) => `Microsoft hat noch keinen Kundenvertrag mit ${customer}.`,
    why: 'Ohne ihn wird dem Kunden nichts verkauft.',
    can: 'Der Kunde unterschreibt online, oder Sie vermerken seine Unterschrift bei Ihnen; dann mache ich von selbst weiter.',
  },
  'under-review': {
    what: (customer) => `Microsoft überprüft ${customer}.`,
    why: 'Bis das vorbei ist, kann niemand für den Kunden bestellen.',
    can: 'Sie müssen nichts tun; ich sehe alle 15 Minuten nach und mache von selbst weiter.',
  },
  'not-allowed': {
    what: (customer) => `Microsoft lässt niemanden für ${customer} bestellen.`,
    why: 'Die Überprüfung dieses Kunden ging nicht gut aus.',
    can: 'Bitte sprechen Sie mit unseren Leuten, bevor Sie etwas zusagen.',
  },
  credit: {
    what: () => 'Wir können diese Bestellung gerade nicht aufgeben.',
    why: 'Es liegt an uns, nicht an Ihnen und nicht am Kunden.',
    can: 'Ihre Bestellung bleibt, wie sie ist; Sie hören hier, wenn es weitergeht.',
  },
  'reseller-papers': {
    what: () => 'Microsoft nimmt über Ihre Firma noch keine Bestellungen an.',
    why: 'Der Partnervertrag ist für Ihre Firma nicht angenommen, oder nicht für diese Region.',
    can: 'Ihr eigener globaler Administrator nimmt ihn einmal im Partner Center an; dann bestellen Sie erneut.',
  },
  'provider-papers': {
    what: () => 'Microsoft nimmt von uns gerade keine Bestellungen an.',
    why: 'In unseren eigenen Unterlagen bei Microsoft ist etwas in Ordnung zu bringen.',
    can: 'Ihre Bestellung bleibt, wie sie ist; Sie hören hier, wenn es weitergeht.',
  },
  region: {
    what: (customer) => `Aus dieser Region können wir ${customer} nichts verkaufen.`,
    why: 'Microsoft lässt Partner nur an Kunden ihrer eigenen Region verkaufen.',
    can: 'Bitte prüfen Sie das Land des Kunden; unsere Leute wissen, welche unserer Firmen dort verkauft.',
  },
  'prefix-taken': {
    what: (customer) => `Der Mandantenname für ${customer} ist vergeben.`,
    why: 'Seit der Prüfung hat ihn jemand genommen; Microsoft vergibt jeden Namen nur einmal.',
    can: 'Bitte wählen Sie einen anderen; alles Übrige bleibt.',
  },
  'tenant-burnt': {
    what: (customer) => `Microsoft hat den Mandantennamen unseres ersten Versuchs für ${customer} behalten.`,
    why: 'Der Name gilt als benutzt, aber einen Mandanten dazu zeigt man uns nicht.',
    can: 'Bitte probieren Sie keine anderen Namen; unsere Leute finden den Mandanten, und nichts geht verloren.',
  },
  address: {
    what: (customer) => `Microsoft nimmt die Adresse von ${customer} nicht an.`,
    why: 'In diesem Land ist keine solche Adresse bekannt.',
    can: 'Bitte berichtigen Sie sie; alles Übrige bleibt.',
  },
  email: {
    what: (customer) => `Microsoft nimmt die E-Mail-Adresse der Kontaktperson von ${customer} nicht an.`,
    why: 'Eine falsche Adresse kann den Mandantennamen für immer sperren, darum halte ich hier an.',
    can: 'Bitte berichtigen Sie sie oder nennen Sie eine andere Kontaktperson.',
  },
  phone: {
    what: (customer) => `Microsoft nimmt die Telefonnummer der Kontaktperson von ${customer} nicht an.`,
    why: 'Sie sieht nicht aus wie eine Nummer dieses Landes.',
    can: 'Bitte berichtigen Sie sie; alles Übrige bleibt.',
  },
  'registration-number': {
    what: (customer) => `Microsoft nimmt die Registernummer von ${customer} nicht an.`,
    why: 'Sie fehlt oder ist nicht so geschrieben, wie dieses Land sie schreibt.',
    can: 'Bitte berichtigen Sie sie; alles Übrige bleibt.',
  },
  'company-name': {
    what: (customer) => `Der Name ${customer} ist nicht der, den Microsoft kennt.`,
    why: 'Microsoft verkauft nur an den Namen in den eigenen Unterlagen.',
    can: 'Bitte klären Sie den Namen; alles Übrige bleibt.',
  },
  'agreement-details': {
    what: (customer) => `Microsoft nimmt die Angaben zur Unterschrift für ${customer} nicht an.`,
    why: 'Name, E-Mail-Adresse, Telefon oder Datum der Unterschrift sind nicht lesbar.',
    can: 'Bitte berichtigen Sie sie; alles Übrige bleibt.',
  },
  'price-changed': {
    what: () => 'Der Preis bei Microsoft hat sich geändert, seit Sie ihn sahen.',
    why: 'Ich kaufe nur zu dem Preis, der auf Ihrer Karte stand; gekauft wurde nichts.',
    can: 'Bitte sehen Sie sich den neuen Preis an und entscheiden Sie.',
  },
  promotion: {
    what: () => 'Die Aktion in dieser Bestellung gilt nicht mehr.',
    why: 'Sie ist vorbei, oder dieser Kunde erfüllt die Bedingungen nicht.',
    can: 'Bitte bestellen Sie ohne sie, oder nehmen Sie eine andere.',
  },
  quantity: {
    what: () => 'Diese Menge verkauft Microsoft nicht.',
    why: 'Es ist weniger oder mehr, als ein Kunde von diesem Produkt kaufen darf.',
    can: 'Bitte ändern Sie die Menge; alles Übrige bleibt.',
  },
  term: {
    what: () => 'Mit dieser Laufzeit verkauft Microsoft das Produkt nicht.',
    why: 'Laufzeit, Abrechnung oder Enddatum passen dabei nicht zusammen.',
    can: 'Bitte wählen Sie eine andere Laufzeit; alles Übrige bleibt.',
  },
  'base-missing': {
    what: (customer) => `Das Zusatzprodukt allein kann für ${customer} nicht bestellt werden.`,
    why: 'Es braucht ein Produkt, zu dem es gehört, und das fehlt dem Kunden.',
    can: 'Bitte nehmen Sie das Grundprodukt dazu oder das Zusatzprodukt heraus.',
  },
  'not-sold': {
    what: (customer) => `Dieses Produkt verkauft Microsoft nicht an ${customer}.`,
    why: 'Es wurde zurückgezogen oder ist für diesen Kunden oder dieses Land nicht gedacht.',
    can: 'Bitte wählen Sie ein anderes Produkt; alles Übrige bleibt.',
  },
  limit: {
    what: () => 'Diese Bestellung überschreitet eine Grenze von Microsoft.',
    why: 'Bei größeren Bestellungen will Microsoft vorher gefragt werden.',
    can: 'Unsere Leute fragen Microsoft, oder Sie bestellen weniger.',
  },
  'in-progress': {
    what: (customer) => `Microsoft arbeitet noch an einer früheren Bestellung für ${customer}.`,
    why: 'Was daraus wurde, ist noch nicht bekannt; darum wiederhole ich nichts.',
    can: 'Sie müssen nichts tun; doppelt gekauft wird nichts.',
  },
  'partly-ordered': {
    what: () => 'Microsoft hat einen Teil dieser Bestellung angenommen und den anderen abgelehnt.',
    why: 'Die Liste oben sagt, welche Zeilen bestellt sind und welche nicht.',
    can: 'Bitte bestellen Sie die fehlenden Zeilen noch nicht neu.',
  },
  'provisioning-failed': {
    what: (customer) =>
      `Microsoft hat die Bestellung für ${customer} angenommen, konnte die Lizenzen aber nicht bereitstellen.`,
    why: 'Sie gilt dort als fehlgeschlagen oder ist nicht mehr zu finden.',
    can: 'Bitte bestellen Sie nicht noch einmal.',
  },
  'provisioning-stuck': {
    what: (customer) => `Die Lizenzen für ${customer} sind nach einem Tag noch nicht bereit.`,
    why: 'Microsoft meldet weiterhin einen offenen Vorgang.',
    can: 'Bitte bestellen Sie nicht noch einmal.',
  },
  'purchase-order-document': {
    what: () => 'Für diese Bestellung will Microsoft den Bestellschein sehen.',
    why: 'Bei Kunden der öffentlichen Hand geht es erst mit dem Dokument weiter.',
    can: 'Bitte halten Sie es bereit; unsere Leute fragen Sie danach.',
  },
  details: {
    what: () => 'Microsoft kann eine Angabe dieser Bestellung nicht lesen.',
    why: 'Welche, wird nicht gesagt.',
    can: 'Am ehesten liegt es an Postleitzahl, Bundesland, Registernummer oder Telefonnummer der Firma.',
  },
  refused: {
    what: (customer) => `Microsoft hat das für ${customer} abgelehnt.`,
    why: 'Einen Grund nennt man nicht.',
    can: 'Noch einmal dasselbe hilft nicht.',
  },
  attestation: {
    what: (customer) => `Microsoft will etwas bestätigt haben, bevor ${customer} das bestellen kann.`,
    why: 'Diese Bestätigung müssen wir geben.',
    can: 'Sie hören hier, wenn es weitergeht.',
  },
  currency: {
    what: (customer) => `Microsoft rechnet mit ${customer} in einer anderen Währung ab.`,
    why: 'Eine Bestellung hat eine Währung, und die des Kunden steht schon fest.',
    can: 'Sie hören hier, wenn es weitergeht.',
  },
  sandbox: {
    what: () => 'Über das benutzte Konto verkauft Microsoft das nicht.',
    why: 'Dieses Konto dient nur zum Testen.',
    can: 'Sie hören hier, wenn es weitergeht.',
  },
  'our-rights': {
    what: () => 'Microsoft lässt uns für diese Bestellung nicht hinein.',
    why: 'Unser eigener Zugang ist in Ordnung zu bringen; mit Ihnen und dem Kunden hat es nichts zu tun.',
    can: 'Ihre Bestellung bleibt, wie sie ist; Sie hören hier, wenn es weitergeht.',
  },
  service: {
    what: () => 'Microsoft hat gerade selbst Schwierigkeiten.',
    why: 'Der Dienst antwortet mit einem Fehler.',
    can: 'Sie müssen nichts tun; ich versuche es von selbst wieder.',
  },
  unknown: {
    what: () => 'Microsoft hat mit einem Code abgelehnt, den ich nicht kenne.',
    why: 'Jemand muss es sich ansehen, bevor etwas wiederholt wird.',
    can: 'Bitte bestellen Sie nicht noch einmal, bis Sie hier davon hören.',
  },
};
