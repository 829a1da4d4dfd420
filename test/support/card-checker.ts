import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv, type ErrorObject } from 'ajv';
import { brokenRules, maxActionsInTeams } from './card-rules.ts';
import { isObject, nodesOf, withoutTeamsExtras } from './card-nodes.ts';

const require = createRequire(import.meta.url);
// The package's own entry cannot be imported by any Node; this bundle can.
const { AdaptiveCard, HostConfig, SerializationContext } =
  require('adaptivecards/dist/adaptivecards.min.js') as typeof AdaptiveCards;

const schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'schemas/adaptive-card-1.5.0.ajv8.schema.json'), 'utf8'),
) as { $id: string; definitions: Record<string, unknown> };
const knownTypes: ReadonlySet<string> = new Set(Object.keys(schema.definitions));
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
const matchesSchema = ajv.compile(schema);

/**
 * Everything wrong with a card, one sentence each with its place; empty when it is fit for Teams. Asks the renderer
 * Teams uses (adaptivecards), the official schema of version 1.5, and the house's own rules.
 */
export function checkCard(card: unknown): string[] {
  if (!isObject(card)) return ['card: is not a JSON object'];
  const plain = withoutTeamsExtras(card, knownTypes);
  const unknown = unknownElements(plain);
  // With an unknown element inside, the schema would only repeat that in many words.
  const bySchema = unknown.length > 0 ? [] : schemaFaults(plain);
  return [...unknown, ...rendererFaults(plain), ...bySchema, ...brokenRules(card)];
}

function unknownElements(plain: unknown): string[] {
  return [...nodesOf(plain)].flatMap(({ path: place, type }) =>
    type !== undefined && !knownTypes.has(type)
      ? [`${place}: ${type} is not in version 1.5 and has no fallback`]
      : [],
  );
}

function rendererFaults(plain: unknown): string[] {
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ actions: { maxActions: maxActionsInTeams } });
  card.parse(plain, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const checking = card.validateProperties().validationEvents.map((event) => event.message);
  return [...new Set([...parsing, ...checking])].map((message) => `renderer: ${message}`);
}

/**
 * Each element against its own definition: against the whole schema, one fault comes with a heap of alternatives that
 * have nothing to do with it.
 */
function schemaFaults(plain: unknown): string[] {
  const told = [...nodesOf(plain)].flatMap(({ path: place, type, value }) =>
    type !== undefined && knownTypes.has(type) ? elementFaults(place, type, value) : [],
  );
  if (told.length > 0 || matchesSchema(plain)) return told;
  return (matchesSchema.errors ?? []).map(
    (error) => `schema: ${error.instancePath || 'card'} ${error.message}`,
  );
}

function elementFaults(place: string, type: string, value: unknown): string[] {
  const matches = ajv.getSchema(`${schema.$id}#/definitions/${type}`);
  if (!matches || matches(value)) return [];
  // What lies deeper belongs to an element of its own.
  const own = (matches.errors ?? []).filter((error) => /^(\/[^/]+)?$/.test(error.instancePath));
  return [...new Set(own.map((error) => `${place}: ${type} ${complaint(error)}`))];
}

function complaint({ instancePath, keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `has no property ${String(params['additionalProperty'])}`;
  return instancePath ? `has a wrong value in ${instancePath.slice(1)}` : String(message);
}
