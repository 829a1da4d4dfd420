import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import { checkBearer } from '../signed-token.ts';
import type { SigningKeys } from '../signing-keys.ts';

export interface StaffTokenOptions {
  /** Keys that Entra publishes for the staff's tenant. */
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly appId: string;
  /** Where the tab is served; its host is part of the application id URI. */
  readonly publicUrl: string;
  /** The staff's tenant. */
  readonly tenantId: string;
  /** Sign-in host of the cloud: `https://login.microsoftonline.com`. */
  readonly authority: string;
}

/** Somebody of the staff's tenant, as Entra says; what they may do is another question. */
export type SignedIn = PersonKey & { readonly name: string };

const guid = z.guid().transform((value) => value.toLowerCase());
const claims = z.object({
  tid: guid,
  oid: guid,
  scp: z.string(),
  name: z.string().max(200).default(''),
});

/**
 * The token that Teams gives a tab for the person before it (contract teams 7.4): RS256 only, signed by a key of the
 * staff's tenant, issued by it and for somebody of it, for this application and the scope `access_as_user`, in time.
 * Every failure looks the same outside.
 */
export function createStaffTokens(options: StaffTokenOptions) {
  const { keys, clock, log, appId, tenantId, authority } = options;
  const { host } = new URL(options.publicUrl);
  const rules = {
    keys,
    clock,
    issuer: [`${authority}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
    audience: [appId, `api://${host}/${appId}`, `api://${host}/botid-${appId}`],
    requiredClaims: ['exp', 'nbf', 'iat'],
  };

  function refused(why: string): undefined {
    log.info({ why }, 'a call of the tab was refused');
    return undefined;
  }

  return {
    /** Checks the Authorization headers. Undefined = 401, whatever the reason. */
    async check(authorization: readonly string[]): Promise<SignedIn | undefined> {
      try {
        const checked = await checkBearer(authorization, rules);
        if (checked.kind === 'refused') return refused(checked.why);
        const { tid, oid, scp, name } = claims.parse(checked.payload);
        if (tid !== tenantId) return refused('another tenant');
        if (!scp.split(' ').includes('access_as_user')) return refused('scope');
        return { tenantId: tid, userId: oid, name };
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unreadable');
      }
    },
  };
}

export type StaffTokens = ReturnType<typeof createStaffTokens>;
