import { z } from 'zod';
import type { Switches } from '../world/types.ts';
import { gdapSwitches } from './gdap-switches.ts';
import { mailSwitches } from './mail-switches.ts';
import { orderingSwitches } from './ordering-switches.ts';
import { signInSwitches } from './sign-in-switches.ts';
import { setupSwitches } from './setup-switches.ts';
import { field, manyCalls, type SwitchField, type SwitchGroup } from './switch-field.ts';

/** Every switch of the control panel, in its order. */
export const switchGroups: readonly SwitchGroup[] = [
  {
    title: 'Partner Center',
    fields: [
      field('throttleNext', 'Throttle the next calls', 'So many calls are answered 429.', manyCalls),
      field('retryAfterSeconds', 'Retry-After', 'Seconds a throttled call is told to wait.', 3600),
      field('failNext', 'Fail the next calls', 'So many calls are answered 503 and do nothing.', manyCalls),
      field(
        'loseAnswerNext',
        'Lose the next answers',
        'So many calls are done, then the connection drops.',
        manyCalls,
      ),
      field('slowMs', 'Slow', 'Every answer takes so many milliseconds longer.', 120_000),
      field(
        'byteOrderMark',
        'Byte order mark',
        'Answers begin with a byte order mark, as some really do.',
        'boolean',
      ),
      field('linkRefused', 'Link refused', 'The relationship link is refused: 403, code 900150.', 'boolean'),
    ],
  },
  {
    title: 'New customers',
    fields: [
      field(
        'domainTakenNext',
        'Domain taken',
        'So many domain checks say “taken”, whatever the domain.',
        manyCalls,
      ),
      field(
        'createFailsLateNext',
        'Domain burnt',
        'So many customers are created, but the call answers 500: the domain is used up.',
        manyCalls,
      ),
      field(
        'createLeaves',
        'Left by it',
        'A customer of this partner, or only a tenant nobody can sign in to.',
        ['customer', 'tenant'],
      ),
      field(
        'signInShownOnce',
        'First sign-in once',
        'A repeated create call answers without the first sign-in.',
        'boolean',
      ),
      field(
        'addressAnswer',
        'Address check',
        'Every address gets this status, or the answer cannot be read.',
        [
          'by-address',
          'VerifiedShippable',
          'Verified',
          'InteractionRequired',
          'StreetPartial',
          'PremisesPartial',
          'Multiple',
          'None',
          'NotValidated',
          'unreadable',
        ],
      ),
      field('vetting', 'Account status', 'Every customer has this status, or none.', [
        'own',
        'none',
        'Unknown',
        'UnderReview',
        'Allowed',
        'NotAllowed',
      ]),
    ],
  },
  {
    title: 'Agreements',
    fields: [
      field(
        'agreementRefused',
        'Agreement known already',
        'Confirming the customer agreement is refused with code 600061.',
        'boolean',
      ),
      field(
        'agreementSlowMs',
        'Agreements slow',
        'Answers about customer agreements take so many milliseconds longer.',
        120_000,
      ),
      field(
        'resellerAgreementUnsigned',
        'Reseller has not signed',
        'No reseller has signed the Microsoft Partner Agreement.',
        'boolean',
      ),
    ],
  },
  orderingSwitches,
  {
    title: 'Webhooks',
    fields: [
      field(
        'webhooks',
        'Delivery',
        'Dropped, delivered twice, or signed with a key that is not Microsoft’s.',
        ['normal', 'dropped', 'doubled', 'forged'],
      ),
      field('webhookDelayMs', 'Delay', 'Milliseconds before the first attempt.', 3_600_000),
    ],
  },
  signInSwitches,
  {
    title: 'Graph',
    fields: [
      field(
        'roles',
        'Directory roles',
        'Roles come without their template ids, or reading them is refused.',
        ['visible', 'hidden', 'refused'],
      ),
      field('graphFailNext', 'Fail the next calls', 'So many Graph calls are answered 503.', manyCalls),
      field(
        'partnerApp',
        'Partner’s app at customers',
        'Whose directory lets the partner read licences and service health: as each tenant says, all, licences only, none.',
        ['by-tenant', 'everywhere', 'licences-only', 'nowhere'],
      ),
      field('serviceIncident', 'Service incident', 'Exchange is slow, Teams is down, or both.', [
        'none',
        'exchange',
        'teams',
        'both',
      ]),
    ],
  },
  gdapSwitches,
  {
    title: 'Admin center',
    fields: [
      field(
        'adminCenter',
        'What the link shows',
        'Instead of the invitation: nothing, the home page, or “contact your partner”.',
        ['normal', 'blank', 'home', 'contact-partner'],
      ),
      field(
        'ignoreRegion',
        'Any region',
        'A customer may accept a partner of another region: the wrong account.',
        'boolean',
      ),
      field(
        'resellerLeftOut',
        'Without the reseller',
        'A link of both relationships brings only the provider’s.',
        'boolean',
      ),
      field(
        'agreementLeftOut',
        'Without the agreement',
        'Accepting a relationship signs no customer agreement.',
        'boolean',
      ),
      field(
        'acceptedIn',
        'Accepted in',
        'The tenant of who accepts, or a second one of the same company, which is made then.',
        ['own-tenant', 'second-tenant'],
      ),
    ],
  },
  mailSwitches,
  setupSwitches,
  {
    title: 'Teams',
    fields: [
      field(
        'connectorFailNext',
        'Fail the next messages',
        'So many sends of the bot are refused.',
        manyCalls,
      ),
      field('connectorStatus', 'Refused with', 'The HTTP status of those refusals.', 599),
      field(
        'connectorRetryAfterSeconds',
        'Retry-After of 429',
        'Seconds a message refused with 429 is told to wait.',
        600,
      ),
      field(
        'connectorLimits',
        'Limits',
        'What Teams takes of a bot: as documented, a tenth of it, any number an hour, or everything.',
        ['documented', 'tenth', 'no-hour', 'none'],
      ),
      field(
        'connectorLoseAnswerNext',
        'Lose the next answers',
        'So many messages arrive, but the bot never hears it.',
        manyCalls,
      ),
      field(
        'rosterWithoutMail',
        'Roster without mail',
        'Nobody’s mail address or user name can be read from a chat.',
        'boolean',
      ),
      field(
        'files',
        'Files given to the bot',
        'The link leads to a sign-in page, has run out, answers after 30 seconds, or lies on a host that is not Microsoft’s.',
        ['normal', 'sign-in-page', 'expired', 'slow', 'foreign'],
      ),
      field(
        'doubleActivities',
        'Everything twice',
        'Each activity is delivered to the bot twice.',
        'boolean',
      ),
    ],
  },
];

function schemaOf(kind: SwitchField['kind']): z.ZodType {
  if (kind === 'boolean') return z.boolean();
  if (typeof kind === 'number') return z.number().int().min(0).max(kind);
  return z.enum(kind as [string, ...string[]]);
}

/** Any selection of switches with values they can take; unknown names are refused. */
export const switchesSchema = z.strictObject(
  Object.fromEntries(
    switchGroups.flatMap(({ fields }) => fields.map(({ name, kind }) => [name, schemaOf(kind).optional()])),
  ),
) as unknown as z.ZodType<Partial<Switches>>;
