import { spoken } from '../kit/spoken.ts';
import { de } from './invitation-text-de.ts';
import { en, type InvitationTexts } from './invitation-text-en.ts';

/** Every sentence about the invitation an order waits for. */
export const invitationTexts = spoken<InvitationTexts>({ en, de });
