import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { clouds } from '../../domain/clouds.ts';
import type { Cloud } from '../../domain/partner-account.ts';
import { Problem } from '../../errors.ts';
import type { HttpRequest, HttpSender } from '../http/port.ts';
import {
  errorBody,
  problemFromAnswer,
  readAnswer,
  type Asked,
  type Envelope,
} from '../http/problem-from-answer.ts';

/** One call to Graph. */
export interface GraphCall {
  /** For logs and spans, without ids: 'GET me'. */
  readonly operation: string;
  readonly cloud: Cloud;
  readonly token: string;
  /** `repeatable` when absent; what it means is HttpRequest's `effect`. */
  readonly effect?: HttpRequest['effect'];
}

/** One request, made with Microsoft's client; returns the answer's body. */
export type Asking = (client: Client) => Promise<unknown>;

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    innerError: z.object({ 'request-id': z.string().nullish() }).nullish(),
    innererror: z.object({ 'request-id': z.string().nullish() }).nullish(),
  }),
});

/** Graph's error body (Graph contract 0); the inner error's name occurs in two spellings. */
export const graphEnvelope: Envelope = (answer) => {
  const body = errorSchema.safeParse(errorBody(answer));
  const error = body.success ? body.data.error : undefined;
  const correlationId =
    (error?.innerError ?? error?.innererror)?.['request-id'] ?? answer.headers['request-id'] ?? undefined;
  return {
    ...(error === undefined ? {} : { code: error.code }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
};

/**
 * Makes one call with Microsoft's Graph client over our sender and returns what the schema makes of its answer.
 * `ask` gets the client and returns the answer's body: `(client) => client.api('/me').get()`; that of an answer
 * without a body (202, 204) is null.
 */
export async function askGraph<Schema extends z.ZodType>(
  sender: HttpSender,
  call: GraphCall,
  schema: Schema,
  ask: Asking,
): Promise<z.output<Schema>> {
  const wire = createFinalMiddleware(sender, call);
  const client = Client.initWithMiddleware({
    middleware: wire,
    baseUrl: `${clouds[call.cloud].graphRoot}/`,
    defaultVersion: 'v1.0',
  });
  try {
    const body = await ask(client);
    return readAnswer(askedOf(call), { status: 200, json: () => body }, schema);
  } catch (error) {
    // The client wraps what its middleware throws into its own error without a cause.
    throw wire.problem ?? error;
  }
}

const askedOf = ({ operation, effect = 'repeatable' }: GraphCall): Asked => ({
  remote: 'graph',
  operation,
  effect,
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** The end of the chain. The client itself sends no token to hosts it does not know, so it is added here. */
function createFinalMiddleware(sender: HttpSender, call: GraphCall): Middleware & { problem?: Problem } {
  const root = new URL(clouds[call.cloud].graphRoot);
  const middleware: Middleware & { problem?: Problem } = {
    execute: async (context) => {
      try {
        context.response = await send(context);
      } catch (error) {
        if (error instanceof Problem) middleware.problem = error;
        throw error;
      }
    },
  };
  async function send(context: Context): Promise<Response> {
    const url = new URL(typeof context.request === 'string' ? context.request : context.request.url);
    if (url.origin !== root.origin) {
      throw new Problem('rejected', 'graph named another host for the next page.', {
        remote: 'graph',
        code: 'foreign-next-link',
      });
    }
    const answer = await sender.send({
      ...askedOf(call),
      method: (context.options?.method ?? 'GET') as Method,
      url: url.href,
      headers: {
        ...Object.fromEntries(new Headers(context.options?.headers)),
        accept: 'application/json',
        authorization: `Bearer ${call.token}`,
      },
      body: context.options?.body as string | undefined,
    });
    if (answer.status < 200 || answer.status > 299)
      throw problemFromAnswer(askedOf(call), answer, graphEnvelope);
    const body: unknown = readAnswer(askedOf(call), answer, z.unknown());
    return Response.json(body ?? null);
  }
  return middleware;
}
