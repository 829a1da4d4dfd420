import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Log } from '../../log.ts';
import type { Orders } from '../../workflows/order/port.ts';
import type { ProviderSettings } from '../../workflows/provider-settings/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';
import { json, type TabAnswer } from './answer.ts';

export interface TabChangingParts {
  readonly settings: ProviderSettings;
  readonly resellers: Pick<Resellers, 'suspend' | 'resume'>;
  readonly orders: Pick<Orders, 'goOn'>;
  readonly log: Log;
}

type Staff = PersonKey & { readonly staff: true; readonly name: string };

/** What it came to, as the page reads it. */
interface Outcome {
  readonly kind: string;
}

/** Outcomes by which something is different now; all others are looks, refusals, or came too late. */
const changed: ReadonlySet<string> = new Set(['saved', 'done']);

/** One thing staff may do: what has to be said for it, and what it comes to. */
interface Change<Said> {
  readonly said: z.ZodType<Said>;
  readonly act: (said: Said, by: Staff) => Promise<Outcome>;
}

/** The same, for bodies nobody has read yet; undefined: the body is not one for it. */
export type AnyChange = (body: unknown, by: Staff) => Promise<TabAnswer> | undefined;

/** Reasons a reseller's people get to read are no longer on the card of the chat either. */
const longestReason = 300;

const resellerId = z.string().regex(/^R-\d{1,9}$/);
const key = z.string().max(100);
/** What a setting may be is its own rule's business. */
const value = z.unknown();
const version = z.int().min(0);

/**
 * What staff can do from the tab, by name: always by the workflow that a card of the chat uses for the same. What was
 * changed is written to the log, with who and what about, never with what was said.
 */
export function createTabChanges(parts: TabChangingParts): Readonly<Record<string, AnyChange>> {
  const { settings, resellers, orders, log } = parts;

  const change =
    <Said>(name: string, { said, act }: Change<Said>): AnyChange =>
    (body, by) => {
      const read = said.safeParse(body);
      if (!read.success) return undefined;
      return act(read.data, by)
        .then((outcome) => {
          if (changed.has(outcome.kind))
            log.info({ change: name, by: by.userId }, 'staff changed something in the tab');
          return json(200, outcome);
        })
        .catch((error: unknown) => {
          if (!isProblem(error)) throw error;
          log.warn({ change: name, kind: error.kind, ...error.facts }, 'a change in the tab met a problem');
          return json(503, { kind: 'problem', problem: error.kind });
        });
    };

  return {
    preview: change('preview', {
      said: z.strictObject({ key, value: value.optional() }),
      act: (said) => settings.preview(said.key, said.value),
    }),
    settings: change('settings', {
      said: z.strictObject({ key, version, value: value.optional() }),
      act: (said, { tenantId, userId, name }) =>
        settings.save(said.key, said.version, said.value, { tenantId, userId, name }),
    }),
    suspend: change('suspend', {
      said: z.strictObject({ id: resellerId, because: z.string().trim().min(1).max(longestReason) }),
      act: async ({ id, because }, by) => ({ kind: (await resellers.suspend(id, because, by)).kind }),
    }),
    resume: change('resume', {
      said: z.strictObject({ id: resellerId }),
      act: async ({ id }, by) => ({ kind: (await resellers.resume(id, by)).kind }),
    }),
    'try-again': change('try-again', {
      said: z.strictObject({ orderId: z.string().regex(/^F-\d{1,9}$/), version }),
      act: async ({ orderId, version: seen }, by) => ({ kind: (await orders.goOn(orderId, seen, by)).kind }),
    }),
  };
}
