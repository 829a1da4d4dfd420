import type { Clock } from '../../../src/clock.ts';
import { Problem } from '../../../src/errors.ts';
import type {
  GdapAccessAssignment,
  GdapAtGraph,
  GdapRelationship,
  GdapStatus,
} from '../../../src/services/graph/gdap-port.ts';

/** Graph's delegated admin relationships in memory, with what the workflow asks of it. */
export interface PretendGdap {
  readonly port: GdapAtGraph;
  /** Every call so far: `create`, `byId`, `page europe`. */
  readonly calls: string[];
  /** Every relationship there is, by its name's end: as Microsoft would list them. */
  readonly all: () => readonly GdapRelationship[];
  /** Microsoft or the customer moves one on. */
  becomes(id: string, status: GdapStatus, change?: Partial<GdapRelationship>): void;
  /** Which groups work with what; to be moved on. */
  readonly assignments: (GdapAccessAssignment & { readonly relationshipId: string })[];
  /** Called before a call works; may throw. */
  before: (call: string) => void;
  /** Called after a call has worked, before its answer arrives; may throw. */
  after: (call: string) => void;
}

export function pretendGdap(clock: Clock): PretendGdap {
  const known = new Map<string, GdapRelationship>();
  const accounts = new Map<string, string>();
  const assignments: (GdapAccessAssignment & { readonly relationshipId: string })[] = [];
  const calls: string[] = [];
  let made = 0;

  async function asked<T>(call: string, work: () => T): Promise<T> {
    calls.push(call);
    pretend.before(call);
    const answer = work();
    pretend.after(call);
    return answer;
  }
  function one(id: string): GdapRelationship {
    const found = known.get(id);
    if (found === undefined) throw new Problem('not-found', 'none', { remote: 'graph', status: 404 });
    return found;
  }
  const refused = (status: number) => new Problem('rejected', 'refused', { remote: 'graph', status });
  const becomes: PretendGdap['becomes'] = (id, status, change = {}) => {
    const before = one(id);
    const activatedAt = status === 'active' ? (before.activatedAt ?? clock.now()) : before.activatedAt;
    known.set(id, {
      ...before,
      status,
      activatedAt,
      endsAt: activatedAt === undefined ? undefined : activatedAt + before.durationDays * 86_400_000,
      ...change,
    });
  };

  const port: GdapAtGraph = {
    create: (account, wanted) =>
      asked('create', () => {
        if ([...known.values()].some(({ displayName }) => displayName === wanted.displayName))
          throw refused(400);
        made += 1;
        const half = `88888888-8888-4888-8888-${String(made).padStart(12, '0')}`;
        const relationship: GdapRelationship = {
          id: `${half}-${half}`,
          displayName: wanted.displayName,
          customer: { tenantId: wanted.customerTenantId, displayName: '' },
          roleIds: wanted.roleIds,
          status: 'created',
          durationDays: wanted.durationDays,
          autoExtends: wanted.autoExtends,
          createdAt: clock.now(),
          activatedAt: undefined,
          endsAt: undefined,
          etag: `W/"${made}"`,
        };
        known.set(relationship.id, relationship);
        accounts.set(relationship.id, account.id);
        return relationship;
      }),
    byId: (_account, id) =>
      asked('byId', () => {
        const relationship = known.get(id);
        return relationship === undefined
          ? ({ kind: 'not-found' } as const)
          : ({ kind: 'found', relationship } as const);
      }),
    byName: (_account, displayName) =>
      asked('byName', () =>
        [...known.values()].find((relationship) => relationship.displayName === displayName),
      ),
    lockForApproval: (_account, id) =>
      asked('lock', () => {
        if (one(id).status !== 'created') throw refused(400);
        becomes(id, 'approval-pending');
      }),
    terminate: (_account, id) =>
      asked('terminate', () => {
        if (one(id).status !== 'active') throw refused(400);
        becomes(id, 'termination-requested');
      }),
    setAutoExtend: (_account, { id, etag }, on) =>
      asked('extend', () => {
        if (etag !== one(id).etag) throw refused(412);
        becomes(id, one(id).status, { autoExtends: on });
        return one(id);
      }),
    remove: (_account, { id }) =>
      asked('remove', () => {
        if (one(id).status !== 'created') throw refused(400);
        known.delete(id);
      }),
    async *all(account) {
      yield await asked(`page ${account.id}`, () =>
        [...known.values()].filter(({ id }) => accounts.get(id) === account.id),
      );
      yield [];
    },
    approvalLink: (id) => `https://admin.microsoft.com/${id}`,
    accessAssignments: (_account, id) =>
      asked('assignments', () => assignments.filter((one) => one.relationshipId === id)),
    createAccessAssignment: (_account, id, { groupId, roleIds }) =>
      asked('assign', () => {
        const isThere = assignments.some((one) => one.relationshipId === id && one.groupId === groupId);
        if (one(id).status !== 'active' || isThere) throw refused(400);
        const status = 'pending' as const;
        const made = { relationshipId: id, id: groupId, groupId, roleIds, status, etag: undefined };
        assignments.push(made);
        return made;
      }),
  };
  const pretend: PretendGdap = {
    port,
    calls,
    all: () => [...known.values()],
    becomes,
    assignments,
    before: () => undefined,
    after: () => undefined,
  };
  return pretend;
}
