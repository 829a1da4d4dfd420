import type { Words } from './text-en.ts';

export const de: Words = {
  name: 'das Gespräch mit einem Menschen',
  ask: {
    reach: (name, email, phone) =>
      `Sie erreichen auch ${name} direkt: ${email}${phone === '' ? '' : `, ${phone}`}.`,
    label: 'Ihre Nachricht',
    labelOptional: 'Ihre Nachricht (darf leer bleiben)',
    send: 'Senden',
    never: 'Doch nicht',
    empty: 'Bitte schreiben Sie ein paar Worte, damit unsere Leute wissen, worum es geht.',
    noMatter: 'In Ordnung. Es wurde nichts gesendet.',
  },
  forms: {
    help: {
      title: 'Mit einem Menschen sprechen',
      why: 'Sagen Sie, worum es geht; unsere Leute sehen es sofort, zusammen mit dem Stand dieses Gesprächs, und antworten hier.',
      sent: (id) => `Gesendet (${id}). Unsere Leute antworten hier; Sie können Teams schließen.`,
    },
    'us-government': {
      title: 'Berechtigung prüfen lassen',
      why: 'Unsere Leute lassen dann prüfen, ob Ihre Organisation die US-Government-Cloud von Microsoft nutzen darf, und antworten hier. Es hilft ihnen, welche Art von Organisation Sie sind und wann man Sie anrufen kann.',
      sent: (id) =>
        `Unsere Leute haben Ihre Bitte um die Prüfung (${id}) und antworten hier; Sie können Teams schließen.`,
    },
    china: {
      title: 'Mit unserem China-Team sprechen',
      why: 'Unser China-Team kümmert sich um Mandanten, die 21Vianet betreibt, und antwortet hier. Es hilft ihm, was Sie brauchen und wann man Sie anrufen kann.',
      sent: (id) => `Unser China-Team hat Ihre Bitte (${id}) und antwortet hier; Sie können Teams schließen.`,
    },
    germany: {
      title: 'Zum Umzug',
      why: 'Unsere Leute sagen Ihnen, wie der Umzug von der Microsoft Cloud Deutschland in die europäische Cloud geht, und antworten hier. Es hilft ihnen, wie viele Benutzer Sie haben.',
      sent: (id) =>
        `Unsere Leute haben Ihre Frage zum Umzug (${id}) und antworten hier; Sie können Teams schließen.`,
    },
    'not-sold-there': {
      title: 'Mit einem Menschen sprechen',
      why: 'Unsere Leute kennen vielleicht einen Partner für Ihr Land und antworten hier. Es hilft ihnen, was Sie brauchen.',
      sent: (id) =>
        `Unsere Leute haben Ihre Frage nach einem Partner (${id}) und antworten hier; Sie können Teams schließen.`,
    },
  },
  topics: {
    help: {
      about: 'Jemand bittet um Hilfe',
      asks: 'bittet um Hilfe',
    },
    'us-government': {
      about: 'US Government: Prüfung der Berechtigung',
      asks: 'bittet um die Prüfung der Berechtigung für US Government',
    },
    china: {
      about: 'China (21Vianet): China-Team',
      asks: 'bittet um das China-Team (21Vianet)',
    },
    germany: {
      about: 'Microsoft Cloud Deutschland: Umzug',
      asks: 'fragt nach dem Umzug von der Microsoft Cloud Deutschland',
    },
    'not-sold-there': {
      about: 'Ein Land, in dem wir nicht verkaufen',
      asks: 'sucht einen Partner in einem Land, in dem wir nicht verkaufen',
    },
    'admin-rights': {
      about: 'Administratorrechte bei einem Kunden',
      asks: 'bittet uns, bei einem Kunden Administratorrechte anzufragen',
    },
    remark: { about: 'Anmerkung zu einer Antwort', asks: 'merkt zu einer Antwort an' },
  },
  staff: {
    title: (id, about) => `${id} · ${about}`,
    automaticTitle: (id, about) => `${id} · Automatischer Hinweis · ${about}`,
    automatic:
      'Automatisch gesendet: Noch hat niemand gefragt. Wenn diese Person fragt, kommt es als eigene Karte.',
    person: 'Person',
    organisation: 'Organisation',
    tenant: 'Mandanten-ID',
    about: 'Vorgang',
    where: 'Stand',
    label: 'Antwort in deren Chat',
    send: 'Antwort senden',
    empty: 'Bitte schreiben Sie zuerst eine Antwort.',
    answered: 'Beantwortet. Sie können noch eine Nachricht senden.',
    who: (name, organisation) => (name === '' ? `**${organisation}**` : `**${name}** (${organisation})`),
    asked: (who, asks, said) => `${who} ${asks}${said === '' ? '.' : `: „${said}“`}`,
    opened: (who, about) =>
      `Automatischer Hinweis: ${who} spricht mit dem Assistenten. Noch hat niemand gefragt. (${about})`,
    unreached: (who, id, why) =>
      `Die Antwort kam nicht an bei ${who} (${id}): ${why}. Bitte nutzen Sie einen anderen Weg.`,
    replied: (who, id, said) => `${who} antwortet (${id}): „${said}“`,
  },
  asker: {
    title: (id) => `Ihr Gespräch mit unseren Leuten (${id})`,
    you: 'Sie',
    ourPeople: 'unsere Leute',
    label: (name) => `Ihre Antwort an ${name}`,
    reply: 'Antworten',
    empty: 'Bitte schreiben Sie zuerst eine Antwort.',
    sent: (name) => `An ${name} gesendet. Die Antwort kommt hierher.`,
    answers: (name, said) => `**${name}** antwortet: ${said}`,
  },
  offer: {
    name: 'Ihre Antwort an unsere Leute',
    title: (name) => `An ${name} senden?`,
    why: (name, when, id) =>
      `Das habe ich nicht verstanden, aber ${name} hat Ihnen geantwortet (${id}, ${when}). Ist es eine Antwort darauf?`,
    send: 'Senden',
    no: 'Nein',
    notSent: 'In Ordnung, es wurde nicht gesendet. Mit „Hilfe“ sehen Sie, was ich kann.',
  },
  earlier: 'Frühere Nachrichten werden nicht gezeigt.',
};
