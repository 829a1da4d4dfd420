import { providerStaff } from '../../domain/person.ts';
import { conversation, type Flow } from '../kit/flow.ts';
import { letter, letterReady } from './letter-steps.ts';
import { cloudAskedFor, cloudMemory, type CloudMemory } from './model.ts';
import { differs, eligibility, europe, removed } from './more-steps.ts';
import type { CloudServices } from './services.ts';
import { words } from './text.ts';
import { way, which } from './way-steps.ts';
import { where } from './where.ts';

export type { CloudServices };

/**
 * The conversation about tenants of the national clouds, for everybody in their own words. Other flows lead here as soon
 * as they meet such a tenant: `flow('cloud', { domain })`, or without a domain for the person's own.
 */
export function createCloudFlow(services: CloudServices): Flow {
  return {
    id: 'cloud',
    roles: ['customer', ...providerStaff],
    offeredTo: providerStaff,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: cloudAskedFor,
    conversation: conversation<CloudMemory>({
      version: 1,
      memory: cloudMemory,
      steps: {
        way: way(services),
        which: which(),
        differs: differs(services),
        removed: removed(services),
        eligibility: eligibility(services),
        europe: europe(services),
        letter: letter(services),
        'letter-ready': letterReady(services),
      },
    }),
    where,
  };
}
