import type { CustomerPicture } from '../../workflows/customer/port.ts';
import type { InviteScene } from './scene.ts';
import type { InviteServices } from './services.ts';

/** The customer behind the remembered domain, read again; undefined when Microsoft no longer knows it. */
export async function picture(
  services: InviteServices,
  scene: InviteScene,
): Promise<CustomerPicture | undefined> {
  const found = await services.customers.byDomain(scene.memory.domain ?? '');
  return found.kind === 'found' ? found.picture : undefined;
}
