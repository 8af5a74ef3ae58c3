// node take.mjs URL OUT: signs in to the demo clinic and takes every page, in both languages and both sizes.
// CLINICFLOW_CHROMIUM names the browser, CLINICFLOW_THEME (light or dark) the colours, PICTURES a pattern of the names of those wanted.
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { pages } from './pages.mjs';
import { prepareStudio, studio } from './studio.mjs';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const [url, out] = process.argv.slice(2);
const minutes = 60_000;
const wanted = new RegExp(process.env.PICTURES ?? '');
const pictureOf = ({ name }, language, { width }) => `${name}-${language}-${width}`;
let taken = 0;
let faults = 0;
const fault = (text) => {
  faults += 1;
  console.log(text);
};

async function until(what, limit, ask) {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const answer = await ask().catch(() => null);
    if (answer) return answer;
    await pause(500);
  }
  throw new Error(`${what}: nothing after ${limit / 1000} s`);
}

const json = async (response) => (response.ok() ? response.json() : null);

async function signIn(context, accounts, role) {
  const account = accounts.find((a) => a.role === role);
  if (!account) throw new Error(`The demo has no account with the role ${role}`);
  const { userName, password } = account;
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { userName, password } });
  if (!answer.ok()) throw new Error(`Sign-in as ${userName} answered ${answer.status()}`);
}

async function settled(page) {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {}); // the stream of changes may never fall silent
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 10_000 }).catch(() => fault(`${page.url()} is still busy after 10 s`));
  await page.evaluate(() => document.fonts.ready);
  await pause(400);
}

async function take(context, { path, then }, picture) {
  taken += 1;
  const page = await context.newPage();
  page.on('pageerror', (error) => fault(`${picture}: ${error.message}`));
  try {
    await page.goto(url + path);
    await settled(page);
    if (then) {
      await then(page);
      await settled(page);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) fault(`${picture}: wider than the screen`);
    await page.screenshot({ path: `${out}/${picture}.png` });
  } catch (error) {
    fault(`${picture}: ${error.message.split('\n')[0]}`);
    await page.screenshot({ path: `${out}/${picture}.png` }).catch(() => {});
  }
  await page.close();
}

async function visit(browser, accounts, pages, role, language, size) {
  const here = pages.filter((p) => p.role === role && !(p.desk && size.width < 900) && wanted.test(pictureOf(p, language, size)));
  if (!here.length) return;
  const context = await browser.newContext({ viewport: size, locale: language === 'ru' ? 'ru-RU' : 'en-GB', reducedMotion: 'reduce' });
  const kept = { 'clinicflow.language': language, 'clinicflow.theme': process.env.CLINICFLOW_THEME ?? 'light' };
  await context.addInitScript((values) => Object.entries(values).forEach(([key, value]) => localStorage.setItem(key, value)), kept);
  if (role) await signIn(context, accounts, role);
  for (const page of here) await take(context, page, pictureOf(page, language, size));
  await context.close();
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CLINICFLOW_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext();
  const ask = (path) => context.request.get(url + path);
  await until('/health/ready', 2 * minutes, async () => (await ask('/health/ready')).ok());
  const { accounts } = await until('the demo accounts', minutes, async () => json(await ask('/api/v1/demo/accounts')));
  await signIn(context, accounts, 'admin');
  await until('the demo clinic', 5 * minutes, async () => (await json(await ask('/api/v1/demo/status')))?.complete);
  const round = async (pages) => {
    for (const language of ['ru', 'en'])
      for (const size of sizes) for (const role of new Set(pages.map((p) => p.role))) await visit(browser, accounts, pages, role, language, size);
  };
  await round(pages);
  const signedIn = async (role) => {
    const one = await browser.newContext();
    await signIn(one, accounts, role);
    return one.request;
  };
  await prepareStudio(url, { manager: await signedIn('manager'), quality: await signedIn('quality') });
  await round(studio);
  console.log(`${taken} pictures in ${out}, ${faults} faults`);
} finally {
  await browser.close();
}
process.exit(faults ? 1 : 0);
