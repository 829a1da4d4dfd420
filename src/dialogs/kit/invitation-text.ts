import { de } from './invitation-text-de.ts';
import { en, type InvitationWords } from './invitation-text-en.ts';
import { spoken } from './spoken.ts';

export type { InvitationWords };

export const invitationWords = spoken<InvitationWords>({ en, de });
