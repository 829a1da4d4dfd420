import assert from 'node:assert/strict';
import { Problem } from '../../../src/errors.ts';
import type { WebhookEvent } from '../../../src/services/partner-center/webhook-event.ts';
import { processWebhook } from '../../../src/workflows/invitation/steps/webhook.ts';
import { useDatabase } from '../../support/database.ts';
import { emptyGdapTables, gdapDesk, type GdapDesk } from '../support/gdap-desk.ts';
import { invitationDesk, type InvitationDesk } from '../support/invitation-desk.ts';

describe('events about admin rights', () => {
  const database = useDatabase();
  let desk: GdapDesk;
  let invitations: InvitationDesk;

  beforeEach(async () => {
    await emptyGdapTables(database());
    desk = gdapDesk(database());
    invitations = invitationDesk(database());
  });

  const event = (relationshipId: string, name = 'Granular-Admin-Relationship-Activated'): WebhookEvent => ({
    eventName: name,
    resourceName: 'GranularAdminRelationship',
    resourceUri: `https://partner.microsoft.com/granularAdminRelationships/${relationshipId}`,
    auditUri: undefined,
    resourceChangeUtcDate: '2026-11-17T09:00:00Z',
  });

  /** Receives the event and works on it once; says what became of it. */
  async function arrives(about: WebhookEvent): Promise<string | null | undefined> {
    await invitations.workflow.receive('europe', about);
    const { id } = await database().db.selectFrom('webhook_event').select('id').executeTakeFirstOrThrow();
    const context = { ...invitations.context, adminRights: (about: string) => desk.workflow.happened(about) };
    await processWebhook(context, id, 0);
    const row = await database().db.selectFrom('webhook_event').select('outcome').executeTakeFirst();
    return row?.outcome;
  }

  it('activated, in any spelling: read at Microsoft and recorded', async () => {
    const { id, relationshipId = '' } = await desk.offered();
    desk.graph.becomes(relationshipId, 'active');
    assert.equal(await arrives(event(relationshipId)), 'recorded');
    assert.equal((await desk.gdap(id)).state, 'active');
  });

  it('an event says what Microsoft does not show: nothing changes', async () => {
    const { id, relationshipId = '' } = await desk.offered();
    assert.equal(await arrives(event(relationshipId, 'granular-admin-relationship-terminated')), 'recorded');
    assert.equal((await desk.gdap(id)).state, 'waiting');
  });

  it('about a relationship made elsewhere, or without an id: kept as such', async () => {
    const unknown = '99999999-9999-4999-8999-999999999999';
    assert.equal(await arrives(event(`${unknown}-${unknown}`)), 'not-ours');
    await emptyGdapTables(database());
    assert.equal(await arrives({ ...event('x'), resourceUri: undefined }), 'no-relationship');
  });

  it('Microsoft is down: rejected, to be told again', async () => {
    const { relationshipId = '' } = await desk.offered();
    desk.graph.before = () => {
      throw new Problem('unavailable', 'down', { remote: 'graph' });
    };
    await assert.rejects(arrives(event(relationshipId)), Problem);
  });
});
