/** What Microsoft keeps about a customer beside its tenant (Partner Center contract 5.1, 5.2, 6). */
export interface SimCustomer {
  tenantId: string;
  /** The reseller's own name for it may differ from the tenant's. */
  billing: SimBillingProfile;
  organizationRegistrationNumber: string | null;
  vetting: SimVetting | null;
  qualifications: SimQualification[];
  /** When its Global Administrator accepted the Microsoft Customer Agreement online; ISO 8601, simulated time. */
  directSignedAt: string | null;
  /** The partner's confirmations of the Microsoft Customer Agreement, oldest first. */
  agreements: SimAgreement[];
}

/** `Unknown`, `UnderReview` and `NotAllowed` block purchases; no status at all does not. */
export interface SimVetting {
  status: 'Unknown' | 'UnderReview' | 'Allowed' | 'NotAllowed' | 'Not Ready';
  updatedAt: string;
}

export interface SimBillingProfile {
  id: string;
  /** Changes with every write. */
  etag: string;
  firstName?: string;
  lastName?: string;
  email: string;
  culture: string;
  language: string;
  companyName: string;
  address: SimAddress;
}

export interface SimAddress {
  country: string;
  region?: string;
  city: string;
  state?: string;
  addressLine1: string;
  addressLine2?: string;
  postalCode?: string;
  firstName?: string;
  lastName?: string;
  phoneNumber?: string;
}

export interface SimQualification {
  qualification: 'Education' | 'GovernmentCommunityCloud' | 'StateOwnedEntity';
  vettingStatus?: 'Approved' | 'InReview' | 'Denied';
  vettingCreatedDate?: string;
}

export interface SimAgreement {
  templateId: string;
  primaryContact: { firstName: string; lastName: string; email: string; phoneNumber?: string };
  /** As the partner gave it. */
  dateAgreed: string;
  /** The partner's user whose token confirmed it. */
  userId: string;
}

/** What a `POST /v1/customers` answered, for the repeat with the same MS-RequestId. The password is not kept. */
export interface SimCreatedCustomer {
  requestId: string;
  accountId: string;
  tenantId: string;
}
