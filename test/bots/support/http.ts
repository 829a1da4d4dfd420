import { channelToken } from '../../../simulator/teams/delivery.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import { teamsServiceUrl } from './people.ts';

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
}

/** Posts a body straight to the product's Teams endpoint, without a client between. */
export async function postActivity(
  origin: string,
  body: string | object,
  headers: Record<string, string> = {},
  path = '/api/messages',
): Promise<WireAnswer> {
  const answer = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: parsed(text) };
}

/** Posts an activity with the token the channel would send along. */
export async function postSigned(
  house: Rehearsal,
  body: string | object,
  serviceUrl = teamsServiceUrl,
): Promise<WireAnswer> {
  const token = await channelToken(house.simulator.context, serviceUrl);
  return postActivity(house.botOrigin(), body, { authorization: `Bearer ${token}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
