/** Whom a local test client speaks for; it has no sign-in, and ids that are no GUIDs. */
export interface PlaygroundPerson {
  readonly tenantId: string;
  readonly userId: string;
}

/** The activity of a local test client, put into the mouth of one person of the rehearsal. */
export function asPlaygroundPerson(activity: unknown, person: PlaygroundPerson): unknown {
  if (activity === null || typeof activity !== 'object') return activity;
  const given = activity as Record<string, Record<string, unknown> | undefined>;
  return {
    ...given,
    from: { ...given['from'], aadObjectId: person.userId },
    conversation: { ...given['conversation'], tenantId: person.tenantId },
    channelData: { ...given['channelData'], tenant: { id: person.tenantId } },
  };
}
