import { check } from '../check.ts';

const wanted = 24;

/** The Node the service runs on: the code is TypeScript that Node itself reads. */
export const nodeVersion = check({
  id: 'node',
  looksAt: 'The version of Node this machine runs the service with.',
  remedies: {
    old: 'Run the service with Node 24; `npm ci` brings it for Linux and Windows on x64.',
    untried: 'Run the service with Node 24, the version it is tested with.',
  },
  look({ nodeVersion: version }, say) {
    const major = Number(version.split('.')[0]);
    if (major < wanted) say.fault('old', `Node is ${version}; the service needs ${wanted}.`);
    else if (major > wanted) say.warn('untried', `Node is ${version}; the service is tested with ${wanted}.`);
    else say.ok(`Node is ${version}.`);
  },
});
