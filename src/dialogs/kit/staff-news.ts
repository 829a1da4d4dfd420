import type { PersonKey } from '../../domain/person.ts';
import type { Flow } from './flow.ts';

export interface StaffNewsServices {
  readonly isHomeTenant: (tenantId: string) => boolean;
  /** Whether somebody of the provider's tenant works with its customers. Throws Problem when that cannot be found out. */
  readonly isStaff: (person: PersonKey) => Promise<boolean>;
}

/**
 * The same flow, whose news is the staff's: news waits, in quiet hours or until a reader is back, and who has left the
 * staff by then is told nothing of it. A channel of the provider has been let in by staff.
 */
export function toldToStaff(flow: Flow, services: StaffNewsServices): Flow {
  const { announce } = flow;
  if (announce === undefined) return flow;
  return {
    ...flow,
    async announce(news, audience) {
      const { tenantId, userId, isChannel } = audience;
      const isColleague = isChannel !== true && services.isHomeTenant(tenantId);
      if (isColleague && !(await services.isStaff({ tenantId, userId }))) return undefined;
      return announce(news, audience);
    },
  };
}
