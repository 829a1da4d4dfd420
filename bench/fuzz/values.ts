import * as fc from 'fast-check';

/** A value that stands in a JSON text as it is, though JSON.stringify would never write it. */
interface Verbatim {
  readonly verbatim: string;
}

const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202egnirts desrever\u202c',
  '\u200b\u200d\ufeff',
  '👩‍👩‍👧‍👦'.repeat(20),
  'Ω≈ç√∫ 部落格 العربية',
  "'; drop table invitation; --",
  '<script>alert(1)</script>',
  '[click](https://attacker.example)',
  '](https://attacker.example)[',
  '**bold** `code` ~~gone~~',
  '{{DATE(2020-01-01)}}',
  '${process.exit(1)}',
  '../../../../etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  'https://smba.trafficmanager.net@attacker.example/',
  'line\r\nlevel":50,"msg":"forged',
  '\u001b[31mred\u001b[0m',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(5_000),
  'x'.repeat(30_000),
  'help',
  'status',
  'start over',
  'approve',
  '20 business premium yearly for Contoso',
  'gdap contoso.com',
  'invite contoso.com',
  'orders',
  'proof F-1042',
];

const verbatim: readonly string[] = [
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '1e400',
  '-1e400',
  '-0',
  '123456789012345678901234567890',
  '0.1e-400',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"a":1,"a":2}',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `${'['.repeat(30)}${']'.repeat(30)}`,
  `[${'0,'.repeat(5_000)}0]`,
];

/** What nobody sends on purpose: wrong types, odd texts, numbers without end, nesting. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 2, arbitrary: fc.constantFrom(...verbatim).map((text): Verbatim => ({ verbatim: text })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 2 ** 31, 2 ** 53, 1.5, [], {}, [[]]),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** One change to a JSON value. */
export interface Change {
  /** Which of its places, modulo their number. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap' | 'repeat';
  readonly name: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 10_000 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'wrap', 'repeat'),
  name: fc.constantFrom(
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'then',
    'toJSON',
    'stamp',
    'case',
    'v',
    'text',
    '',
  ),
  value: odd,
});

export const changes = (most: number): fc.Arbitrary<readonly Change[]> =>
  fc.array(change, { maxLength: most });

/** JSON text of the value with the changes made one after the other. */
export function changed(value: unknown, made: readonly Change[]): string {
  let current: unknown = structuredClone(value);
  for (const { value: fresh, ...one } of made)
    current = withChange(current, { ...one, value: structuredClone(fresh) });
  return written(current);
}

function withChange(root: unknown, { at, how, name, value }: Change): unknown {
  const holder = { root };
  const places = placesIn(holder);
  const place = places[at % places.length];
  if (place === undefined) return root;
  const { parent, key } = place;
  const before = parent[key];
  if (how === 'remove') delete parent[key];
  else if (how === 'replace') parent[key] = value;
  else if (how === 'wrap') parent[key] = { [name === '__proto__' ? 'wrapped' : name]: before };
  else if (how === 'repeat') parent[key] = [before, before];
  else if (typeof before === 'object' && before !== null)
    Object.defineProperty(before, name, { value, enumerable: true, configurable: true, writable: true });
  else parent[key] = value;
  return holder.root;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function placesIn(holder: { root: unknown }): readonly Place[] {
  const found: Place[] = [];
  const look = (parent: Record<string, unknown>, depth: number): void => {
    for (const [key, inner] of Object.entries(parent)) {
      found.push({ parent, key });
      if (typeof inner === 'object' && inner !== null && depth < 12 && !isVerbatim(inner))
        look(inner as Record<string, unknown>, depth + 1);
    }
  };
  look(holder, 0);
  return found;
}

const isVerbatim = (value: object): value is Verbatim =>
  Object.hasOwn(value, 'verbatim') && Object.keys(value).length === 1;

/** JSON with verbatim parts where they belong. */
function written(value: unknown): string {
  const parts: string[] = [];
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !isVerbatim(inner)) return inner;
    parts.push(inner.verbatim);
    return `\u0001verbatim ${parts.length - 1}\u0001`;
  });
  return (text ?? 'null').replaceAll(
    /"\\u0001verbatim (\d+)\\u0001"/g,
    (_all, n: string) => parts[Number(n)] ?? 'null',
  );
}
