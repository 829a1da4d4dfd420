import type { Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { batchCard } from './batch-card.ts';
import { stateOf } from './batch-said.ts';
import { batchWords } from './batch-text.ts';
import type { InvitationsServices } from './services.ts';

/** The card of a list of customers as it stands, and how it stands in one sentence. Undefined for unknown ones. */
export async function announceBatch(
  services: InvitationsServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const { tenantId, userId, language } = audience;
  const asker = { tenantId, userId, staff: services.isHomeTenant(tenantId) };
  const batch = await services.invitationBatches.find(news.caseId, asker);
  if (batch === undefined) return undefined;
  const { resellerId } = batch;
  const reseller = resellerId === undefined ? undefined : await services.resellers.find(resellerId, asker);
  const repeat = news.possibleRepeat ? `${kitWords(language).possibleRepeat} ` : '';
  const account = (id: string) => services.customers.account(id);
  return {
    card: batchCard({ batch, reseller: reseller?.company, account }, audience),
    message: repeat + batchWords(language).message(batch.id, stateOf(batch, audience)),
  };
}
