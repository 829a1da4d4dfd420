import { contentHashOf, headsOf, type TrailHead } from '../../domain/audit-chain.ts';
import { canonical } from '../../domain/fingerprint.ts';
import { isSignedBy, keyName } from '../../services/store/proof-key.ts';
import { bundleShape, type EntryContent, type ProofBundle } from './bundle.ts';
import { Broken, checkFacts } from './verify-facts.ts';

/** What somebody kept elsewhere and wants the file compared with. */
export interface Kept {
  /** Heads of trails, as the product logs them. */
  readonly heads?: readonly (TrailHead & { readonly trail: string })[] | undefined;
  /** Name of the key that the provider signs with. */
  readonly key?: string | undefined;
}

export type Verdict =
  | {
      readonly kind: 'proven';
      /** What is proven, in sentences. */
      readonly proven: readonly string[];
      /** What is not. */
      readonly open: readonly string[];
    }
  /** The first place at which something was altered. */
  | { readonly kind: 'broken'; readonly where: string; readonly why: string };

/** Looks whether a proof holds: the chain of each trail, then every fact against its entry, then the signature. Needs nothing else. */
export function verifyProof(text: string, kept: Kept = {}): Verdict {
  try {
    const bundle = parsed(text);
    const proven: string[] = [];
    const open: string[] = [];
    for (const trail of bundle.trails) proven.push(...checkTrail(trail, kept));
    checkFacts(bundle, { proven, open });
    proven.push(checkSignature(bundle, kept));
    if (kept.key === undefined)
      open.push(
        `Whether ${keyName(bundle.signature.publicKey)} is the provider's key: compare it with the name the provider gives (--key).`,
      );
    const heads = kept.heads ?? [];
    const compared = bundle.trails.filter(({ trail }) => heads.some((one) => one.trail === trail));
    for (const { trail, head } of bundle.trails.filter((one) => !compared.includes(one)))
      open.push(
        `Whether the whole trail ${trail} was written anew before this file was made: compare it with a head that was kept elsewhere (--head ${trail}:${head.seq}:${head.hash}).`,
      );
    return { kind: 'proven', proven, open };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { kind: 'broken', where: error.where, why: error.why };
  }
}

function parsed(text: string): ProofBundle {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Broken('the file', 'it is no JSON');
  }
  const result = bundleShape.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Broken(issue?.path.join('.') || 'the file', `not the form of a proof: ${issue?.message ?? ''}`);
}

function checkTrail(shown: ProofBundle['trails'][number], kept: Kept): readonly string[] {
  const { trail, head, contentHashes, entries } = shown;
  const at = (seq: number) => `trail ${trail}, entry ${seq}`;
  let before = 0;
  for (const { seq, content } of entries) {
    if (seq <= before) throw new Broken(at(seq), 'it is not in its place');
    if (contentHashes[seq - 1] !== contentHashOf(content))
      throw new Broken(at(seq), 'its content is not what the trail has a hash of');
    if (content.trail !== trail) throw new Broken(at(seq), 'it belongs to another trail');
    before = seq;
  }
  const heads = headsOf(trail, contentHashes);
  const last = heads.at(-1);
  if (last?.seq !== head.seq || last.hash !== head.hash)
    throw new Broken(
      `trail ${trail}`,
      `the hashes of its ${contentHashes.length} entries do not lead to the head ${head.seq}:${head.hash}`,
    );
  const found = [
    `Trail ${trail}: ${head.seq} entries without a gap, from the first to the head ${head.seq}:${head.hash}; ${entries.length} of them are shown here and are what was written then.`,
  ];
  for (const one of kept.heads ?? []) {
    if (one.trail !== trail) continue;
    if (heads[one.seq - 1]?.hash !== one.hash)
      throw new Broken(`trail ${trail}, entry ${one.seq}`, 'the head kept elsewhere was another one');
    found.push(`Trail ${trail}: at entry ${one.seq} it was what the head kept elsewhere says.`);
  }
  return found;
}

function checkSignature({ signature, ...unsigned }: ProofBundle, { key }: Kept): string {
  if (!isSignedBy(signature.publicKey, canonical(unsigned), signature.value))
    throw new Broken(
      'the file as a whole',
      'its signature does not fit: something was changed after it was made',
    );
  const name = keyName(signature.publicKey);
  if (key !== undefined && key !== name)
    throw new Broken('the signature', `it was made with the key ${name}, not with ${key}`);
  return `The file is as it was made: signed with the key ${name}.`;
}

export type { EntryContent };
