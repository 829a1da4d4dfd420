import { z } from 'zod';

/**
 * A schema whose property names match in any letter case: Partner Center answers camelCase, PascalCase here and
 * there (contract 3.3). Write the inner schema's names in lower case.
 */
export function caseless<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(lowerNames, schema);
}

function lowerNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerNames);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lowerNames(inner)]),
  );
}

/** Enum-like text for comparing: `IsIndirectResellerOf`, `is_indirect_reseller_of` → `isindirectresellerof`. */
export function sameEnum(left: string | null | undefined, right: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('_', '');
  return left !== null && left !== undefined && plain(left) === plain(right);
}
