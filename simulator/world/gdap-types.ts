export type SimGdapStatus =
  | 'created'
  | 'approvalPending'
  | 'approved'
  | 'activating'
  | 'active'
  | 'expiring'
  | 'expired'
  | 'terminationRequested'
  | 'terminating'
  | 'terminated';

/** A delegated admin relationship between a partner account and a customer (Graph contract 2). */
export interface SimGdapRelationship {
  /** Two GUIDs with a hyphen between. */
  id: string;
  accountId: string;
  displayName: string;
  /** ISO 8601 as the partner gave it: `P365D`. */
  duration: string;
  autoExtendDuration: string;
  /** Null: whichever customer approves first. */
  customerTenantId: string | null;
  /** Role template ids. */
  roleIds: string[];
  status: SimGdapStatus;
  /** ISO 8601, simulated time, like every time here. */
  createdAt: string;
  modifiedAt: string;
  activatedAt: string | null;
  endsAt: string | null;
  /** When the present status ends by itself; null when only somebody's deed ends it. */
  dueAt: string | null;
  /** How long activating or ending takes; fixed when it begins. */
  stepSeconds: number;
  /** Not in any answer before. */
  shownFrom: string;
  /** Grows with every change; what the ETag is made of. */
  version: number;
  requests: SimGdapRequest[];
  assignments: SimGdapAssignment[];
  operations: SimGdapOperation[];
}

export interface SimGdapRequest {
  id: string;
  action: 'lockForApproval' | 'terminate';
  status: 'created' | 'succeeded';
  createdAt: string;
}

export interface SimGdapAssignment {
  id: string;
  groupId: string;
  roleIds: string[];
  status: 'pending' | 'active';
  createdAt: string;
  version: number;
}

export interface SimGdapOperation {
  id: string;
  operationType: 'delegatedAdminAccessAssignmentUpdate' | 'delegatedAdminRelationshipUpdate';
  /** JSON as text. */
  data: string;
  createdAt: string;
}

export interface GdapSwitches {
  /** Creating a delegated admin relationship is refused: 403. */
  gdapCreateRefused: boolean;
  /** So many relationships come into being, then the connection drops. */
  gdapLoseCreateNext: number;
  /** Seconds of simulated time until a new relationship is in any answer. */
  gdapShownAfterSeconds: number;
  /** The partner's tenant lacks the principal that app-only calls need: 403 to each. */
  gdapPrincipalMissing: boolean;
  /** Seconds from the lock to the waiting for approval. */
  gdapLockSeconds: number;
  /** Seconds activating takes after the approval, and ending after it was asked for. */
  gdapActivationSeconds: number;
}

export const normalGdap = (): GdapSwitches => ({
  gdapCreateRefused: false,
  gdapLoseCreateNext: 0,
  gdapShownAfterSeconds: 0,
  gdapPrincipalMissing: false,
  gdapLockSeconds: 0,
  gdapActivationSeconds: 4,
});
