import type { Reseller } from '../../domain/reseller.ts';
import { normal } from './words.ts';

/** The confirmed resellers a typed name or number fits; an exact name wins over those that only contain it. Pure. */
export function resellersNamed(all: readonly Reseller[], said: string): readonly Reseller[] {
  const name = normal(said);
  const confirmed = all.filter(({ state }) => state === 'confirmed');
  const exact = confirmed.filter(({ company, id }) => normal(company) === name || id.toLowerCase() === name);
  return exact.length > 0 ? exact : confirmed.filter(({ company }) => normal(company).includes(name));
}
