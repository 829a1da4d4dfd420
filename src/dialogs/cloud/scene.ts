import type { Cloud } from '../../domain/partner-account.ts';
import type { CustomerFacts } from '../../workflows/invitation/port.ts';
import { plain } from '../kit/card.ts';
import { to, type Move, type Question, type Reply, type Scene, type Step } from '../kit/flow.ts';
import { beholderOf, type Beholder, type CloudMemory } from './model.ts';
import type { CloudServices } from './services.ts';
import { words, type Words } from './text.ts';

export type CloudStep = Step<CloudMemory>;

/** What this conversation is about, read anew in every turn. */
export interface CloudScene extends Scene<CloudMemory> {
  readonly t: Words;
  readonly beholder: Beholder;
  readonly cloud: Cloud;
  /** The tenant, when it is about one; sellers get to see no more of it than the domain they know. */
  readonly tenant: CustomerFacts | undefined;
}

export interface AboutCloud {
  ask(scene: CloudScene): Promise<Question | Move> | Question | Move;
  answer(scene: CloudScene, reply: Reply): Promise<Move> | Move;
}

/**
 * A step about a tenant or a named cloud. Customers hear of their own tenant, whatever else is remembered; staff and
 * sellers of the domain they gave. Where nothing is known to talk about, it is asked for.
 */
export function aboutCloud(services: CloudServices, step: AboutCloud): CloudStep {
  async function open(scene: Scene<CloudMemory>): Promise<CloudScene | Move> {
    const { person } = scene.turn;
    const { memory } = scene;
    const beholder = beholderOf(person);
    const t = words(person.language);
    if (beholder !== 'customer' && memory.domain !== undefined) {
      const found = await services.customers.byDomain(memory.domain);
      if (found.kind === 'found') {
        const { facts } = found.picture;
        return { ...scene, t, beholder, cloud: facts.cloud, tenant: facts };
      }
      const said = plain(memory.domain.slice(0, 80));
      memory.domain = undefined;
      scene.turn.say(
        { 'not-a-domain': t.which.notDomain, 'unknown-domain': t.which.unknown, 'own-tenant': t.which.own }[
          found.kind
        ](said),
      );
      return to('which');
    }
    if (memory.named !== undefined) return { ...scene, t, beholder, cloud: memory.named, tenant: undefined };
    if (beholder !== 'customer') return to('which');
    const own = await services.customers.byTenant(person.tenantId);
    if (own.kind !== 'found') throw new Error('the tenant of a verified activity was not found');
    const { facts } = own.picture;
    return { ...scene, t, beholder, cloud: facts.cloud, tenant: facts };
  }
  return {
    async ask(scene) {
      const opened = await open(scene);
      return 'go' in opened ? opened : step.ask(opened);
    },
    async answer(scene, reply) {
      const opened = await open(scene);
      return 'go' in opened ? opened : step.answer(opened, reply);
    },
  };
}

/** What the customer is called in front of this person. */
export function nameOf({ tenant, beholder, memory, t }: CloudScene): string {
  if (tenant === undefined) return '';
  if (beholder === 'seller') return memory.domain ?? '';
  return tenant.name === '' ? t.letter.your : tenant.name;
}
