import type { NationalCloud } from '../../domain/cloud-ways.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { ValidationCode } from '../../services/partner-center/port.ts';
import type { Contact } from '../help/port.ts';

/** Somebody of the provider's staff. */
export type StaffPerson = PersonKey & { readonly staff: boolean };

/** The way our house has into a cloud, for customers who exist there already. */
export interface WayIn {
  /** The partner Microsoft's page names. */
  readonly legalName: string;
  /** The account whose relationships can be asked about; undefined for a link without one: nobody hears of an acceptance. */
  readonly accountId: string | undefined;
}

/** What our house has in the national clouds. Only staff gets links and codes; anybody else's question answers with nothing. */
export interface NationalClouds {
  /** Who looks after customers there; undefined when nobody in particular does. */
  desk(cloud: NationalCloud): Contact | undefined;
  wayInto(cloud: NationalCloud): WayIn | undefined;
  /** The link itself, asked for anew where Partner Center hands it out. Problem of Partner Center when it cannot be had. */
  linkInto(cloud: NationalCloud, by: StaffPerson): Promise<string | undefined>;
  /**
   * Codes with customers left, for qualifying government organisations; `unknown` when Partner Center does not tell.
   * Accounts of the public cloud that sell in the United States have them: qualification does not exist elsewhere.
   */
  validationCodes(by: StaffPerson): Promise<readonly ValidationCode[] | 'unknown'>;
}
