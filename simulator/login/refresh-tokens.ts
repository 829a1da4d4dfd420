import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SimulatorContext } from '../context.ts';
import type { SimPartnerAccount } from '../world/types.ts';

/** Refresh tokens not used for so long are refused (Partner Center contract 2.1). */
const lifetimeMs = 90 * 24 * 3600 * 1000;

/**
 * A new refresh token for an account. It carries account and time under a signature, so that a database which
 * outlived a reset of the simulated world still holds a good one; Entra too keeps older tokens valid.
 */
export function issueRefreshToken(context: SimulatorContext, account: SimPartnerAccount): string {
  const content = `1.${account.id}.${context.world.now().getTime()}`;
  return `${content}.${sign(content)}`;
}

/** The account a refresh token belongs to, `old` after 90 days, undefined for anything else. */
export function readRefreshToken(
  context: SimulatorContext,
  token: string,
): SimPartnerAccount | 'old' | undefined {
  const { accounts } = context.world.state;
  const first = accounts.find((account) => token === `rehearsal-refresh-token-${account.id}`);
  if (first !== undefined) return first;
  const [version, accountId, issuedAt, signature = ''] = token.split('.');
  const expected = sign(`${version}.${accountId}.${issuedAt}`);
  const same =
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  if (!same) return undefined;
  if (Number(issuedAt) + lifetimeMs < context.world.now().getTime()) return 'old';
  return accounts.find((account) => account.id === accountId);
}

/** The key is no secret: it must only outlive restarts, resets and key rotations. */
function sign(content: string): string {
  return createHmac('sha256', 'refresh tokens of the rehearsal').update(content).digest('base64url');
}
