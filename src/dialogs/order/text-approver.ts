import { spoken } from '../kit/spoken.ts';

/** What a seller hears whose order wants an approval that nobody else may give (error path 30). */
export const approverWords = spoken({
  en: {
    ahead: {
      wanted: (names: string, why: string) => `Approval: ${names} will be asked – ${why}`,
      maybe: (names: string, why: string) => `Approval: may be needed; then ${names} will be asked – ${why}`,
      nobody: (why: string) => `Approval – ${why}`,
      maybeNobody: (why: string) => `Approval: may be needed, and nobody else may give it – ${why}`,
      place: 'Place order and ask for approval',
      pickApprover: 'Pick approver',
    },
    title: (id: string) => `Who approves ${id}?`,
    somebodyElse: 'You asked for it, so somebody else has to approve.',
    pick: 'Pick who decides this time. They must be one of your colleagues here.',
    nobodyThere: 'Nobody else of your company has been admitted here yet; “people” admits them.',
    ownerPicks:
      'Nobody else may approve it; your owners know of it now. An owner can change the rule with “approval rules”, or admit another owner with “people”; the provider’s people can help, too.',
    approver: (name: string) => `Pick ${name}`,
    askProvider: 'Ask provider',
    later: 'Back to the order',
    lookAgain:
      'Please look at the order once more: it is not as it was shown, or nobody has to be picked any more.',
    unknown: 'I know no such colleague. Please press one of the names.',
  },
  de: {
    ahead: {
      wanted: (names: string, why: string) => `Freigabe: ${names} wird gefragt – ${why}`,
      maybe: (names: string, why: string) =>
        `Freigabe: vielleicht nötig; dann wird ${names} gefragt – ${why}`,
      nobody: (why: string) => `Freigabe – ${why}`,
      maybeNobody: (why: string) => `Freigabe: vielleicht nötig, und niemand sonst darf sie geben – ${why}`,
      place: 'Bestellen und um Freigabe bitten',
      pickApprover: 'Freigebende Person wählen',
    },
    title: (id: string) => `Wer gibt ${id} frei?`,
    somebodyElse: 'Sie haben darum gebeten, also muss jemand anderes freigeben.',
    pick: 'Wählen Sie, wer dieses Mal entscheidet. Es muss jemand sein, der hier zu Ihrer Firma gehört.',
    nobodyThere: 'Sonst ist hier noch niemand aus Ihrer Firma zugelassen; mit „Leute“ geht das.',
    ownerPicks:
      'Niemand sonst darf freigeben; Ihre Inhaber wissen jetzt davon. Ein Inhaber kann mit „Freigaberegeln“ die Regel ändern oder mit „Leute“ einen weiteren Inhaber zulassen; auch die Leute des Anbieters helfen.',
    approver: (name: string) => `${name} wählen`,
    askProvider: 'Anbieter fragen',
    later: 'Zurück zur Bestellung',
    lookAgain:
      'Bitte sehen Sie die Bestellung noch einmal an: Sie ist nicht mehr wie gezeigt, oder es muss niemand mehr gewählt werden.',
    unknown: 'So jemanden kenne ich nicht. Bitte drücken Sie einen der Namen.',
  },
});
