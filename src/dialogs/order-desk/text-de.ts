import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'Bestellungen durchsehen',
  help: {
    title: 'Bestellungen',
    sentence: 'die neuesten Bestellungen aller Reseller, und die, bei denen man auf Sie wartet',
    command: 'Bestellungen',
  },
  title: (id, customer) => `${id} · ${customer}`,
  needs: (what, why) => `⚠ ${what} ${why}`,
  advice: {
    'relationship-missing':
      'Laden Sie den Kunden ein, wenn es noch niemand getan hat: „einladen“ und seine Domain tippen. Nach der Annahme geht die Bestellung von selbst weiter.',
    credit:
      'Begleichen Sie, was fällig ist, oder bitten Sie um einen höheren Rahmen, im Partner Center oder beim Distributor; dann drücken Sie „Erneut versuchen“. Der Verkauf weiß nur, dass es an uns liegt, und keinen Betrag.',
    'reseller-papers':
      'Sehen Sie im Partner Center nach dem Vertrag des Resellers, und ob die Partner-ID zu dieser Region gehört.',
    'provider-papers': 'Sehen Sie in unserem eigenen Partner Center nach offenen Verträgen und Hinweisen.',
    region:
      'Prüfen Sie, welches unserer Konten im Land des Kunden verkauft; dort muss die Bestellung neu gemacht werden.',
    'tenant-burnt':
      'Suchen Sie den Mandanten unter unseren Kunden im Partner Center, sonst fragen Sie Microsoft mit der Support-ID. Keine anderen Namen probieren.',
    limit:
      'Bitten Sie den Partner-Support von Microsoft um eine höhere Grenze, oder einigen Sie sich auf weniger.',
    'in-progress':
      'Sehen Sie im Partner Center nach, ob die Bestellung da ist. Nur wenn nicht, erneut versuchen.',
    'partly-ordered':
      'Bestellen Sie die fehlenden Zeilen im Partner Center, oder schließen Sie das hier; die angenommenen dürfen nicht noch einmal bestellt werden.',
    'provisioning-failed':
      'Sehen Sie die Bestellung im Partner Center an; zeigt sie einen Fehler, eröffnen Sie eine Serviceanfrage.',
    'provisioning-stuck': 'Eröffnen Sie eine Serviceanfrage mit den Bestellnummern und der Support-ID.',
    'purchase-order-document':
      'Holen Sie den Bestellschein vom Verkauf, laden Sie ihn im Partner Center hoch und versuchen Sie es erneut.',
    refused: 'Schlagen Sie den Code nach; der Partner-Support von Microsoft braucht die Support-ID.',
    attestation: 'Geben Sie die fehlende Bestätigung im Partner Center und versuchen Sie es erneut.',
    currency: 'Sehen Sie nach, in welcher Währung der Kunde schon Abonnements hat.',
    sandbox: 'Prüfen Sie, welches Konto für diese Region eingestellt ist.',
    'our-rights': 'Prüfen Sie Rollen, Zustimmung und Geheimnis der Anwendung dieses Kontos.',
    'not-allowed': 'Sehen Sie den Status des Kunden im Partner Center an; Einspruch erhebt man dort.',
  },
  causes: {
    'reseller-relationship-missing': {
      what: (customer) => `${customer} hat uns angenommen, aber nicht diesen Reseller.`,
      why: 'Dort muss noch eine Anfrage angenommen werden, die auch den Reseller nennt; der Verkauf weiß es.',
    },
    credit: {
      what: () => 'Microsoft lehnt die Bestellung ab: Unser Kreditrahmen reicht dafür nicht.',
      why: 'Der Rahmen unseres Kontos ist ausgeschöpft, oder diese Bestellung allein übersteigt ihn.',
    },
    'reseller-papers': {
      what: () => 'Microsoft nimmt über diesen Reseller keine Bestellungen an.',
      why: 'Sein Partnervertrag ist nicht angenommen, oder nicht für diese Region.',
    },
    'price-changed': {
      what: () => 'Der Preis bei Microsoft ist ein anderer, als der Verkauf gesehen hat.',
      why: 'Es wurde nichts gekauft; über den neuen Preis entscheidet der Verkauf.',
    },
    'our-rights': {
      what: () => 'Microsoft lässt uns für diese Bestellung nicht hinein.',
      why: 'Unser eigener Zugang zum Partner Center wurde abgelehnt.',
    },
  },
  otherwise:
    'Schlagen Sie den Code mit der Support-ID nach; wer herausfindet, was er bedeutet, lässt ihn in die Liste aufnehmen.',
  states: {
    draft: 'Entwurf des Resellers',
    working: 'Unterwegs',
    parked: 'Wartet auf jemanden außerhalb',
    'needs-answer': 'Wartet auf den Verkauf',
    'needs-person': 'Wartet auf uns',
    done: 'Fertig',
    'awaiting-approval': 'Wartet auf die Freigabe beim Reseller',
    discarded: 'Vom Reseller verworfen',
    expired: 'Abgelaufen: nicht rechtzeitig freigegeben',
    failed: 'Von uns geschlossen',
  },
  facts: {
    reseller: 'Reseller',
    customer: 'Kunde',
    account: 'Unser Konto',
    invitation: 'Einladung',
    placed: 'Aufgegeben',
    tenant: 'Mandant angelegt',
    agreement: 'Vertrag in Ordnung',
    ordered: 'Von Microsoft angenommen',
    ready: 'Lizenzen bereit',
    changed: 'Letzte Änderung',
    code: 'Code von Microsoft',
    supportId: 'Support-ID',
    orders: 'Bestellungen bei Microsoft',
    cart: 'Warenkorb bei Microsoft',
  },
  own: 'der Reseller selbst',
  ownOf: (company) => `${company}, Eigenbedarf`,
  somebody: 'noch niemand',
  isOrdered: (line) => `${line} – **bestellt**`,
  isNotOrdered: (line) => `${line} – **nicht bestellt**`,
  again: 'Erneut versuchen',
  close: 'Als gescheitert schließen …',
  closeWhy:
    'Die Bestellung endet hier, und der Verkauf erfährt es. Was Microsoft verkauft hat, bleibt verkauft.',
  because: 'Warum sie nicht zu Ende geht',
  becauseError: 'Bitte sagen Sie in wenigen Worten, warum; höchstens 300 Zeichen.',
  closeYes: 'Schließen',
  trying: 'Es geht jetzt weiter; die Karte ändert sich mit der Antwort.',
  closed: 'Geschlossen. Der Verkauf weiß Bescheid.',
  tooLate: (state, when) =>
    `Diese Bestellung ist schon weiter: ${state} (${when}). Durch das Drücken hat sich nichts geändert.`,
  message: (id, reseller, customer, what) => `${id} von ${reseller} für ${customer} braucht Sie. ${what}`,
  signInLost: (id, reseller, customer, domain) =>
    `${id} von ${reseller}: Niemand hat die erste Anmeldung des Administrators von **${customer}** (${domain}). Bitte setzen Sie im Partner Center (Kunde › Benutzer und Lizenzen) für ihn ein neues Kennwort und übergeben Sie es; die Bestellung läuft von allein weiter.`,
  notInvited: (id, reseller, customer, domain) =>
    `${id} von ${reseller} wartet: **${customer}** hat keine Beziehung zu uns. Wenn noch niemand eingeladen hat, tippen Sie „einladen ${domain} für ${reseller}“.`,
  seller: 'Der Verkauf',
  unreached: (who, reseller, id, customer, why) =>
    `**${who}** von ${reseller} konnte zu ${id} für ${customer} nicht benachrichtigt werden: ${why}. Bitte nutzen Sie einen anderen Weg.`,
  status: (id, customer, state) => `${id} · ${customer}: ${state}`,
  list: {
    title: 'Neueste Bestellungen',
    none: 'Es gibt noch keine Bestellungen.',
    which: (count) => `Wartet auf uns: ${count}. Wählen Sie eine Bestellung, oder tippen Sie ihre Nummer.`,
    entry: (id, customer, state) => `${id} · ${customer}: ${state}`,
    unknown: 'Eine Bestellung mit dieser Nummer kenne ich nicht.',
  },
  where: { list: 'sah die neuesten Bestellungen durch' },
};
