import type { BuyerWords } from './text-buyer-en.ts';

export const buyerDe: BuyerWords = {
  name: 'eine Bestellung',
  help: {
    title: 'Lizenzen bestellen',
    sentence: 'schreiben Sie, was Sie für wen brauchen; ich frage nur, was fehlt',
    command: '20 Business Premium jährlich für Contoso',
  },
  status: (id, buyer, isSeller) =>
    `${id}${buyer === '' ? '' : ` · ${buyer}`}: Entwurf${isSeller ? ` – „weiter mit ${id}“` : ''}`,
  draft: {
    goods: (quantity, title) => `${quantity} × ${title}`,
    internal: 'eigene Nutzung',
    changedBySomebody: (id) =>
      `Jemand aus Ihrem Haus hat ${id} inzwischen geändert. Ihre letzte Antwort wurde nicht übernommen; so steht der Entwurf jetzt.`,
    changedBy: (who, id, when) => `${who} hat ${id} ${when} geändert; so steht der Entwurf jetzt.`,
    notWritten: 'Ihre letzte Antwort wurde nicht übernommen.',
    when: (time, isToday) => (isToday ? `um ${time} Uhr` : `am ${time}`),
    colleague: 'Jemand aus Ihrem Haus',
    kept: (id) => `${id} bleibt als Entwurf; mit „weiter mit ${id}“ geht es dort weiter.`,
    same: (id) => `Das ist ${id}, gerade erst begonnen; dort geht es weiter.`,
    listTitle: 'Entwürfe',
    none: 'Es gibt keinen offenen Entwurf.',
    entry: (id, buyer, goods) =>
      `**${id}**${buyer === '' ? '' : ` · ${buyer}`} · ${goods === '' ? 'noch kein Produkt' : goods}`,
    begunBy: (name) => (name === '' ? 'von jemand anderem begonnen' : `begonnen von ${name}`),
    begin: 'Neue Bestellung',
    gone: 'Dieser Entwurf ist nicht mehr offen.',
    discardTitle: (id) => `${id} verwerfen?`,
    discardWhy: 'Es wurde nichts gekauft. Ein verworfener Entwurf lässt sich nicht zurückholen.',
    discardYes: 'Ja, verwerfen',
    keep: 'Behalten',
    discardedTitle: 'Verworfen',
    discarded: (id) => `${id} gibt es nicht mehr. Es wurde nichts gekauft.`,
    savedTitle: (id) => `${id} ist gespeichert`,
    saved: (id) =>
      `Es wurde nichts gekauft. Mit „weiter mit ${id}“ geht es weiter, auch für andere aus Ihrem Haus. „Entwürfe“ zeigt alle.`,
  },
  buyer: {
    useTitle: 'Für wen sind die Lizenzen?',
    useWhy: 'Eine Bestellung ist für einen Kunden oder für Ihre eigene Firma.',
    forCustomer: 'Für einen Kunden',
    forUs: 'Für uns selbst',
    empty: 'Bitte tippen Sie einen Namen oder eine Domain.',
    customerTitle: 'Welcher Kunde?',
    customerWhy:
      'Tippen Sie den Namen der Firma oder eine ihrer Domains. Eine Bestellung ist für einen Kunden.',
    customerLabel: 'Name oder Domain',
    look: 'Nachsehen',
    newCustomer: 'Neuer Kunde ohne Mandant',
    isItTitle: (name) => `Ist es ${name}?`,
    company: 'Firma',
    domain: 'Domain',
    isIt: 'Ja, genau',
    another: 'Anderer Kunde',
    isNew: 'Ein neuer Kunde',
    whichTitle: 'Welcher ist es?',
    several: (said) => `Mehrere Ihrer Kunden passen zu „${said}“.`,
    goneCustomer: 'Diesen Kunden finde ich nicht mehr. Bitte sehen Sie noch einmal nach.',
    microsoftTitle: (name) =>
      name === '' ? 'Nutzen sie schon Microsoft 365?' : `Nutzt ${name} schon Microsoft 365?`,
    microsoftWhy:
      'Auch ein Test oder nur Teams zählt. Wer schon einen Mandanten hat, behält ihn besser: Zwei lassen sich später kaum zusammenführen.',
    createTenant: 'Nein, neuen Mandanten anlegen',
    hasTenant: 'Ja',
    notSure: 'Nicht sicher – Domain prüfen',
    domainTitle: 'Welche Domain nutzen sie?',
    domainWhy: 'Jede ihrer Domains hilft, etwa die der E-Mail-Adressen. Ich finde den Mandanten dazu.',
    notDomain: (said) => `„${said}“ ist kein Domainname. So sieht einer aus: contoso.com, ohne Leerzeichen.`,
    unknownDomain: (said) =>
      `Microsoft kennt keinen Mandanten mit der Domain ${said}. Prüfen Sie die Schreibweise, oder wählen Sie „Neuer Kunde ohne Mandant“.`,
    sellingTenant: (said) =>
      `${said} gehört zu einem Mandanten, aus dem Sie verkaufen, oder zu unserem. Eigene Lizenzen dürfen nicht dorthin; bitte nennen Sie einen anderen.`,
    person: 'Mit einem Menschen sprechen',
  },
  own: {
    title: (company) => (company === '' ? 'Für Ihre eigene Firma' : `Für ${company} selbst`),
    rules: (provider, selling) =>
      `Zuerst zwei Regeln: Ein Partner darf sich selbst keine Microsoft-Lizenzen verkaufen, und eigene Lizenzen dürfen nicht in den Mandanten, aus dem Sie verkaufen${selling === '' ? '' : ` (${selling})`}. Sie kaufen deshalb bei ${provider}, für einen getrennten Mandanten.`,
    noneYet: 'Für Sie ist noch kein solcher Mandant eingetragen.',
    ask: 'Welchen nutzen Ihre Leute?',
    label: 'Domain eines anderen Mandanten',
    other: 'Anderer Mandant',
    create: 'Einen anlegen',
    notYoursTitle: (domain) => `${domain} ist nicht als Ihr eigener bekannt`,
    notYours: (domain, company, provider) =>
      `Eigene Lizenzen gehen nur in einen Mandanten, der als Eigentum von ${company === '' ? 'Ihrer Firma' : company} bekannt ist. ${domain} muss erst unter „meine Firma“ hinzugefügt werden, und ${provider} bestätigt es, wenn Sie nicht dort angemeldet sind. Vorher wird dafür nichts bestellt.`,
    stillAsked: (domain, provider) =>
      `${domain} ist als Ihr Mandant genannt, und ${provider} hat es noch nicht bestätigt. Danach können eigene Lizenzen dorthin.`,
    ownersAdd: 'Hinzufügen können ihn die Inhaber Ihrer Firma.',
    known: 'Diese sind schon als Ihre bekannt:',
    add: 'Unter „meine Firma“ hinzufügen',
    myCompany: '„Meine Firma“ ansehen',
    explain: 'Erklären',
    explained: 'Es gibt drei Wege zu Lizenzen für die eigenen Leute:',
    ways: [
      'Ein getrennter eigener Mandant, der ein gewöhnlicher Kunde von uns ist: das macht diese Bestellung.',
      'Ein anderer Partner, der Ihnen verkauft; dann haben wir nichts damit zu tun.',
      'Die Lizenzen Ihres Partnerprogramms, für die eigene Arbeit in dessen Grenzen.',
    ],
  },
  tenant: {
    title: 'Ist das der richtige Mandant?',
    tenant: 'Mandant',
    region: 'Region',
    name: 'Name bei Microsoft',
    stated: 'Ihr Name für den Kunden',
    atMicrosoft: 'Eintrag bei Microsoft',
    differs:
      'Die Namen sind verschieden; was in Klammern steht, gibt es nur auf einer Seite. Auf Papieren gilt Microsofts Schreibweise.',
    yes: 'Ja, das stimmt',
    take: (name) => `„${name}“ verwenden`,
    different: 'Andere Firma',
    another: 'Anderer Kunde',
    notYet: (name) =>
      `${name} hat unsere Beziehung noch nicht angenommen. Sie können trotzdem fertig bestellen: Die Bestellung wartet und läuft nach der Annahme von selbst weiter.`,
    ask: 'Den Kunden fragen',
    askWhy: 'Kopieren und an den Kunden schicken. Die Bestellung bleibt Entwurf, bis Sie es wissen.',
    askText: (stated, name, tenant) =>
      `Guten Tag, wir bereiten eine Bestellung von Microsoft-Lizenzen für Sie vor. Bei uns heißt Ihre Firma „${stated}“, bei Microsoft steht zum Mandanten ${tenant} „${name}“. Welcher Name steht in Ihren amtlichen Papieren, und ist das Ihr Mandant? Vielen Dank.`,
  },
  clouds: {
    regionTitle: 'Andere Region',
    region: (domain, region) =>
      `Der Mandant von ${domain} liegt ${region === '' ? 'in einer anderen Region' : `in ${region}`}. Microsoft lässt Sie nur an Kunden der eigenen Region verkaufen.`,
  },
};
