/** What accepting an invitation brings, beside what it should. */
export interface AcceptanceSwitches {
  /** A link of both relationships brings only the provider's. */
  resellerLeftOut: boolean;
  /** Accepting a relationship signs no customer agreement. */
  agreementLeftOut: boolean;
  /** Who accepts does so in a second tenant of the same company, which is made then. */
  acceptedIn: 'own-tenant' | 'second-tenant';
}

export const normalAcceptance = (): AcceptanceSwitches => ({
  resellerLeftOut: false,
  agreementLeftOut: false,
  acceptedIn: 'own-tenant',
});
