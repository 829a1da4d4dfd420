import type { PersonKey } from './person.ts';

/** How long a subscription is bought for, as Microsoft writes it. */
export type Term = 'P1M' | 'P1Y' | 'P3Y';
/** How often it is billed, as Microsoft writes it. */
export type BillingCycle = 'monthly' | 'annual' | 'triennial' | 'none' | 'one_time';

/** One thing to buy. Ids are Microsoft's; the availability is looked up freshly when the cart is filled. */
export interface OrderLine {
  /** 0, 1, 2 …, fixed for the life of the order. */
  readonly number: number;
  readonly productId: string;
  readonly skuId: string;
  /** As the catalogue named it when it was chosen, for reading later. */
  readonly title: string;
  readonly quantity: number;
  readonly term: Term;
  readonly billing: BillingCycle;
  /** Commercial when absent; others need a qualification of the customer. */
  readonly segment?: 'commercial' | 'education' | 'government' | 'nonprofit' | undefined;
  readonly promotionId?: string | undefined;
  /** End of the term of another subscription to end with, ISO date. */
  readonly endsOn?: string | undefined;
}

/** True when one bill pays for everything until the end of the term, also of one that ends sooner than usual. */
export const isBilledOnce = ({ term, billing }: Pick<OrderLine, 'term' | 'billing'>): boolean =>
  (term === 'P1M' && billing === 'monthly') ||
  (term === 'P1Y' && billing === 'annual') ||
  (term === 'P3Y' && billing === 'triennial') ||
  billing === 'one_time';

/** Somebody to reach at a company; the e-mail address receives what only the customer may read. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

/** A company for which a tenant is made. Which fields must be there depends on the country. */
export interface Company {
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly contact: Contact;
}

/** How it is known that a field of the company is right. */
export interface CompanyProofs {
  readonly address?: 'verified' | 'suggested' | 'attested' | undefined;
  readonly email?: 'code' | 'attested' | undefined;
  /** The seller knows of a customer with a similar name and said it is another company. */
  readonly duplicate?: 'told-apart' | undefined;
}

/** Whom the order is for. */
export type Buyer =
  /** A tenant that exists: a customer already, or somebody who has yet to accept the relationship. */
  | {
      readonly kind: 'tenant';
      readonly tenantId: string;
      readonly domain: string;
      /** What the seller calls them; compared with Microsoft's record. */
      readonly statedName?: string | undefined;
      /** `microsoft`: the seller took Microsoft's spelling. */
      readonly nameSettled?: 'same' | 'microsoft' | undefined;
    }
  | {
      readonly kind: 'new';
      readonly company: Partial<Company>;
      readonly proofs: CompanyProofs;
      /** `fabrikam` of fabrikam.onmicrosoft.com. */
      readonly prefix?: string | undefined;
    };

/** The customer's agreement with Microsoft, as far as the seller deals with it. */
export type AgreementChoice =
  | {
      readonly kind: 'attested';
      readonly firstName: string;
      readonly lastName: string;
      readonly email: string;
      readonly phone?: string | undefined;
      /** Day it was signed, ISO date, never in the future. */
      readonly signedOn: string;
    }
  | { readonly kind: 'online' };

/** What the seller has said so far. Everything is optional until the order is placed. */
export interface OrderDraft {
  readonly use?: 'own' | 'customer' | undefined;
  readonly accountId?: string | undefined;
  readonly buyer?: Buyer | undefined;
  /** Words of the first sentence that are not settled yet; asked about, never guessed into facts. */
  readonly wish?: {
    readonly product?: string | undefined;
    readonly customer?: string | undefined;
    /** A customer who is new to the reseller, not named yet. */
    readonly newCustomer?: boolean | undefined;
    readonly quantity?: number | undefined;
    readonly term?: Term | undefined;
    readonly billing?: BillingCycle | undefined;
    /** The number of the line that the product takes the place of. */
    readonly replaces?: number | undefined;
    /** Further products of the same sentence; each becomes a line of its own, with a term of its own. */
    readonly more?:
      | readonly {
          readonly product: string;
          readonly quantity?: number | undefined;
          readonly term?: Term | undefined;
          readonly billing?: BillingCycle | undefined;
        }[]
      | undefined;
  };
  readonly lines: readonly OrderLine[];
  readonly agreement?: AgreementChoice | undefined;
  /** The company form as it was filled in last, while something on it is still wrong. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
  /** An earlier order for the same customer: its products are offered, and its terms are taken for them. */
  readonly like?: string | undefined;
  /** The sentence it began with: said again, it means this draft. */
  readonly said?: string | undefined;
  /** Whose answer was written last: a version that moved on by oneself is no colleague's doing. */
  readonly answeredBy?: PersonKey | undefined;
  /** When that was, milliseconds since 1970 UTC: looking at a draft changes its version, and not this. */
  readonly answeredAt?: number | undefined;
  /** The seller's own reference: purchase order number or cost centre. */
  readonly reference?: string | undefined;
}

export const emptyDraft: OrderDraft = { lines: [] };

/** What a button of a trouble card reopens; only that part is asked again. */
export type DraftField =
  | 'company'
  | 'address'
  | 'email'
  | 'phone'
  | 'registration-number'
  | 'prefix'
  | 'agreement'
  | 'product'
  | 'quantity'
  | 'term'
  | 'promotion'
  | 'buyer'
  | 'price';

/** What has to be said before an order can be placed; undefined when everything is. The order of asking. */
export function firstMissing(draft: OrderDraft): DraftField | undefined {
  const { buyer } = draft;
  if (draft.use === undefined || buyer === undefined) return 'buyer';
  if (buyer.kind === 'new') {
    const { company, proofs } = buyer;
    const hasFields =
      company.name !== undefined &&
      company.country !== undefined &&
      company.line1 !== undefined &&
      company.city !== undefined &&
      company.contact !== undefined;
    if (!hasFields) return 'company';
    if (proofs.address === undefined) return 'address';
    if (proofs.email === undefined) return 'email';
    if (buyer.prefix === undefined) return 'prefix';
  }
  if (draft.lines.length === 0) return 'product';
  // A tenant of ours may have its agreement already; whoever asks Microsoft knows.
  if (buyer.kind === 'new' && draft.agreement === undefined) return 'agreement';
  return undefined;
}
