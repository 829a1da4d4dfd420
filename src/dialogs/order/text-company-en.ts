/** The company behind a new tenant, and its agreement with Microsoft. */
export const companyEn = {
  company: {
    countryTitle: 'In which country is the new customer?',
    countryWhy: 'It decides which details Microsoft asks for, and cannot be changed for a tenant later.',
    country: 'Country/region',
    countryError: 'Please choose one of the countries in the list; only there may we sell for you.',
    next: 'Continue',
    otherCustomer: 'Another customer',
    title: 'New customer – company and contact',
    of: (id: string, country: string) => `${id} · ${country}`,
    name: 'Legal company name, as on official papers',
    line1: 'Street and number',
    line2: 'Second line of the address',
    postalCode: 'Postcode',
    city: 'City',
    state: 'State or province',
    registrationNumber: 'Registration number',
    contactTitle: 'Contact at the customer',
    contactWhy:
      'This person receives a code now, and the first sign-in later. A wrong address can block the tenant’s name for good.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    optional: (label: string) => `${label} (may be left out)`,
    required: 'This is needed.',
    check: 'Check',
    otherCountry: 'Another country',
    wholeCompany: 'The whole company',
    save: 'Save for later',
    missing: (label: string) => `${label} is missing.`,
    badForm: (label: string, example: string | undefined) =>
      `${label} does not look as it does in that country${example === undefined ? '' : `; an example: ${example}`}.`,
    nameProblems: {
      empty: 'The company’s legal name is missing.',
      'too-short': 'This is too short for a company’s legal name.',
      test: 'This looks like a name for testing. Microsoft wants the legal name and may refuse anything else.',
    },
    badName: 'Please give the contact’s first and last name.',
    testName:
      'The contact’s name looks like one for testing. This person gets the first sign-in; please name somebody who works there.',
    noMailThere: (said: string) => `No mail is delivered to an address that ends like “${said}”.`,
    badEmail: (said: string) => `“${said}” is not a whole e-mail address; it looks like anna@contoso.com.`,
    badPhone: (example: string) => `The phone number is none there; it looks like ${example}.`,
    addressTitle: 'About the address',
    addressSuggested: (typed: string) =>
      `Microsoft does not know “${typed}” as it is. Is one of these meant?`,
    addressUnknown: (typed: string) =>
      `Microsoft does not know “${typed}”. Please look at street, postcode and city once more.`,
    addressUnreadable:
      'The address check is not answering properly. You may go on with your word for it; it is checked again before the order.',
    attestWhy: 'If you confirm it, your word is recorded with the order.',
    takeSuggestion: 'Use the suggestion',
    takeSuggestionOf: (number: number) => `Use suggestion ${number}`,
    editAddress: 'Edit the address',
    attest: 'It is right – I confirm',
    checkAgain: 'Check again',
    duplicateTitle: 'Do you have this customer already?',
    duplicateWhy: (name: string) =>
      `“${name}” resembles customers of yours. A second tenant for the same company is hard to merge later.`,
    useExisting: (domain: string) => `Use ${domain}`,
    apart: 'It is another company',
    codeTitle: 'Code from the contact',
    sent: (address: string, until: string) =>
      `A code is on its way to ${address}. It is good until ${until}.`,
    wait: (address: string, until: string) =>
      `Several codes went to ${address} already; the next one can be sent at ${until}. The newest one still counts.`,
    codeWhy:
      'Ask the contact for the six digits. A wrong address can block the tenant’s name for good, so this is proven first.',
    code: 'Six digits',
    checkCode: 'Check the code',
    resend: 'Send a new code',
    otherAddress: 'Another address',
    wrongCode: (left: number) =>
      `That is not the code. ${left === 1 ? 'One try is' : `${left} tries are`} left.`,
    ownAddress:
      'It looks like an address of your own company. The first sign-in of the new tenant goes there as well; it should be somebody of the customer.',
    nameOnly: 'Please press a button, or type the name alone; nothing has been taken.',
    notACode: 'The code has six digits; nothing has been tried.',
    newCode: 'This code does not count any more. Please have a new one sent.',
    cannotReceive: (address: string) =>
      `${address} cannot receive mail. A wrong address can block the tenant’s name for good, so I stop here; please give another one.`,
    vouchTitle: 'Is this address right?',
    vouchWhy: (address: string, isKnown: boolean) =>
      `I cannot send a code to ${address} from here. ${isKnown ? 'Its domain takes mail; whether the person reads it, only you can tell.' : 'Whether it takes mail, I cannot tell.'}`,
    vouch: 'It is right – I confirm',
    prefixTitle: 'Name of the new tenant',
    prefix: 'Name before .onmicrosoft.com',
    prefixFree: (prefix: string) => `${prefix}.onmicrosoft.com is free.`,
    prefixTaken: (prefix: string) =>
      `${prefix}.onmicrosoft.com is taken. If it is the customer’s own, use that tenant.`,
    prefixRule: 'Letters from a to z and digits, at most 27.',
    alsoFree: (list: string) => `Free: ${list}`,
    permanent:
      'It cannot be changed later. Letters from a to z and digits, at most 27. People can use the company’s own domain afterwards.',
    usePrefix: (prefix: string) => `Use ${prefix}`,
    useThisPrefix: 'Use this name',
    checkPrefix: 'Check this name',
    theirs: 'It is theirs – use that tenant',
    prefixProblems: {
      empty: 'Please type a name.',
      'too-long': 'This is longer than 27 characters. Here is a shorter one.',
      characters: 'Only letters from a to z and digits are possible. Here is one without the others.',
    },
  },
  agreement: {
    title: (buyer: string) =>
      buyer === '' ? 'The Microsoft Customer Agreement' : `The Microsoft Customer Agreement of ${buyer}`,
    why: 'Microsoft sells only to customers who have accepted it, and wants to know who did and when.',
    withMe: 'They signed with me',
    online: 'Let them accept online',
    read: (language: string, country: string) =>
      country === '' ? `Read it (${language})` : `Read it (${language}, for ${country})`,
    openText: 'Open the text',
    textUntil: (language: string, country: string, until: string) =>
      `The text is ready (${language}${country === '' ? '' : `, for ${country}`}). Microsoft’s link works until ${until}; after that, ask for it again.`,
    textPage: 'Microsoft does not hand out the text right now. Its page has it in every language.',
    onlineHow:
      'Accepting online: the order waits until Microsoft reports the acceptance, and goes on by itself.',
    onlineAfter:
      'Accepting online: possible once the tenant is there and its administrator has signed in. The order makes the tenant, waits, and goes on by itself.',
    onlineNot:
      'They have bought through a partner before. Microsoft then usually asks the partner to confirm the agreement, so accepting online is not offered.',
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
    badDate: 'The day of signing must be a day that has been, in the year 2000 or later.',
    signerIsSeller: (name: string, customer: string) =>
      `${name} is of your company. Microsoft wants to know who accepted for ${customer}: please name somebody of theirs.`,
    badEmail: (said: string) => `“${said}” is not an e-mail address that can receive mail.`,
    badName: 'Please give the signer’s first and last name.',
    badPhone: (example: string) => `This is no phone number there. It looks like ${example}.`,
    already: (signer: string, when: string | undefined) =>
      `Microsoft already has the agreement: ${signer === '' ? 'accepted' : signer}${when === undefined ? '' : `, ${when}`}. I use that.`,
    alreadyOnline: 'Microsoft already has the agreement, accepted online. I use that.',
  },
};
export type CompanyWords = typeof companyEn;
