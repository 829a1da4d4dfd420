import { de } from './approval-text-de.ts';
import { en, type ApprovalWords } from './approval-text-en.ts';
import { spoken } from './spoken.ts';

export type { ApprovalWords };

export const approvalWords = spoken<ApprovalWords>({ en, de });
