/** The company behind a new tenant, and its agreement with Microsoft. */
export const companyEn = {
  agreement: {
    title: (buyer: string) =>
      buyer === '' ? 'The Microsoft Customer Agreement' : `The Microsoft Customer Agreement of ${buyer}`,
    why: 'Microsoft sells only to customers who have accepted it, and wants to know who did and when.',
    withMe: 'They signed with me',
    online: 'Let them accept online',
    read: 'Read it',
    onlineHow:
      'Accepting online: the order waits until Microsoft reports the acceptance, and goes on by itself.',
    signerTitle: (buyer: string) => (buyer === '' ? 'Who has signed?' : `Who has signed for ${buyer}?`),
    signerWhy:
      'Somebody of the customer with the right to sign. Microsoft sends a confirmation to this address.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone (may be left out)',
    signedOn: 'Signed on',
    required: 'This is needed.',
    record: 'Use these details',
    back: 'Back',
    badDate: 'The day of signing must be a day that has been, not one to come.',
    badEmail: (said: string) => `“${said}” is not an e-mail address that can receive mail.`,
    badName: 'Please give the signer’s first and last name.',
    badPhone: (example: string) => `This is no phone number there. It looks like ${example}.`,
    already: (signer: string, when: string | undefined) =>
      `Microsoft already has the agreement: ${signer === '' ? 'accepted' : signer}${when === undefined ? '' : `, ${when}`}. I use that.`,
    alreadyOnline: 'Microsoft already has the agreement, accepted online. I use that.',
  },
};
export type CompanyWords = typeof companyEn;
