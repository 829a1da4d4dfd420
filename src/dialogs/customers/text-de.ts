import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'Kunden ansehen',
  help: {
    title: 'Kunden',
    sentence:
      'wie es um jeden Kunden steht: Beziehungen, Vertrag, genutzte und freie Lizenzen, Bestellungen, Dienste',
    command: 'Kunden',
  },
  why: {
    'no-app': 'weil der Kunde unsere Anwendung nicht zugelassen hat',
    'no-right': 'weil der Kunde uns dieses Recht nicht gegeben hat',
    'no-relationship': 'weil es keine Beziehung gibt',
    'our-access': 'weil Microsoft uns gerade nicht hineinlässt',
    silent: 'weil Microsoft gerade nicht antwortet',
  },
  phases: {
    draft: 'Entwurf',
    working: 'unterwegs',
    parked: 'wartet auf jemanden außerhalb',
    'needs-answer': 'braucht eine Antwort des Verkäufers',
    'needs-person': 'liegt beim Anbieter',
    'awaiting-approval': 'wartet auf eine Freigabe',
    done: 'fertig',
    discarded: 'verworfen',
    expired: 'verfallen',
    failed: 'geschlossen',
  },
  invitations: {
    created: 'vorbereitet, nicht verschickt',
    sent: 'verschickt, nicht geöffnet',
    opened: 'geöffnet, nicht angenommen',
    'wrong-account': 'für ein anderes unserer Konten angenommen',
    accepted: 'angenommen',
    declined: 'abgelehnt',
    expired: 'abgelaufen',
    withdrawn: 'zurückgezogen',
    removed: 'angenommen und inzwischen zurückgenommen',
  },
  list: {
    title: (count) => `Kunden (${count})`,
    none: 'Es gibt noch keine Kunden.',
    found: (words) => `Kunden mit „${words}“`,
    guess: (words) => `Niemand heißt „${words}“. Ist es einer von diesen?`,
    unknown: (words) =>
      `Ich kenne keinen Kunden von Ihnen, auf den „${words}“ passt. Vielleicht heißt er anders oder ist noch kein Kunde.`,
    page: (page, pages) => `Seite ${page} von ${pages}`,
    search: 'Name oder Domain',
    which: 'Kunde',
    gone: 'Diesen Kunden kenne ich nicht.',
    open: 'Öffnen',
    find: 'Suchen',
    all: 'Alle Kunden',
    more: 'Weitere',
    earlier: 'Zurück',
    invite: 'Einladen',
  },
  orders: {
    title: 'Laufende Bestellungen',
    which: 'Welche meinen Sie? Die neueste steht oben.',
    entry: (id, customer, state) => `${id} · ${customer}: ${state}`,
    none: 'Es gibt noch keine Bestellung.',
    noneOpen: 'Es läuft keine Bestellung. Das war die letzte.',
    unknown: 'Eine Bestellung mit dieser Nummer kenne ich nicht.',
    own: 'eigener Bedarf',
    somebody: 'noch niemand',
    below: (id) => `${id} steht unten.`,
    toDiscard: (id) =>
      `Von ${id} ist noch nichts gekauft. Ob sich die Bestellung noch verwerfen lässt, zeigt ihre Karte.`,
    maybeSold: (id) =>
      `Microsoft wurde gebeten, ${id} zu verkaufen; ob das geschehen ist, steht noch nicht fest. Die Karte sagt, wie es steht.`,
    toGiveBack: (id) =>
      `Microsoft hat ${id} angenommen. Bis wann sie zurückgegeben werden kann, steht auf ihrer Karte; in diesem Chat geht das nicht: Tippen Sie „mit einem Menschen sprechen“, dann machen es unsere Leute.`,
  },
  card: {
    checked: (domain, when) => `${domain} · zuletzt geprüft ${when}`,
    provider: {
      there: (company, since) => `Beziehung mit ${company}${since === '' ? '' : `, seit ${since}`}`,
      missing: (company) => `Keine Beziehung mit ${company}`,
      removed: (company) => `Der Kunde hat die Beziehung mit ${company} zurückgenommen`,
      unknown: (company, because) => `Beziehung mit ${company}: nicht bekannt, ${because}`,
    },
    own: {
      there: (partnerId) => `Beziehung mit Ihnen${partnerId === '' ? '' : ` (Partner-ID ${partnerId})`}`,
      missing: 'Keine Beziehung mit Ihnen',
      unknown: (because) => `Beziehung mit Ihnen: nicht bekannt, ${because}`,
    },
    resellers: {
      through: (names) => `Kauft über ${names}`,
      none: 'Kauft über keinen Wiederverkäufer',
      unknown: (because) => `Wiederverkäufer: nicht bekannt, ${because}`,
    },
    agreement: {
      confirmed: (signer, day) =>
        `Microsoft-Kundenvertrag${signer === '' ? '' : ` – ${signer}`}${day === '' ? '' : `, ${day}`}`,
      online: 'Microsoft-Kundenvertrag – online angenommen',
      missing: 'Noch kein Microsoft-Kundenvertrag',
      unknown: (because) => `Microsoft-Kundenvertrag: nicht bekannt, ${because}`,
    },
    rights: {
      none: 'Administrationsrechte (GDAP): keine; zum Kaufen nicht nötig',
      asked: (id) => `Administrationsrechte (GDAP): angefragt, noch nicht beantwortet (${id})`,
      active: (until) => `Administrationsrechte (GDAP)${until === '' ? '' : `, bis ${until}`}`,
      extending: (until) =>
        `Administrationsrechte (GDAP)${until === '' ? '' : `, bis ${until}`}, danach von selbst verlängert`,
    },
    health: {
      well: (count) => `Microsoft 365: alle ${count} Dienste laufen`,
      unknown: (because) => `Zustand von Microsoft 365: für uns nicht sichtbar, ${because}`,
      troubled: {
        down: (service) => `${service} ist ausgefallen`,
        slow: (service) => `${service} läuft nicht wie gewohnt`,
        checked: (service) => `${service}: Microsoft geht einer Meldung nach`,
      },
    },
    licences: {
      title: 'Lizenzen',
      none: 'Keine Lizenzen.',
      unknown: (because) => `Lizenzen: nicht bekannt, ${because}.`,
      line: (count, title) => `${count} × ${title}`,
      seats: (used, free) => `${used} genutzt, ${free} frei`,
      renews: (day) => `verlängert sich nach dem ${day}`,
      ends: (day) => `endet am ${day}`,
      pending: 'wird vorbereitet',
      elsewhere: (count) => `${count} anderswo gekauft`,
      noSeats: (because) => `Wie viele genutzt werden, ist für uns nicht sichtbar, ${because}.`,
      more: (count) => `und ${count} weitere`,
    },
    underWay: 'In Arbeit',
    order: (id, what, state) => `${id} · ${what}: ${state}`,
    orderOf: (reseller) => `für ${reseller}`,
    question: 'wartet auf die Antwort auf eine Rückfrage',
    invitation: (id, state, when) => `Einladung ${id}: ${state} (${when})`,
    buttons: {
      check: 'Noch einmal prüfen',
      order: 'Für sie bestellen',
      invite: 'Einladen',
      open: (id) => `${id} öffnen`,
      why: 'Was heißt das?',
    },
    explain: {
      rights:
        'Zum Kaufen braucht es nur eine Beziehung und den Vertrag. Administrationsrechte (GDAP) sind eine eigene Anfrage mit benannten Rollen und einem Ende; die Leute des Anbieters können den Kunden darum bitten.',
      seats:
        'Genutzte und freie Lizenzen und der Zustand der Dienste stehen im Verzeichnis des Kunden. Sie sind lesbar, sobald dessen Administration unsere Anwendung zugelassen hat.',
      elsewhere:
        'Anderswo gekaufte Lizenzen gehören zu einem anderen Partner oder zu Microsoft. Sie laufen bis zum Ende ihrer Laufzeit, und hier kann sie niemand ändern. Um sie zu uns zu holen, braucht es eine Übertragung, der der Kunde zustimmt; die Leute des Anbieters können sie vorbereiten.',
    },
    message: (name, state) => `**${name}**: ${state}`,
    ready: 'alles, was eine Bestellung braucht, ist da.',
    notReady: 'für eine Bestellung fehlt etwas.',
  },
  where: {
    find: 'sah die Kunden durch',
    orders: 'suchte eine Bestellung',
  },
};
