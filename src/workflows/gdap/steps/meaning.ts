import { gdapAfter, type Gdap, type GdapEnd, type GdapStep } from '../../../domain/gdap.ts';
import type { GdapRelationship } from '../../../services/graph/gdap-port.ts';

export interface GdapMeaning {
  readonly step: GdapStep;
  /** Present with `end`. */
  readonly end?: GdapEnd;
}

/**
 * What Microsoft's status means for a request, given where it stands; undefined when it is no news. An answer that was
 * on its way while the case moved on takes nothing back.
 */
export function meaningOf(gdap: Gdap, relationship: GdapRelationship): GdapMeaning | undefined {
  const meaning = meaningOfStatus(gdap, relationship);
  if (meaning === undefined || gdapAfter(gdap.state, meaning.step) === undefined) return undefined;
  // Only a withdrawal of ours leaves a link that still works.
  if (gdap.state === 'ended' && gdap.end !== 'withdrawn') return undefined;
  return meaning;
}

function meaningOfStatus(gdap: Gdap, relationship: GdapRelationship): GdapMeaning | undefined {
  const wasActive = gdap.activatedAt !== undefined || relationship.activatedAt !== undefined;
  const byUs = gdap.droppedBy !== undefined;
  switch (relationship.status) {
    case 'approval-pending':
      return { step: 'offer' };
    case 'approved':
    case 'activating':
      return { step: 'approve' };
    case 'active':
      return { step: 'activate' };
    case 'expiring':
    case 'termination-requested':
    case 'terminating':
      return { step: 'wind-down' };
    case 'expired':
      return { step: 'end', end: wasActive ? 'expired' : 'unanswered' };
    case 'terminated':
      if (wasActive) return { step: 'end', end: byUs ? 'dropped' : 'removed' };
      return { step: 'end', end: byUs ? 'withdrawn' : 'rejected' };
    case 'created':
    case 'unknown':
      return undefined;
  }
}
