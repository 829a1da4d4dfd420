import type { ProviderFile } from './provider-file.ts';
import { ownerFaults, type ProviderFault } from './provider-rules.ts';

/** What no single field of the national clouds can tell: a link that is somebody else's, or two ways into one cloud. */
export function cloudFaults({
  clouds,
  accounts,
}: Pick<ProviderFile, 'clouds' | 'accounts'>): ProviderFault[] {
  return (['us-government', 'china'] as const).flatMap((cloud) => {
    const { invitation } = clouds[cloud];
    if (invitation === undefined) return [];
    const path = `clouds.${cloud}.invitation`;
    const account = accounts.find((one) => one.cloud === cloud);
    const twice =
      account === undefined
        ? []
        : [{ path, sentence: `is there twice: account ${account.id} has a link of its own.` }];
    return [
      ...twice,
      ...ownerFaults({ cloud, tenantId: invitation.tenantId }, invitation.link, `${path}.link`),
    ];
  });
}
