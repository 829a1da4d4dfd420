import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serverFlags } from '../../scripts/build.ts';
import { homePermissions } from '../../src/composition/doctor/checks/home-rights.ts';
import { credentialKey, settings } from '../../src/config/settings.ts';

const project = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const service = dockerfile.split(/^FROM .+$/m).at(-1) ?? '';

  it('runs node itself, as nobody special, and says how it is', () => {
    const command = JSON.stringify(['node', ...serverFlags, 'build/server/index.mjs']).replaceAll(',', ', ');
    assert.ok(service.includes(`\nCMD ${command}\n`));
    const user = Number(/^USER (\d+):\d+$/m.exec(service)?.[1]);
    assert.ok(user >= 10_000);
    assert.match(service, /^HEALTHCHECK [\s\S]+\/healthz/m);
  });

  it('holds neither the embedded database nor what only development needs', () => {
    assert.match(dockerfile, /^RUN npm ci --omit=dev --omit=optional$/m);
    const copied = all(service, /^COPY (?!--from)(.+) \S+$/gm).flatMap((files) => files.split(' '));
    assert.deepEqual(
      copied.filter((file) => /^\.$|simulator|test|bench|\.env/.test(file)),
      [],
    );
  });

  it('everything it copies is there, and let through to the builder', () => {
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((files) => files.split(' '));
    const letThrough = new Set(all(read('.dockerignore'), /^!(\S+)$/gm));
    assert.ok(copied.length >= 7);
    for (const file of copied) {
      assert.ok(existsSync(path.join(project, file)), file);
      assert.ok(letThrough.has(file), `${file} in .dockerignore`);
    }
  });

  it('the Node it runs on is the one the product asks for', () => {
    const major = /const WANTED_MAJOR = (\d+)/.exec(read('scripts/node24.cjs'))?.[1];
    for (const image of all(dockerfile, /^FROM node:(\d+)-/gm)) assert.equal(image, major);
  });
});

describe('the deployment', () => {
  const files = readdirSync(path.join(project, 'infra')).filter((file) => file.endsWith('.bicep'));
  const texts = new Map(files.map((file) => [file, read(path.join('infra', file))]));
  const main = texts.get('main.bicep') ?? '';
  const instances = texts.get('instances.bicep') ?? '';

  it('every parameter is used, every module and file it names is there', () => {
    for (const [file, text] of texts) {
      for (const name of all(text, /^param (\w+) /gm))
        assert.ok(all(text, new RegExp(`\\b(${name})\\b`, 'g')).length > 1, `${file}: ${name}`);
      for (const named of [
        ...all(text, /^module \w+ '([^']+)'/gm),
        ...all(text, /loadTextContent\('([^']+)'\)/g),
      ])
        assert.ok(existsSync(path.join(project, 'infra', named)), named);
    }
  });

  it('each module gets exactly its parameters', () => {
    const modules = main.split(/^(?=module )/m).slice(1);
    assert.ok(modules.length >= 4);
    for (const one of modules) {
      const file = /^module \w+ '([^']+)'/.exec(one)?.[1] ?? '';
      const params = /params: \{([\s\S]*?)\}\n\}/.exec(one)?.[1] ?? '';
      const given = new Set(all(params, /(?:^|[,\n])\s*(\w+):/g));
      assert.deepEqual(given, new Set(all(texts.get(file) ?? '', /^param (\w+) /gm)), file);
    }
  });

  it('every setting it names is one, and every required one is set', () => {
    const known = new Map(Object.values(settings).map((one) => [one.key as string, one]));
    const named = new Set(all(instances, /name: '([A-Z][A-Z_]+(?:\$\{one\.name\}[A-Z_]+)?)'/g));
    const ofCredentials = ['CLIENT_ID', 'CLIENT_SECRET', 'REFRESH_TOKEN'] as const;
    for (const part of ofCredentials) assert.ok(named.delete(credentialKey('${one.name}', part)), part);
    named.delete('APPLICATIONINSIGHTS_CONNECTION_STRING');
    for (const name of named) assert.ok(known.has(name), name);
    for (const [key, one] of known) if ('required' in one && one.required) assert.ok(named.has(key), key);
  });

  it('secrets come from the vault: none is a plain value', () => {
    const secret = Object.values(settings).filter((one) => 'secret' in one && one.secret);
    for (const { key } of secret) assert.doesNotMatch(instances, new RegExp(`name: '${key}', value:`), key);
    assert.match(instances, /name: 'DATABASE_URL', secretRef: 'database-url'/);
  });

  it('the guide names every secret that the vault has to hold', () => {
    const guide = read('docs/deployment.md');
    for (const secret of all(
      instances,
      /'(database-url|encryption-key|provider-file|bot-certificate|smtp-url)'/g,
    ))
      assert.ok(guide.includes(`\`${secret}\``), secret);
  });

  it('the guide names the permissions of the bot that the doctor looks for, and no others', () => {
    const [, step = ''] = read('docs/deployment.md').split('**Register the bot**');
    const [first = ''] = step.split('**Register the application of each partner account**');
    assert.deepEqual(
      all(first, /^ +\| `([A-Za-z.]+)` +\|/gm),
      homePermissions.map(({ role }) => role),
    );
  });

  it('every setting without a secret can be passed, and the key’s predecessor from the vault', () => {
    assert.match(instances, /map\(items\(moreSettings\)/);
    assert.match(
      instances,
      /name: 'CONCIERGE_ENCRYPTION_KEY_PREVIOUS', secretRef: 'encryption-key-previous'/,
    );
    const given = all(
      /param moreSettings = \{([\s\S]*?)\}/.exec(read('infra/main.sample.bicepparam'))?.[1] ?? '',
      /^ +([A-Z_]+):/gm,
    );
    const known = new Map(Object.values(settings).map((one) => [one.key as string, one]));
    for (const key of given) assert.ok(known.has(key) && !('secret' in (known.get(key) ?? {})), key);
  });

  it('the workflow waits for the revision it made, and names images as the parameters do', () => {
    const workflow = read('.github/workflows/deploy.yml');
    assert.match(workflow, /latestReadyRevisionName\)" = "\$new"/);
    assert.doesNotMatch(workflow, /csp-concierge:\$GITHUB_REF_NAME/);
  });

  it('an instance has longer to stop than it needs', () => {
    const grace = Number(/terminationGracePeriodSeconds: (\d+)/.exec(instances)?.[1]);
    assert.ok(grace >= Number(settings.drainSeconds.default) + 45);
  });
});
