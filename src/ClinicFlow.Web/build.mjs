// The build that the server's project calls: installs packages when the lock file is newer, builds when a source is newer.
// A lock file lets two builds run at once: one works, the other waits and then finds nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const lock = `${here}.build-lock`;
const modules = `${here}node_modules/.package-lock.json`;
const index = `${here}../ClinicFlow/wwwroot/index.html`;

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const newest = (path) => (!existsSync(path) ? 0 : statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`))) : age(path));
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const run = (command) => {
  const { status } = spawnSync(command, { cwd: here, shell: true, stdio: 'inherit' });
  if (status !== 0) throw new Error(`\`${command}\` failed.`);
};

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

async function take() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      // A builder that was killed leaves its lock behind.
      if (owner && !alive(owner)) rmSync(lock, { force: true });
      await new Promise((done) => setTimeout(done, 300));
    }
  }
}

await take();
process.once('exit', () => rmSync(lock, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  if (age(modules) < age(`${here}package-lock.json`)) {
    run('npm ci --no-audit --no-fund');
    utimesSync(modules, new Date(), new Date());
  }
  if (age(index) < Math.max(...sources.map((name) => newest(here + name)))) run('npm run build');
  else console.log('Browser client: wwwroot is up to date.');
} catch (error) {
  console.error(`Browser client: ${error.message}`);
  process.exit(1);
}
