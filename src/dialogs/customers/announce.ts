import { isProblem } from '../../errors.ts';
import type { CustomerStatus } from '../../workflows/customer-status/port.ts';
import type { Button } from '../kit/buttons.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { moment, type Reader } from '../kit/language.ts';
import { customerCard } from './cards.ts';
import type { CustomersServices } from './services.ts';
import { words } from './text.ts';
import { isReady, lacksRelationship, licenceLines, openLines, standingLines } from './view.ts';

/** What may have changed at Microsoft, and is worth asking it again. */
const changesThere = /^(?:order-finish|invitation-(?:accept|accept-elsewhere|remove)|relationship|gdap)/;

/** How many orders get a button of their own. */
const mostOrderButtons = 2;

/**
 * The live card of a customer as it stands for this reader. Undefined for a customer the reader may not know (any more),
 * and while it cannot be found out whose customer it is: the card stays as it was then.
 */
export async function announceCustomer(
  services: CustomersServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const { tenantId, userId } = audience;
  const asker = { tenantId, userId, staff: services.isHomeTenant(tenantId) };
  const again = changesThere.test(news.event);
  try {
    const status = await services.statuses.of(asker, news.caseId, { again });
    if (status === 'unknown') return undefined;
    const t = words(audience.language).card;
    const message = t.message(plain(status.name), isReady(status) ? t.ready : t.notReady);
    return { card: cardOf(services, status, audience), message };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

function cardOf(services: CustomersServices, status: CustomerStatus, reader: Reader): Card {
  const { card: t, why } = words(reader.language);
  const { licences, seatsUnknown } = status;
  const shown = licenceLines(status, reader);
  const noSeats = seatsUnknown === undefined ? undefined : t.licences.noSeats(why[seatsUnknown]);
  const aboutLicences =
    licences.kind === 'unknown'
      ? t.licences.unknown(why[licences.because])
      : shown.length === 0
        ? t.licences.none
        : noSeats;
  const isElsewhere = licences.kind === 'known' && licences.value.some(({ elsewhere }) => elsewhere > 0);
  return customerCard(
    {
      title: plain(status.name),
      about: t.checked(plain(status.domain), moment(status.readAt, reader)),
      standing: standingLines(services, status, reader),
      licences: shown,
      aboutLicences,
      underWay: openLines(status, reader),
      explained: [t.explain.rights, t.explain.seats, ...(isElsewhere ? [t.explain.elsewhere] : [])],
      buttons: buttonsOf(status, reader),
    },
    t,
  );
}

/** Only what this reader may do, and what makes sense as the customer stands. */
function buttonsOf(status: CustomerStatus, reader: Reader): readonly Button[] {
  const t = words(reader.language).card.buttons;
  const press = (
    verb: string,
    title: string,
    more: Partial<Extract<Button, { kind: 'case' }>> = {},
  ): Button => ({
    kind: 'case',
    verb: `customers.${verb}`,
    title,
    caseId: status.tenantId,
    version: 1,
    ...more,
  });
  const isInvitable = lacksRelationship(status);
  return [
    ...(status.seenBy === 'seller' ? [press('order', t.order, { primary: true })] : []),
    ...(isInvitable ? [press('invite', t.invite, { primary: status.seenBy === 'staff' })] : []),
    ...status.orders
      .slice(0, mostOrderButtons)
      .map(({ order: { id } }) => press('open', t.open(id), { extra: { order: id } })),
    press('check', t.check),
    { kind: 'fold', id: 'why', title: t.why },
  ];
}
