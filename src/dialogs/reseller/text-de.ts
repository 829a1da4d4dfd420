import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'Ihre Firma als Reseller',
  help: {
    title: 'Ihre Firma als Reseller',
    sentence: 'IT-Firma registrieren, den Stand sehen, Kollegen aufnehmen',
    command: 'registrieren',
  },
  register: {
    title: 'Ihre Firma registrieren',
    why: (provider) =>
      `Für IT-Firmen, die Microsoft-Lizenzen über **${provider}** verkaufen. Was Sie ausfüllen, prüfe ich bei Microsoft, bevor etwas gesendet wird.`,
    company: 'Firmenname wie in amtlichen Papieren',
    country: 'Land',
    partnerId: 'Partner-ID Ihres Standorts (PLA)',
    domain: 'Domain des Mandanten, aus dem Sie verkaufen',
    ownDomain: 'Domain eines getrennten Mandanten für eigene Lizenzen (darf leer bleiben)',
    check: 'Bei Microsoft prüfen',
    never: 'Doch nicht',
    noMatter: 'In Ordnung. Es wurde nichts gesendet.',
    errors: {
      company: 'Bitte geben Sie den Namen der Firma an.',
      country:
        'Dieses Land kenne ich nicht. Schreiben Sie den Namen oder die zwei Buchstaben, zum Beispiel Irland oder IE.',
      partnerId:
        'Eine Partner-ID ist eine Zahl mit 4 bis 10 Ziffern. Das Partner Center zeigt sie unter Kontoeinstellungen › Bezeichner.',
      domain: 'Bitte geben Sie die Domain des Mandanten an, aus dem Sie verkaufen, zum Beispiel contoso.com.',
    },
    closed: (provider) =>
      `${provider} registriert Reseller selbst. Bitte sprechen Sie mit einem Menschen; tippen Sie „Mensch“.`,
    trouble: {
      already:
        'Ihre Firma ist schon registriert. Mit „beitreten“ arbeiten Sie für sie, mit „meine Firma“ sehen Sie, wie es um sie steht.',
      'unknown-domain':
        'Microsoft kennt keinen Mandanten mit dieser Domain. Bitte prüfen Sie die Schreibweise.',
      'not-a-domain': 'Das ist kein Domainname. So sieht einer aus: contoso.com, ohne Leerzeichen.',
      'not-your-tenant':
        'Sie sind an einem anderen Mandanten angemeldet. Nur jemand aus dem Mandanten der Firma kann sie registrieren.',
      'unknown-partner':
        'Microsoft kennt diese Partner-ID nicht. Gemeint ist die Ihres Standorts (PLA), im Partner Center unter Kontoeinstellungen › Bezeichner.',
      'not-sold-there': 'Keines unserer Konten darf in diesem Land verkaufen.',
      'same-tenant':
        'Das sind Mandanten von uns, oder zweimal derselbe. Der Mandant, aus dem Sie verkaufen, und der für eigene Lizenzen müssen zwei sein.',
      closed: 'Die Registrierung im Chat ist geschlossen.',
    },
  },
  confirm: {
    title: (company) => `${company} registrieren?`,
    at: 'Das sagt Microsoft:',
    company: 'Firma',
    country: 'Land',
    partnerId: 'Partner-ID',
    account: 'Verkauft über',
    selling: 'Sie verkaufen aus',
    askedSelling: 'Sie verkaufen aus, sobald unsere Leute bestätigt haben, dass er Ihrer ist',
    ownUse: 'Eigene Lizenzen gehen an',
    asked: 'Eigene Lizenzen, sobald unsere Leute bestätigt haben, dass er Ihrer ist',
    notYet:
      'Sie können jetzt registrieren; bestätigt werden kann es, sobald jede Zeile oben einen Haken hat.',
    owner: 'Sie werden Inhaber und Verkäufer und nehmen Ihre Kollegen auf.',
    register: 'Registrieren',
    spelling: (company) => `„${company}“ verwenden`,
    change: 'Ändern',
  },
  join: {
    title: (company) => `Für ${company} arbeiten?`,
    why: (company) =>
      `Ihre Organisation ist als **${company}** registriert. Die Inhaber entscheiden, wer bestellen darf; ich kann sie fragen.`,
    ask: 'Inhaber fragen',
    no: 'Nein',
    asked:
      'Die Inhaber sind gefragt. Ich schreibe hier, sobald sie entschieden haben; Sie können Teams schließen.',
    already: 'Die Inhaber sind schon gefragt. Ich schreibe hier, sobald sie entschieden haben.',
    gone: 'Ihre Organisation ist nicht als Reseller registriert.',
    noMatter: 'In Ordnung. Es wurde niemand gefragt.',
  },
  mayNotOrder: {
    askOwner:
      'Nur Verkäufer Ihrer Firma bestellen, und Sie haben dort noch keine Rolle. Bitten Sie Ihre Inhaber, Sie aufzunehmen; so lange hebe ich Ihre Bestellung auf.',
    notConfirmed: (company) =>
      `Für **${company}** kann noch niemand bestellen. Ich hebe Ihre Bestellung auf.`,
  },
  kept: {
    title: 'Ihre Bestellung wartet',
    words: (order) => `„${order}“`,
    when: 'Ich schreibe hier, sobald Sie bestellen dürfen. Der erste Knopf macht dann mit diesen Worten weiter.',
    goOn: 'Mit meiner Bestellung weitermachen',
    company: 'Wie es steht',
    drop: 'Vergessen',
    dropped: 'Vergessen; es wurde nichts bestellt.',
    notYet:
      'Sie dürfen noch nicht bestellen. Ich schreibe hier, sobald Sie es dürfen; Ihre Bestellung ist aufgehoben.',
  },
  company: {
    title: (id, company) => `${id} · ${company}`,
    states: {
      requested: (provider) =>
        `Wartet auf ${provider}. Ich schreibe hier, sobald entschieden ist; Sie können Teams schließen.`,
      confirmed: (provider) => `Bestätigt: Sie dürfen über ${provider} bestellen.`,
      refused: (provider, because) => `${provider} hat es nicht angenommen: „${because}“`,
      suspended: (provider, because) =>
        `${provider} nimmt von Ihnen zurzeit keine neuen Bestellungen an: „${because}“ Was unterwegs ist, läuft weiter; Entwürfe bleiben.`,
    },
    checked: (when, result) => `Microsoft gefragt, ${when}: ${result}`,
    roles: { seller: 'Verkäufer', owner: 'Inhaber' },
    asks: 'bittet um Aufnahme',
    people: 'Leute',
    asked: 'Eigene Lizenzen, wartet auf Bestätigung',
    askedSelling: 'Verkauft aus, wartet auf Bestätigung',
    add: 'Mandanten für eigene Lizenzen hinzufügen',
    rules: 'Freigaberegeln',
    check: 'Noch einmal prüfen',
    again: 'Noch einmal registrieren',
    stillNot: 'Es hat noch nicht alles einen Haken.',
    allThere: 'Alles hat einen Haken. Jetzt ist der Anbieter an der Reihe.',
    papers: (company) =>
      `**${company}** hat den Partnervertrag von Microsoft noch nicht angenommen. Das muss Ihr eigener globaler Administrator einmal tun, im Partner Center.`,
    openPage: 'Partner Center öffnen',
    forAdmin: 'Text für unseren Administrator',
    adminText: (company, id) =>
      `Guten Tag, bevor wir für unsere Kunden Lizenzen bestellen können, muss ${company} (Partner-ID ${id}) den Microsoft-Partnervertrag annehmen. Bitte melden Sie sich als globaler Administrator im Partner Center an (partner.microsoft.com/dashboard), öffnen Sie Kontoeinstellungen › Verträge und nehmen Sie ihn an. Das ist nur einmal nötig.`,
    relationship: (account) =>
      `Die Reseller-Beziehung fehlt: Ihr globaler Administrator nimmt im Partner Center die Einladung von ${account} an. Fragen Sie uns, wenn Sie keine haben.`,
  },
  people: {
    title: (company) => `Leute von ${company}`,
    who: 'Wer',
    none: 'noch niemand',
    whoError: 'Bitte wählen Sie jemanden aus.',
    choose: 'Ändern …',
    back: 'Zurück',
    unknown: 'Ich weiß nicht, wen Sie meinen. Wählen Sie aus der Liste oder tippen Sie den Namen.',
    invite:
      'Kollegen öffnen diesen Assistenten mit einem Konto Ihrer Mandanten und tippen „beitreten“; dann stehen sie hier.',
    asking: (name) => `**${name}** bittet um Aufnahme.`,
    admitSeller: 'Als Verkäufer aufnehmen',
    admitOwner: 'Als Inhaber aufnehmen',
    decline: 'Nicht aufnehmen',
  },
  person: {
    title: (name) => `Was darf ${name}?`,
    now: (roles) => `Jetzt: ${roles}`,
    seller: 'Verkäufer',
    owner: 'Inhaber',
    both: 'Verkäufer und Inhaber',
    remove: 'Entfernen',
    back: 'Zurück',
    why: 'Verkäufer bestellen. Inhaber entscheiden auch über Bestellungen und nehmen Leute auf.',
    last: 'Jemand muss Inhaber sein. Machen Sie zuerst einen Kollegen zum Inhaber.',
    gone: 'Das hat sich inzwischen geändert; die Liste zeigt den Stand.',
  },
  own: {
    title: 'Ein Mandant für eigene Lizenzen',
    why: 'Eigene Lizenzen dürfen nicht in den Mandanten, aus dem Sie verkaufen. Welchen anderen Mandanten nutzen Ihre Leute?',
    label: 'Domain dieses Mandanten',
    error: 'Bitte geben Sie eine Domain an, zum Beispiel contoso.com.',
    add: 'Hinzufügen',
    back: 'Zurück',
    asked:
      'Unsere Leute prüfen, ob dieser Mandant Ihrer ist; bis dahin kann für ihn nichts bestellt werden. Ich schreibe hier, sobald es entschieden ist.',
    trouble: {
      'not-a-domain': 'Das ist kein Domainname. So sieht einer aus: contoso.com, ohne Leerzeichen.',
      'unknown-domain':
        'Microsoft kennt keinen Mandanten mit dieser Domain. Bitte prüfen Sie die Schreibweise.',
      'same-tenant':
        'Das ist der Mandant, aus dem Sie verkaufen, oder einer von uns; eigene Lizenzen dürfen dort nicht hin.',
      taken:
        'Dieser Mandant gehört zu einem anderen Reseller. Wenn es Ihrer ist, sprechen Sie bitte mit einem Menschen.',
    },
  },
  messages: {
    requested: (company) => `**${company}** ist registriert und wartet auf die Bestätigung.`,
    confirmed: (company) =>
      `**${company}** ist bestätigt. Sie können jetzt bestellen; tippen Sie zum Beispiel „20 Business Premium für contoso.com“.`,
    refused: (company, because) => `**${company}** wurde nicht bestätigt: „${because}“`,
    joinAsked: (company) => `Jemand bittet um Aufnahme bei **${company}**.`,
    admitted: (company) =>
      `Sie sind bei **${company}** aufgenommen. „Hilfe“ zeigt, was Sie tun können; eine schon getippte Bestellung wartet auf ihrer Karte weiter oben.`,
    notAdmitted: (company) => `Die Inhaber von **${company}** haben Sie nicht aufgenommen.`,
    sellingConfirmed: (domain) => `**${domain}** ist als der Mandant bestätigt, aus dem Sie verkaufen.`,
    suspended: (company, because) =>
      `Neue Bestellungen von **${company}** sind angehalten: „${because}“ Was unterwegs ist, läuft weiter; Entwürfe bleiben. Bei Fragen tippen Sie „mit einem Menschen sprechen“.`,
    resumed: (company) => `**${company}** kann wieder bestellen; die Entwürfe sind, wie sie waren.`,
    tenantConfirmed: (domain) => `**${domain}** ist bestätigt: Sie können dort eigene Lizenzen bestellen.`,
    tenantRefused: (domain) =>
      `**${domain}** wurde nicht als Ihr Mandant bestätigt. Wenn er Ihnen gehört, tippen Sie „mit einem Menschen sprechen“.`,
    removed: (company) => `Sie gehören hier nicht mehr zu den Leuten von **${company}**.`,
  },
  tooLate: 'Das ist inzwischen entschieden; die Karte zeigt den Stand.',
  short: {
    requested: 'wartet auf Bestätigung',
    confirmed: 'bestätigt',
    refused: 'nicht bestätigt',
    suspended: 'Bestellungen angehalten',
  },
  status: (id, company, state) => `${id} · ${company}: ${state}`,
};
