import type { Language } from '../kit/language.ts';

/** Where somebody was in this conversation, in words for staff; a key for every step. */
const all: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    rules: 'was looking at the approval rules',
    condition: 'was asked which orders need approval',
    value: 'was asked for the limit of an approval rule',
    products: 'was shown which products an approval rule means',
    scope: 'was asked whose orders an approval rule is about',
    customer: 'was asked which customer an approval rule is about',
    'which-customer': 'was choosing the customer an approval rule is about',
    unit: 'was describing a unit for an approval rule',
    approvers: 'was asked who approves',
    'stand-ins': 'was asked who stands in for the approvers',
    more: 'was asked whether one approval is enough',
    second: 'was asked who approves after that',
    'second-stand-ins': 'was asked who stands in for the second approvers',
    summary: 'was asked whether to add an approval rule',
    remove: 'was asked which approval rule to remove',
    numbers: 'was changing the numbers of the approval rules',
    away: 'was asked who is away until when',
    absence: 'was noting an absence',
    channel: 'was choosing a channel for approvals',
  },
  de: {
    rules: 'sah sich die Freigaberegeln an',
    condition: 'wurde gefragt, welche Bestellungen eine Freigabe brauchen',
    value: 'wurde nach der Grenze einer Freigaberegel gefragt',
    products: 'sah, welche Produkte eine Freigaberegel meint',
    scope: 'wurde gefragt, um wessen Bestellungen es in einer Freigaberegel geht',
    customer: 'wurde gefragt, um welchen Kunden es in einer Freigaberegel geht',
    'which-customer': 'sollte den Kunden einer Freigaberegel auswählen',
    unit: 'beschrieb eine Einheit für eine Freigaberegel',
    approvers: 'wurde gefragt, wer freigibt',
    'stand-ins': 'wurde gefragt, wer die Freigebenden vertritt',
    more: 'wurde gefragt, ob eine Freigabe reicht',
    second: 'wurde gefragt, wer danach freigibt',
    'second-stand-ins': 'wurde gefragt, wer die zweiten Freigebenden vertritt',
    summary: 'wurde gefragt, ob die Freigaberegel hinzugefügt werden soll',
    remove: 'wurde gefragt, welche Freigaberegel entfernt werden soll',
    numbers: 'änderte die Zahlen der Freigaberegeln',
    away: 'wurde gefragt, wer bis wann abwesend ist',
    absence: 'notierte eine Abwesenheit',
    channel: 'wählte einen Kanal für Freigaben',
  },
};

export const where = (step: string, language: Language): string | undefined => all[language][step];
