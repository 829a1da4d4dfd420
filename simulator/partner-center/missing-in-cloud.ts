import type { SimCloud } from '../world/types.ts';

const agreements = [/agreements?$/i, /agreementtemplates/i, /directSigned/i];

/** What Partner Center does not have in a cloud, by the path of the endpoint (contract 1, "Missing per cloud"). */
const missing: Readonly<Record<SimCloud, readonly RegExp[]>> = {
  public: [],
  'us-government': [
    ...agreements,
    /relationshiprequests$/i,
    /relationships$/i,
    /qualifications$/i,
    /customers\/all\/validations$/i,
  ],
  china: agreements,
  germany: agreements,
};

/** True when an endpoint does not apply in a cloud; what the real one answers then is not documented. */
export const isMissing = (cloud: SimCloud, path: string): boolean =>
  missing[cloud].some((pattern) => pattern.test(path));
