import { cloudWays, isNational, type NationalCloud } from '../../domain/cloud-ways.ts';
import { clouds } from '../../domain/clouds.ts';
import { plain } from '../kit/card.ts';
import { again, flow, to, type Move } from '../kit/flow.ts';
import { pick, type ChoiceButton } from '../kit/question.ts';
import * as cards from './cards.ts';
import { aboutCloud, type CloudScene, type CloudStep } from './scene.ts';
import type { CloudServices } from './services.ts';
import { words } from './text.ts';

/** Which customer or cloud staff and sellers ask about. */
export function which(): CloudStep {
  return {
    ask: (scene) => cards.askWhich(words(scene.turn.person.language)),
    answer(scene, reply) {
      const { memory } = scene;
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '')).trim();
      const cloud = isCloudName(reply.choice) ? reply.choice : undefined;
      if (cloud === undefined && said === '')
        return again(words(scene.turn.person.language).which.notDomain(''));
      memory.named = cloud;
      memory.domain = cloud === undefined ? said.slice(0, 253) : undefined;
      return to('way');
    },
  };
}

const isCloudName = (choice: string): choice is NationalCloud =>
  Object.hasOwn(cloudWays, choice) && choice !== 'public';

/** What a tenant's cloud means for this person, and the ways on from there. */
export function way(services: CloudServices): CloudStep {
  return aboutCloud(services, {
    async ask(scene) {
      const { cloud, t, beholder, turn, memory } = scene;
      if (memory.removed === true) return to('removed');
      if (!isNational(cloud)) {
        const { title, means, invite } = t.public;
        const choices = [
          ...(beholder === 'staff' ? [pick('invite', invite, true)] : []),
          pick('removed', t.buttons.removed),
        ];
        return cards.way(
          { title, means, isTold: false, rows: rowsOf(services, scene), codes: undefined, choices },
          t,
        );
      }
      const isTold = await tellStaff(services, scene, cloud);
      const showsCodes = beholder === 'staff' && cloudWays[cloud].eligibility;
      return cards.way(
        {
          title: t.clouds[cloud].title,
          means: t.clouds[cloud].means[beholder],
          isTold,
          rows: rowsOf(services, scene),
          codes: showsCodes ? await services.nationalClouds.validationCodes(turn.person) : undefined,
          choices: choicesOf(services, scene, cloud),
        },
        t,
      );
    },
    answer: (scene, { choice }) => follow(scene, choice),
  });
}

/** The facts of the tenant; customers know their own. */
function rowsOf(services: CloudServices, scene: CloudScene): readonly (readonly [string, string])[] {
  const { t, cloud, beholder, tenant, memory } = scene;
  if (beholder === 'customer') return [];
  const national = isNational(cloud) ? cloud : undefined;
  const partner = national && services.nationalClouds.wayInto(national)?.legalName;
  const desk = national && services.nationalClouds.desk(national);
  const name = national === undefined ? t.public.name : t.clouds[national].name;
  const isOpen = cloudWays[cloud].invitation !== 'closed';
  const domain = tenant && (memory.domain ?? tenant.domain);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [
      t.facts.customer,
      beholder === 'staff' && tenant?.name !== domain ? plain(tenant?.name ?? '') : undefined,
    ],
    [t.facts.domain, domain && plain(domain)],
    [t.facts.cloud, name],
    [t.facts.place, isOpen ? clouds[cloud].acceptancePlace : undefined],
    [
      t.facts.partner,
      national !== undefined && isOpen && beholder === 'staff'
        ? plain(partner ?? t.facts.noPartner)
        : undefined,
    ],
    [
      t.facts.desk,
      desk && plain([desk.name, desk.email, desk.phone].filter((part) => part !== undefined).join(', ')),
    ],
  ];
  return rows.flatMap(([title, value]) =>
    value === undefined || value === '' ? [] : [[title, value] as const],
  );
}

/** Whether staff hears that somebody with a tenant there has come (error paths 33 to 35); staff knows by itself. */
async function tellStaff(
  services: CloudServices,
  { turn, tenant, beholder, memory }: CloudScene,
  cloud: NationalCloud,
): Promise<boolean> {
  if (beholder === 'staff' || tenant === undefined) return false;
  const { person } = turn;
  const isOwn = tenant.tenantId === person.tenantId;
  const handed = await services.help.handOver({
    requestId: isOwn ? `cloud:${person.tenantId}` : `cloud:${person.tenantId}:${tenant.tenantId}`,
    from: person,
    words: isOwn ? '' : (memory.domain ?? ''),
    topic: cloud,
    automatic: true,
    flow: 'cloud',
    step: 'way',
  });
  return handed.kind === 'sent';
}

/** What is offered: the data of the cloud and of our house decide, not its name. */
function choicesOf(
  services: CloudServices,
  { t, beholder, tenant, memory }: CloudScene,
  cloud: NationalCloud,
): ChoiceButton[] {
  const { invitation, eligibility, ordering } = cloudWays[cloud];
  const { buttons: b } = t;
  const wayIn = services.nationalClouds.wayInto(cloud);
  const isTracked = wayIn?.accountId !== undefined;
  const isStaff = beholder === 'staff';
  const start = eligibility ? 'eligibility' : ordering === 'closed' ? 'europe' : 'desk';
  const letter =
    isStaff && wayIn !== undefined && tenant !== undefined && (invitation === 'reusable' || !isTracked);
  const invite = isStaff && isTracked && tenant !== undefined && !letter;
  const found: (ChoiceButton | undefined)[] = [
    letter ? pick('letter', b.letter, true) : undefined,
    invite ? pick('invite', b.invite, true) : undefined,
    pick(start, t.clouds[cloud].start, !letter && !invite),
    beholder === 'customer' && isTracked ? pick('accept', b.accept) : undefined,
    ordering === 'closed' ? pick('moving', b.moving) : undefined,
    pick('differs', b.differs),
    pick('removed', b.removed),
    beholder === 'customer' || memory.order !== undefined ? pick('person', b.person) : undefined,
    beholder === 'customer' ? undefined : pick('another', b.another),
  ];
  return found.filter((one) => one !== undefined);
}

function follow({ memory, cloud, beholder }: CloudScene, choice: string): Move {
  const person = (topic: string): Move => flow('person', { about: 'cloud', step: 'way', topic });
  switch (choice) {
    case 'desk':
    case 'moving':
      return person(isNational(cloud) ? cloud : 'help');
    case 'person':
      return person('help');
    case 'invite':
      return flow('invite', { given: memory.domain, cloudSeen: memory.domain });
    case 'accept':
      return flow('accept', { cloudSeen: true });
    case 'another':
      if (memory.order !== undefined) return flow('order', { order: memory.order });
      memory.domain = undefined;
      memory.named = undefined;
      return to('which');
    case 'europe':
      return beholder === 'seller' ? flow('order', newCustomer(memory.order)) : to('europe');
    case 'eligibility':
    case 'differs':
    case 'removed':
    case 'letter':
      return to(choice);
    default:
      return again();
  }
}

const newCustomer = (order: string | undefined): object =>
  order === undefined ? { words: 'order for a new customer' } : { order };
