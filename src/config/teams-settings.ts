import { callLimits } from './setting-kinds.ts';

/** How much Teams takes of a bot. Microsoft says that the numbers may change (contract teams 4.3). */
export const teamsSettings = {
  teamsConversationLimits: {
    key: 'CONCIERGE_TEAMS_CONVERSATION_LIMITS',
    group: 'rules',
    sentence: 'What Teams takes of a bot in one conversation, as calls/seconds; news waits accordingly.',
    schema: callLimits,
    default: '7/1,8/2,60/30,1800/3600',
  },
  teamsTenantLimits: {
    key: 'CONCIERGE_TEAMS_TENANT_LIMITS',
    group: 'rules',
    sentence: 'What Teams takes of a bot in one tenant, as calls/seconds.',
    schema: callLimits,
    default: '50/1',
  },
} as const;
