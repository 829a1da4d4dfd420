import type { SimulatorContext } from '../context.ts';
import type { SimGdapRelationship, SimGdapStatus } from '../world/gdap-types.ts';
import { announceGdap } from './announce.ts';
import { readDuration } from './durations.ts';

/** A request nobody approves dies after so long (Graph contract 2.4). */
const unapprovedMs = 90 * 24 * 3600 * 1000;
/** How long `expiring` takes; not documented. */
const expiringMs = 60_000;

/** Brings every delegated admin relationship to where it is by the simulated clock. */
export function settleGdap(context: SimulatorContext): void {
  const now = context.world.now().getTime();
  for (const relationship of context.world.state.gdap) {
    while (relationship.dueAt !== null && Date.parse(relationship.dueAt) <= now) {
      goOn(context, relationship, Date.parse(relationship.dueAt));
    }
    settleAssignments(context, relationship, now);
  }
}

/** When an unapproved relationship dies. */
export const diesAt = ({ createdAt }: Pick<SimGdapRelationship, 'createdAt'>) =>
  new Date(Date.parse(createdAt) + unapprovedMs).toISOString();

/** Puts the relationship into a status at a moment, tells who has to hear of it, and says when that status ends. */
export function enter(
  context: SimulatorContext,
  relationship: SimGdapRelationship,
  status: SimGdapStatus,
  atMs: number,
): void {
  const at = new Date(atMs).toISOString();
  const later = (milliseconds: number) => new Date(atMs + milliseconds).toISOString();
  const half = relationship.stepSeconds * 500;
  context.world.change(() => {
    relationship.status = status;
    relationship.modifiedAt = at;
    relationship.version += 1;
    if (status === 'active') {
      relationship.activatedAt = at;
      relationship.endsAt = later(readDuration(relationship.duration) ?? 0);
    }
    if (status === 'terminated' && relationship.activatedAt !== null) relationship.endsAt = at;
    const ends: Partial<Record<SimGdapStatus, string | null>> = {
      approvalPending: diesAt(relationship),
      approved: later(half),
      activating: later(half),
      active: relationship.endsAt,
      expiring: later(expiringMs),
      terminationRequested: later(half),
      terminating: later(half),
    };
    relationship.dueAt = ends[status] ?? null;
  });
  announceGdap(context, relationship, at);
}

/** What follows a status whose time has come. */
function goOn(context: SimulatorContext, relationship: SimGdapRelationship, atMs: number): void {
  const next = (status: SimGdapStatus) => enter(context, relationship, status, atMs);
  switch (relationship.status) {
    case 'created':
      return isLocked(relationship) ? lock(context, relationship, atMs) : next('expired');
    case 'approvalPending':
      return next('expired');
    case 'approved':
      return next('activating');
    case 'activating':
      return next('active');
    case 'active':
      return relationship.autoExtendDuration === 'P180D'
        ? extend(context, relationship, atMs)
        : next('expiring');
    case 'expiring':
      return next('expired');
    case 'terminationRequested':
      return next('terminating');
    case 'terminating':
      succeed(context, relationship);
      return next('terminated');
    case 'expired':
    case 'terminated':
      relationship.dueAt = null;
  }
}

/** True from the request to lock it on, also before the lock has happened. */
export const isLocked = ({ requests }: SimGdapRelationship) =>
  requests.some(({ action }) => action === 'lockForApproval');

function lock(context: SimulatorContext, relationship: SimGdapRelationship, atMs: number): void {
  succeed(context, relationship);
  enter(context, relationship, 'approvalPending', atMs);
}

function extend(context: SimulatorContext, relationship: SimGdapRelationship, atMs: number): void {
  context.world.change(() => {
    relationship.endsAt = new Date(atMs + (readDuration(relationship.autoExtendDuration) ?? 0)).toISOString();
    relationship.dueAt = relationship.endsAt;
    relationship.modifiedAt = new Date(atMs).toISOString();
    relationship.version += 1;
  });
}

function succeed(context: SimulatorContext, relationship: SimGdapRelationship): void {
  context.world.change(() => relationship.requests.forEach((request) => (request.status = 'succeeded')));
}

/** A group works with its roles a moment after it was named. */
function settleAssignments(context: SimulatorContext, relationship: SimGdapRelationship, now: number): void {
  for (const assignment of relationship.assignments) {
    const isDue = Date.parse(assignment.createdAt) + relationship.stepSeconds * 1000 <= now;
    if (assignment.status !== 'pending' || !isDue) continue;
    context.world.change(() => {
      assignment.status = 'active';
      assignment.version += 1;
    });
    const at = context.world.now().toISOString();
    announceGdap(context, relationship, at, { assignmentId: assignment.id, what: 'activated' });
  }
}
