import type { Flow } from '../kit/flow.ts';
import type { Language } from '../kit/language.ts';
import { entitled, proofConversation } from './dialog.ts';
import { proofAskedFor } from './model.ts';
import type { ProofServices } from './services.ts';
import { words } from './text.ts';

export type { ProofServices };

/** Owners and provider staff get one file that shows who agreed to what and when. */
export function createProofFlow(services: ProofServices): Flow {
  return {
    id: 'proof',
    // A seller who asks is told who may get it.
    roles: [...entitled, 'seller'],
    offeredTo: entitled,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: proofAskedFor,
    conversation: proofConversation(services),
    where: (step: string, language: Language) => (step === 'which' ? words(language).where.which : undefined),
  };
}
