/** A JSON object inside a card, with its place (`body[0].items[1]`). */
export interface CardNode {
  readonly path: string;
  readonly type: string | undefined;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What a card carries for its author (`data`) or for Teams alone is not part of the card's elements. */
const foreign = new Set(['data', 'msteams']);

/** Every object of a card in document order, the card itself first. */
export function* nodesOf(value: unknown, path = ''): Generator<CardNode> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* nodesOf(item, `${path}[${index}]`);
  } else if (isObject(value)) {
    yield { path: path || 'card', type: textOf(value['type']), value };
    for (const [name, inner] of Object.entries(value)) {
      if (!foreign.has(name)) yield* nodesOf(inner, path ? `${path}.${name}` : name);
    }
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The text when it is one with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/**
 * A copy of the card as a client without the Teams extras sees it: elements of unknown type replaced by their
 * fallback, Teams-only properties left out. An unknown element without a fallback stays, so that it is noticed.
 */
export function withoutTeamsExtras(value: unknown, knownTypes: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => withoutTeamsExtras(item, knownTypes))
      .filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const type = textOf(value['type']);
  const fallback = value['fallback'];
  if (type !== undefined && !knownTypes.has(type) && fallback !== undefined) {
    return fallback === 'drop' ? undefined : withoutTeamsExtras(fallback, knownTypes);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'msteams' && name !== 'targetWidth')
      .map(([name, inner]) => [name, name === 'data' ? inner : withoutTeamsExtras(inner, knownTypes)]),
  );
}
