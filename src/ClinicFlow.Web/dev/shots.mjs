// CHROMIUM=<path> node dev/shots.mjs [part of a name…]: builds with the mock, opens every page and saves pictures to OUT.
// Reports per picture: console errors, contrast below 4.5, cut text, text off the screen.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const only = process.argv.slice(2);
const out = process.env.OUT ?? `${tmpdir()}/clinicflow-shots`;
mkdirSync(out, { recursive: true });
const desk = [1440, 900];
const phone = [390, 844];
const middle = [1100, 800];
const key =
  (...codes) =>
  async (p) => {
    for (const code of codes) {
      await p.keyboard.press(code);
      await p.waitForTimeout(250);
    }
  };
const newImport = async (p) => {
  await p.getByTestId('files').setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await p.getByTestId('mapping').click();
  await p.getByRole('option').first().click();
  await p.getByTestId('edit-mapping').click();
  await p.getByTestId('preview').click();
  await p.waitForTimeout(900);
};
const click = (id) => (p) => p.getByTestId(id).first().click();
const list = [
  ['sign-in', null, '/sign-in', desk],
  ['queue', 'sokolova', '/queue', desk],
  ['queue-open', 'sokolova', '/queue/P1?owner=me&minRemaining=30000', desk],
  ['queue-outcome', 'sokolova', '/queue/P10', desk, key('Digit2')],
  ['queue-snooze', 'sokolova', '/queue/P10', desk, key('KeyS')],
  ['queue-dense', 'sokolova', '/queue?tab=stalled', desk, key('KeyV')],
  ['queue-filter', 'sokolova', '/queue', desk, key('Slash')],
  ['queue-empty', 'sokolova', '/queue?minRemaining=99000000&overdue=true', desk],
  ['queue-middle', 'orlov', '/queue/P1', middle],
  ['queue-phone', 'sokolova', '/queue', phone],
  ['queue-phone-detail', 'sokolova', '/queue', phone, click('row')],
  ['shortcuts', 'sokolova', '/queue', desk, key('Shift+Slash')],
  ['today', 'orlov', '/today', desk],
  ['today-phone', 'orlov', '/today', phone],
  ['journey', 'sokolova', '/journeys/J1', desk],
  ['journey-phone', 'sokolova', '/journeys/J1', phone],
  ['patients', 'sokolova', '/patients', desk],
  ['patients-phone', 'sokolova', '/patients', phone],
  ['deviations', 'vetrova', '/deviations', desk],
  ['deviations-open', 'vetrova', '/deviations?open=D3', desk],
  ['deviations-phone', 'vetrova', '/deviations', phone],
  ['imports', 'demidov', '/imports', desk],
  ['import', 'demidov', '/imports/IM2', desk],
  ['import-new', 'demidov', '/imports?view=new', desk, newImport],
  ['quarantine', 'demidov', '/imports?view=quarantine', desk, (p) => p.getByTestId('quarantine-row').first().getByRole('button').first().click()],
  ['settings-staff', 'admin', '/settings?view=staff', desk],
  ['settings-sources', 'admin', '/settings?view=sources', desk],
  ['imports-phone', 'demidov', '/imports', phone],
  ['settings', 'admin', '/settings', desk],
  ['settings-phone', 'admin', '/settings', phone],
].filter(([name]) => !only.length || only.some((o) => name.includes(o)));
const variants = (process.env.VARIANTS ?? 'ru-light').split(',').map((v) => v.split('-'));

const server = await preview({ mode: 'mock', preview: { port: 4987 }, logLevel: 'error', build: { outDir: process.env.CLINICFLOW_WEB_OUT } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const base = 'http://localhost:4987';

for (const [language, theme] of variants)
  for (const [name, user, path, [width, height], act] of list) {
    const context = await browser.newContext({ viewport: { width, height }, hasTouch: width < 720 });
    await context.addInitScript(
      ([l, th]) => {
        localStorage.setItem('clinicflow.language', l);
        localStorage.setItem('clinicflow.theme', th);
      },
      [language, theme],
    );
    if (user) await context.addCookies([{ name: 'mock', value: user, url: base }]);
    const page = await context.newPage();
    page.on('pageerror', (e) => console.log(name, 'ERROR', e.message.slice(0, 400)));
    page.on(
      'console',
      (m) => ['error', 'warning'].includes(m.type()) && !/40[14]/.test(m.text()) && console.log(name, m.type(), m.text().slice(0, 300)),
    );
    await page.goto(base + path);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(1100);
    if (act) {
      await act(page);
      await page.waitForTimeout(700);
    }
    const file = `${out}/${name}-${language}-${theme}.png`;
    await page.screenshot({ path: file });
    console.log(`${name}-${language}-${theme}`, JSON.stringify(await page.evaluate(report)));
    await context.close();
  }
await browser.close();
await server.close();
process.exit(0);

function report() {
  const parse = (c) => {
    const m = (c.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return c.startsWith('color(') ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1];
  };
  const part = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const lum = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const back = (start) => {
    for (let e = start; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c[3] > 0.95) return c;
    }
    return [255, 255, 255, 1];
  };
  const low = new Map();
  const cut = new Set();
  const off = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const e = text.parentElement;
    const said = text.textContent.trim();
    if (!said || e.closest('style,script,.cm-content,.sr,.skip') || e.closest('[aria-disabled=true],:disabled')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const q = range.getBoundingClientRect();
    const style = getComputedStyle(e);
    if (!q.width || !q.height || style.visibility === 'hidden') continue;
    const fg = parse(e.namespaceURI.includes('svg') ? (style.fill === 'none' ? style.color : style.fill) : style.color);
    const [a, z] = [lum(fg), lum(back(e))];
    const ratio = (Math.max(a, z) + 0.05) / (Math.min(a, z) + 0.05);
    if (ratio < 4.5) low.set(said.slice(0, 30), ratio.toFixed(2));
    if (q.right > innerWidth + 1 || q.left < -1) off.add(said.slice(0, 40));
    for (let c = e, i = 0; c && i < 6; i++, c = c.parentElement) {
      const o = getComputedStyle(c);
      if (o.overflowX !== 'visible') {
        if (o.overflowX === 'hidden' && q.right > c.getBoundingClientRect().right + 1) cut.add(said.slice(0, 40));
        break;
      }
    }
  }
  return { low: [...low], cut: [...cut].slice(0, 12), off: [...off].slice(0, 8), sideways: document.documentElement.scrollWidth > innerWidth };
}
