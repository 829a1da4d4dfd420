import { randomUUID } from 'node:crypto';
import type { SimMail } from '../world/mail-types.ts';
import type { WorldStore } from '../world/store.ts';

const mostKept = 1_500;

/** Puts a mail into its mailbox; one with a known Message-ID counts as a copy of the first. */
export function takeMail(
  world: Pick<WorldStore, 'change' | 'journal' | 'now'>,
  fresh: Omit<SimMail, 'id' | 'receivedAt' | 'copies'>,
): void {
  const copy = world.change((state) => {
    const known = state.mails.find((one) => one.messageId === fresh.messageId && one.to === fresh.to);
    if (known !== undefined) {
      known.copies += 1;
      return known.copies;
    }
    state.mails.push({ ...fresh, id: randomUUID(), receivedAt: world.now().toISOString(), copies: 1 });
    state.mails.splice(0, Math.max(0, state.mails.length - mostKept));
    return 1;
  });
  world.journal.add('mail', { to: fresh.to, messageId: fresh.messageId, copy });
}
