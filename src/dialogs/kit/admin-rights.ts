import type { GdapState } from '../../domain/gdap.ts';
import { folded, paragraph, type CardElement } from './card.ts';
import { spoken } from './spoken.ts';

/** Words about admin rights that more than one conversation says. */
export interface AdminRightsWords {
  readonly button: string;
  readonly is: string;
  readonly apart: string;
  readonly after: string;
  readonly never: string;
  readonly states: Record<GdapState, string>;
}

const en: AdminRightsWords = {
  button: 'What is this?',
  is: 'GDAP is Microsoft’s name for admin rights that a customer gives a partner: named roles, an end, and a trace of everything done with them.',
  apart:
    'It is not the reseller relationship: that one lets us sell, this one lets us work in the tenant. Either can be given or removed without the other.',
  after:
    'After the approval nobody of ours can do anything yet: a security group of ours gets the roles in Partner Center, and only its members have them.',
  never: 'Global Administrator is never asked for.',
  states: {
    prepared: 'being prepared at Microsoft',
    creating: 'being prepared at Microsoft',
    waiting: 'waiting for the customer’s approval',
    activating: 'approved, Microsoft is switching it on',
    active: 'active',
    ending: 'ending',
    ended: 'ended',
  },
};

const de: AdminRightsWords = {
  button: 'Was ist das?',
  is: 'GDAP nennt Microsoft Administratorrechte, die ein Kunde einem Partner gibt: benannte Rollen, ein Ende, und alles, was damit geschieht, ist nachzulesen.',
  apart:
    'Es ist nicht die Partnerbeziehung: Mit ihr dürfen wir verkaufen, mit diesen Rechten im Mandanten arbeiten. Beides kann man ohne das andere geben und nehmen.',
  after:
    'Nach der Zustimmung kann von uns noch niemand etwas tun: Im Partner Center bekommt eine Sicherheitsgruppe von uns die Rollen, und nur ihre Mitglieder haben sie.',
  never: 'Globaler Administrator wird nie angefragt.',
  states: {
    prepared: 'wird bei Microsoft vorbereitet',
    creating: 'wird bei Microsoft vorbereitet',
    waiting: 'wartet auf die Zustimmung des Kunden',
    activating: 'zugestimmt, Microsoft schaltet es ein',
    active: 'aktiv',
    ending: 'wird beendet',
    ended: 'beendet',
  },
};

export const adminRightsWords = spoken<AdminRightsWords>({ en, de });

/** The button that unfolds `whatAdminRightsAre`. */
export const whatButton = (t: AdminRightsWords) => ({ kind: 'fold', id: 'what', title: t.button }) as const;

/** What admin rights are, folded away until somebody asks. */
export const whatAdminRightsAre = (t: AdminRightsWords): CardElement =>
  folded('what', [
    paragraph(t.is),
    paragraph(t.apart),
    paragraph(t.after),
    paragraph(t.never, { subtle: true }),
  ]);
