import { botAppId, person, teamsServiceUrl, tenant } from './people.ts';

/** An activity as Teams sends it, on the wire: any field may be replaced or left out with undefined. */
export function activity(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: String(Math.floor(Math.random() * 1e13)),
    timestamp: '2026-11-20T10:00:00Z',
    serviceUrl: teamsServiceUrl,
    channelId: 'msteams',
    from: { id: `29:${person.megan}`, name: 'Megan Bowen', aadObjectId: person.megan },
    recipient: { id: `28:${botAppId}`, name: 'CSP Concierge' },
    conversation: { id: 'a:direct-megan', conversationType: 'personal', tenantId: tenant.contoso },
    channelData: { tenant: { id: tenant.contoso } },
    entities: [{ type: 'clientInfo', locale: 'en-IE', country: 'IE', timezone: 'Europe/Dublin' }],
    locale: 'en-IE',
    localTimezone: 'Europe/Dublin',
    text: 'hello',
    textFormat: 'plain',
    ...changes,
  };
}

/** A press on a card, as an invoke. */
export function press(
  verb: string,
  data: unknown,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return activity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value: { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' },
    ...changes,
  });
}

/** A sign-in invoke or any other by its name. */
export function invoke(
  name: string,
  value: unknown,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return activity({ type: 'invoke', name, text: undefined, value, ...changes });
}

export function installation(action: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return activity({ type: 'installationUpdate', action, text: undefined, ...changes });
}
