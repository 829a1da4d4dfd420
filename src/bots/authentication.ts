import { z } from 'zod';
import { isListedHost } from '../domain/clouds.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { TeamsActivity } from './activity.ts';
import { createBearerCheck } from './signed-token.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What a checked token says. Nothing else about a caller is believed. */
export interface VerifiedToken {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

export interface AuthenticationOptions {
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly botAppId: string;
  /** `https://api.botframework.com` in the public cloud. */
  readonly issuer: string;
  /** Hosts we answer to; a leading dot covers every host below. */
  readonly serviceHosts: readonly string[];
}

/** The one channel in which the tenant and the person of an activity are Microsoft's word, not the sender's. */
const channel = 'msteams';

const claims = z.object({ serviceurl: z.string().optional(), serviceUrl: z.string().optional() });

/**
 * Strict inbound authentication (contract teams 7.1): RS256 only, exact issuer and audience, in time, signed by a key
 * the service publishes, for the service URL the activity names and for Teams. Every failure looks the same outside.
 */
export function createAuthentication(options: AuthenticationOptions) {
  const { keys, clock, log, botAppId, issuer, serviceHosts } = options;
  const rules = { keys, clock, issuer, audience: botAppId, requiredClaims: ['exp', 'nbf'] };
  const check = createBearerCheck(rules);

  function refused(why: string): undefined {
    log.info({ why }, 'an inbound call was refused');
    return undefined;
  }

  return {
    /** Checks the Authorization headers before any body is read. Undefined = 401, whatever the reason. */
    async token(authorization: readonly string[]): Promise<VerifiedToken | undefined> {
      try {
        const checked = await check(authorization);
        if (checked.kind === 'refused') return refused(checked.why);
        const { payload, key } = checked;
        const url = claims.parse(payload);
        const serviceUrl = url.serviceurl ?? url.serviceUrl;
        if (serviceUrl === undefined) return refused('no service url in the token');
        return { serviceUrl, endorsements: key.endorsements };
      } catch (error) {
        return refused(error instanceof Error ? error.name : 'unreadable');
      }
    },

    /** Checks that the token was issued for this activity. */
    covers(token: VerifiedToken, activity: TeamsActivity): boolean {
      const isTeams = activity.channelId === channel && token.endorsements.includes(channel);
      if (isTeams && sameUrl(token.serviceUrl, activity.serviceUrl)) {
        const { protocol, host } = new URL(activity.serviceUrl);
        if (protocol === 'https:' && isListedHost(host, serviceHosts)) return true;
      }
      refused('token does not fit the activity');
      return false;
    },
  };
}

export type Authentication = ReturnType<typeof createAuthentication>;

const sameUrl = (a: string, b: string): boolean =>
  a.replace(/\/$/, '').toLowerCase() === b.replace(/\/$/, '').toLowerCase();
