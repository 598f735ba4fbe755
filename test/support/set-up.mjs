/**
 * Makes `npm start` and `npm test` work on a machine that has Node and npm alone: installs the dependencies where they
 * are missing or are not the ones of `package-lock.json`. Plain Node, since nothing is installed yet when it runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const INSTALLED = `${root}node_modules/.package-lock.json`; // npm's own record of what lies there, written last
const ATTEMPTS = 2; // a registry sometimes drops a connection

checkNode();
if (!isInstalled()) install();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  process.exit(1);
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = packagesOf(`${root}package-lock.json`);
  const present = packagesOf(INSTALLED);
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || present[path]?.version === entry.version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * `npm install --no-save` and not `npm ci`: both install exactly what the lock file pins, but `ci` refuses a lock file
 * written where the registry lacked the binaries of foreign platforms (npm then leaves those optional packages out).
 */
function install() {
  console.log('Installing dependencies …');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { status } = spawnSync(
      'npm',
      ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      },
    );
    if (status === 0) return;
  }
  console.error('npm install failed; its message is above.');
  process.exit(1);
}
