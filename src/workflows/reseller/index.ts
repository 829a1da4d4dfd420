import { peopleOfReseller } from '../../services/store/reseller-people.ts';
import { latestResellers, waitingResellers } from '../../services/store/resellers.ts';
import { deskFlow, resellerFlow, type ResellerContext } from './context.ts';
import type { MadeTenants, Resellers } from './port.ts';
import { checkAgain, confirmReseller, findingsOf, refuseReseller } from './steps/decide.ts';
import { rivalsOf } from './steps/rivals.ts';
import { resumeReseller, suspendReseller } from './steps/suspend.ts';
import { importKnownResellers, type KnownReseller } from './steps/known.ts';
import { lookAt } from './steps/look.ts';
import { memberOf, visibleTo } from './steps/membership.ts';
import { addOwnUseTenant, decideTenant, keepMadeTenant } from './steps/own-use.ts';
import { admitPerson, askToJoin, holders, removePerson } from './steps/people.ts';
import { registerReseller } from './steps/register.ts';

export interface ResellerWorkflow extends Resellers, MadeTenants {
  /** Takes over resellers the operator names in the provider file; to be called at every start, by every instance. */
  importKnown(known: readonly KnownReseller[]): Promise<void>;
}

/**
 * The reseller story: requested → confirmed or refused, stopped and let go on, and people who come and go. What Microsoft says decides whether
 * it can be confirmed; who may do what is decided here, from the verified tenant and user.
 */
export function createResellerWorkflow(context: ResellerContext): ResellerWorkflow {
  const { db } = context.database;
  return {
    look: (registration) => lookAt(context, registration),
    register: (request) => registerReseller(context, request),
    membership: (person) => memberOf(db, person),
    find: (id, asker) => visibleTo(db, id, asker),
    waiting: async (asker, limit) => (asker.staff ? waitingResellers(db, limit) : []),
    latest: async (asker, limit) => (asker.staff ? latestResellers(db, limit) : []),
    rivals: async (id, asker) => (asker.staff ? rivalsOf(db, await visibleTo(db, id, asker)) : []),
    findings: (id) => findingsOf(context, id, { afresh: false }),
    check: (id, asker) => checkAgain(context, id, asker),
    confirm: (id, by) => confirmReseller(context, id, by),
    refuse: (id, because, by) => refuseReseller(context, id, because, by),
    suspend: (id, because, by) => suspendReseller(context, id, because, by),
    resume: (id, by) => resumeReseller(context, id, by),
    async show(id, reader, card) {
      if ((await visibleTo(db, id, reader)) === undefined) return;
      const { tenantId, userId, staff } = reader;
      const item = { flow: staff ? deskFlow : resellerFlow, caseId: id, event: 'shown' };
      await context.database.withTransaction((tx) =>
        context.news.adopt(tx, item, { tenantId, userId }, card),
      );
    },
    async people(id, asker) {
      const membership = asker.staff === true ? undefined : await memberOf(db, asker);
      const isOwn = membership?.reseller.id === id && membership.person !== undefined;
      if (!isOwn && asker.staff !== true) return [];
      return peopleOfReseller(db, id);
    },
    askToJoin: (by) => askToJoin(context, by),
    admit: (id, person, roles, by) => admitPerson(context, id, person, roles, by),
    remove: (id, person, by) => removePerson(context, id, person, by),
    addOwnUseTenant: (id, domain, by) => addOwnUseTenant(context, id, domain, by),
    keepMadeTenant: (tx, id, made, by) => keepMadeTenant(context, tx, id, made, by),
    decideTenant: (id, tenantId, isTheirs, by) => decideTenant(context, id, tenantId, isTheirs, by),
    withRole: (id, role) => holders(db, id, role),
    importKnown: (known) => importKnownResellers(context, known),
  };
}
