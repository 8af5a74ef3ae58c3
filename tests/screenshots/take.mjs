// node take.mjs URL OUT: signs in to the demo clinic and takes every page, in both languages and both sizes.
// CLINICFLOW_CHROMIUM names the browser, CLINICFLOW_THEME (light or dark) the colours.
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const patience = { timeout: 15_000 };
const firstRow = (page) => page.getByTestId('row').first().click(patience);
const firstPlan = async (page) => {
  await firstRow(page);
  await page.getByTestId('detail').waitFor(patience);
};
const firstJourney = async (page) => {
  await firstPlan(page);
  await page.getByTestId('open-journey').click(patience);
  await page.waitForURL('**/journeys/*', patience);
};

const whoEnquired = async (page) => {
  await page.getByTestId('row').filter({ hasText: /Кто обратился|Who enquired/ }).first().click(patience);
  await page.getByTestId('open-page').click(patience);
  await page.getByTestId('same').first().waitFor(patience);
};

const firstCheck = async (page) => {
  await firstRow(page);
  await page.getByTestId('score').waitFor(patience);
};
const nextCall = async (page) => {
  await page.getByTestId('next-call').click(patience);
  await page.getByTestId('call-panel').waitFor(patience);
};
const callBack = async (page) => {
  await nextCall(page);
  await page.getByTestId('outcome-call-back').click(patience);
};

const signalled = async (page) => {
  await page.getByTestId('cycle-row').filter({ hasText: /сигнал$|signal$/ }).first().click(patience);
  await page.getByTestId('figures-in-words').waitFor(patience);
};

/** Every route of the client: its picture's name, its address, the role that sees it, what to press there. */
const pages = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'today', path: '/today', role: 'manager' },
  { name: 'queue', path: '/queue', role: 'curator' },
  { name: 'queue-detail', path: '/queue', role: 'curator', then: firstPlan },
  { name: 'work', path: '/work', role: 'frontdesk' },
  { name: 'work-detail', path: '/work', role: 'frontdesk', then: firstRow },
  { name: 'who-enquired', path: '/work', role: 'agent', then: whoEnquired },
  { name: 'recall', path: '/recall', role: 'agent' },
  { name: 'recall-call', path: '/recall', role: 'agent', then: nextCall },
  { name: 'recall-call-back', path: '/recall', role: 'agent', then: callBack },
  { name: 'patients', path: '/patients', role: 'curator' },
  { name: 'journey', path: '/queue', role: 'curator', then: firstJourney },
  { name: 'deviations', path: '/deviations', role: 'quality' },
  { name: 'audit-draw', path: '/audits?view=draw', role: 'quality' },
  { name: 'audit-stratum', path: '/audits?view=draw', role: 'quality', then: firstPlan },
  { name: 'audit-checks', path: '/audits', role: 'auditor' },
  { name: 'audit-check', path: '/audits', role: 'auditor', then: firstCheck },
  { name: 'audit-scorecards', path: '/audits?view=scorecards', role: 'quality' },
  { name: 'audit-settings', path: '/audits?view=settings', role: 'quality' },
  { name: 'pdca', path: '/pdca', role: 'quality' },
  { name: 'pdca-signal', path: '/pdca', role: 'quality', then: signalled },
  { name: 'pdca-new', path: '/pdca?new=yes', role: 'quality' },
  { name: 'rules', path: '/rules', role: 'quality' },
  { name: 'rule', path: '/rules/lead.answered-in-time', role: 'quality' },
  { name: 'workflows', path: '/workflows', role: 'quality' },
  { name: 'workflow', path: '/workflows/arrival', role: 'quality' },
  { name: 'imports', path: '/imports', role: 'integrator' },
  { name: 'import-run', path: '/imports', role: 'integrator', then: firstRow },
  { name: 'settings', path: '/settings', role: 'admin' },
  { name: 'accounts', path: '/settings?view=accounts', role: 'admin' },
  { name: 'account', path: '/settings?view=accounts', role: 'admin', then: firstPlan },
  { name: 'account-new', path: '/settings?view=accounts&open=new', role: 'admin' },
  { name: 'keys', path: '/settings?view=keys', role: 'admin' },
  { name: 'schedules', path: '/settings?view=schedules', role: 'admin' },
  { name: 'cards', path: '/settings?view=cards', role: 'quality' },
];
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const [url, out] = process.argv.slice(2);
const minutes = 60_000;
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

async function take(context, { name, path, then }, language, { width }) {
  const picture = `${name}-${language}-${width}`;
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

async function visit(browser, accounts, role, language, size) {
  const context = await browser.newContext({ viewport: size, locale: language === 'ru' ? 'ru-RU' : 'en-GB', reducedMotion: 'reduce' });
  const kept = { 'clinicflow.language': language, 'clinicflow.theme': process.env.CLINICFLOW_THEME ?? 'light' };
  await context.addInitScript((values) => Object.entries(values).forEach(([key, value]) => localStorage.setItem(key, value)), kept);
  if (role) await signIn(context, accounts, role);
  for (const page of pages.filter((p) => p.role === role)) await take(context, page, language, size);
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
  for (const language of ['ru', 'en'])
    for (const size of sizes)
      for (const role of new Set(pages.map((p) => p.role))) await visit(browser, accounts, role, language, size);
  console.log(`${pages.length * 2 * sizes.length} pictures in ${out}, ${faults} faults`);
} finally {
  await browser.close();
}
process.exit(faults ? 1 : 0);
