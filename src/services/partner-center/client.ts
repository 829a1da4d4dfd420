import { Problem } from '../../errors.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { checkLink } from '../../domain/relationship-link.ts';
import { createCustomers } from './customers.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { PartnerCenter } from './port.ts';
import { relationshipRequestSchema } from './schema.ts';
import { validationCodesSchema } from './validation-codes.ts';
import { createWebhooks } from './webhooks.ts';
import { createWire, type Wire, type WireOptions } from './wire.ts';

/** Partner Center over HTTP. See PartnerCenter for what each method promises. */
export function createPartnerCenter(options: WireOptions): PartnerCenter {
  const wire = createWire(options);
  return {
    ...createCustomers(wire),
    ...createWebhooks(wire),
    validationCodes: (account) =>
      wire.read(
        {
          account,
          operation: 'GET validation codes',
          method: 'GET',
          path: '/v1/customers/all/validations',
          as: 'app',
          effect: 'repeatable',
        },
        validationCodesSchema,
      ),
    relationshipLink: async (account, reseller) => {
      const link = account.link === 'fetch' ? await fetchLink(wire, account, reseller) : account.link;
      const check = checkLink(account, link, reseller);
      if (check.kind === 'valid') return check.link;
      const message = `The relationship link of account ${account.id} is not one to show (${check.reason}).`;
      throw new Problem('rejected', message, { remote: 'partner-center', code: `link-${check.reason}` });
    },
  };
}

/** Contract 4.1; with a reseller, the link that gives both their relationship. */
async function fetchLink(
  wire: Wire,
  account: PartnerAccount,
  reseller: { tenantId: string } | undefined,
): Promise<string> {
  const answer = await wire.read(
    {
      account,
      operation: 'GET relationship request link',
      method: 'GET',
      path: '/v1/customers/relationshiprequests',
      query:
        reseller === undefined
          ? {}
          : { indirectResellerId: guidForPath('partner-center', reseller.tenantId) },
      as: 'user',
      effect: 'repeatable',
    },
    relationshipRequestSchema,
  );
  return answer.url;
}
