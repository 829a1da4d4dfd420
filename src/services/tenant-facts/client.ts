import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { nationalClouds } from '../../domain/cloud-ways.ts';
import { clouds } from '../../domain/clouds.ts';
import { asDomain, isGuid } from '../../domain/identifiers.ts';
import type { Cloud } from '../../domain/partner-account.ts';
import { isProblem, Problem } from '../../errors.ts';
import type { HttpSender } from '../http/port.ts';
import { errorBody } from '../http/problem-from-answer.ts';
import type { TenantFacts, TenantFactsReader } from './port.ts';

export interface TenantFactsOptions {
  readonly sender: HttpSender;
  readonly clock: Clock;
}

type Finding = Awaited<ReturnType<TenantFactsReader['find']>>;
type CloudFinding = Finding | { readonly kind: 'no-answer'; readonly problem: Problem };

const keptMs = 10 * 60_000;
const mostKept = 1000;

/** Reads tenants' public OpenID metadata. See TenantFactsReader for what it promises. */
export function createTenantFactsReader({ sender, clock }: TenantFactsOptions): TenantFactsReader {
  const kept = new Map<string, { finding: Finding; until: number }>();

  function keep(name: string, finding: Finding): Finding {
    kept.delete(name);
    kept.set(name, { finding, until: clock.now() + keptMs });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return finding;
  }

  return {
    find: async (domainOrTenantId) => {
      const text = domainOrTenantId.trim();
      const name = isGuid(text) ? text.toLowerCase() : asDomain(text);
      if (name === undefined) return { kind: 'unknown-domain' };
      const remembered = kept.get(name);
      if (remembered !== undefined && clock.now() < remembered.until) return remembered.finding;
      const first = await askCloud(sender, 'public', name);
      if (first.kind === 'found') return keep(name, first);
      const others = await Promise.all(nationalClouds.map((cloud) => askCloud(sender, cloud, name)));
      const found = others.find((finding) => finding.kind === 'found');
      if (found !== undefined) return keep(name, found);
      if (first.kind === 'no-answer') throw first.problem;
      // "Unknown" is kept only if every cloud said so; a closed or unreachable one must not stop the others.
      const unknown: Finding = { kind: 'unknown-domain' };
      return others.every(({ kind }) => kind === 'unknown-domain') ? keep(name, unknown) : unknown;
    },
  };
}

async function askCloud(sender: HttpSender, cloud: Cloud, name: string): Promise<CloudFinding> {
  const asked = {
    remote: 'sign-in',
    operation: `GET tenant metadata (${cloud})`,
    effect: 'repeatable',
  } as const;
  try {
    const answer = await sender.send({
      ...asked,
      method: 'GET',
      url: `${clouds[cloud].loginAuthority}/${encodeURIComponent(name)}/v2.0/.well-known/openid-configuration`,
      headers: { accept: 'application/json' },
      timeoutMs: 5000,
      tries: cloud === 'public' ? 3 : 1,
    });
    if (answer.status === 200) return readMetadata(cloud, errorBody(answer));
    if (answer.status === 400 || answer.status === 404) return { kind: 'unknown-domain' };
    const message = `sign-in answered ${answer.status} to ${asked.operation}.`;
    return {
      kind: 'no-answer',
      problem: new Problem(answer.status === 429 ? 'throttled' : 'unavailable', message, {
        remote: asked.remote,
        status: answer.status,
      }),
    };
  } catch (error) {
    if (isProblem(error)) return { kind: 'no-answer', problem: error };
    throw error;
  }
}

// Not one of these fields is documented (Graph contract, "Tenant facts without a token"): all are optional.
const field = z.string().nullish().catch(undefined);
const metadataSchema = z.object({
  issuer: field,
  token_endpoint: field,
  tenant_region_scope: field,
  tenant_region_sub_scope: field,
  cloud_instance_name: field,
});

function readMetadata(asked: Cloud, json: unknown): CloudFinding {
  const parsed = metadataSchema.safeParse(json);
  const tenantId = parsed.success ? tenantIdIn(parsed.data.issuer, parsed.data.token_endpoint) : undefined;
  if (!parsed.success || tenantId === undefined) {
    const message = 'sign-in described a tenant without saying which.';
    return {
      kind: 'no-answer',
      problem: new Problem('unavailable', message, { remote: 'sign-in', code: 'unreadable-answer' }),
    };
  }
  const facts: TenantFacts = {
    tenantId,
    cloud: cloudOf(asked, parsed.data),
    regionScope: parsed.data.tenant_region_scope || undefined,
    regionSubScope: parsed.data.tenant_region_sub_scope || undefined,
  };
  return { kind: 'found', facts };
}

function tenantIdIn(...addresses: (string | null | undefined)[]): string | undefined {
  for (const address of addresses) {
    const first = URL.parse(address ?? '')
      ?.pathname.split('/')[1]
      ?.toLowerCase();
    if (isGuid(first)) return first;
  }
  return undefined;
}

/** The public sign-in also answers for government tenants; their region scope gives them away. */
function cloudOf(asked: Cloud, metadata: z.output<typeof metadataSchema>): Cloud {
  const scope = metadata.tenant_region_scope?.toUpperCase() ?? '';
  const instance = metadata.cloud_instance_name?.toLowerCase() ?? '';
  const all = Object.keys(clouds) as Cloud[];
  return (
    all.find((cloud) => clouds[cloud].regionScopes.includes(scope)) ??
    all.find((cloud) => clouds[cloud].instanceNames.includes(instance)) ??
    asked
  );
}
