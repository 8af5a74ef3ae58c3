// What the demo clinic shows only after somebody worked in the studios: made once, after the other pictures were taken.
import { setTimeout as pause } from 'node:timers/promises';

const patience = { timeout: 15_000 };

async function said(answer) {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${(await answer.text()).slice(0, 400)}`);
  return answer.json();
}

/** @param manager, quality requests of signed-in people; done already, it does nothing */
export async function prepareStudio(url, { manager, quality }) {
  const at = (path) => `${url}/api/v1/${path}`;
  const read = async (name) => (await said(await quality.get(at(name)))).text;
  const approval = (on) => manager.put(at('studio/settings'), { data: { approval: on, confirmShare: on ? 0.2 : 1 } }).then(said);
  const publish = async (name, text, why) => said(await quality.put(at(name), { data: { text, why } }));
  const draft = async (name, text, why) => {
    const answer = await quality.put(at(`${name}/draft`), { data: { text, why: null, basedOn: null } });
    const { tag } = await said(answer);
    if (why) await said(await quality.post(at(`${name}/draft/publish`), { data: { why, inForceFrom: null }, headers: { 'If-Match': tag } }));
  };

  if ((await said(await quality.get(at('workflows/lead/versions')))).versions.length > 1) return;
  await approval(false);
  const lead = await read('workflows/lead');
  const [before, book] = lead.split(/(?="id": "book")/);
  const fails = '"value": "10 / ((lead.attempts ?? 0) - (lead.attempts ?? 0)) > 100 or journey.bookedAt';
  await publish('workflows/lead', before + book.replace('"value": "journey.bookedAt', fails), 'Проверка по числу звонков');
  await said(
    await quality.post(at('workflows/lead/migrations'), {
      data: { toVersion: 2, filter: { activity: 'book' }, map: null, why: 'Новая проверка и для тех, кто уже ждёт записи' },
    }),
  );
  const course = await read('workflows/plan-course');
  await publish('workflows/plan-course', course.replace('"within": "', '"within": "1'), 'Дольше ждём решения');
  const winback = await read('rules/winback');
  await publish('rules/winback', winback.replace('"Expression": "patient.segment', '"Expression": "(10 / (days % 7 - 3) > -100 or days > 0) and patient.segment'), 'Новая формула');
  await said(await quality.post(at('rules/recall-sleeping/health/invite'), { data: { on: false } }));
  const stalled = await read('rules/plan.stalled');
  await draft('rules/plan.stalled', stalled.replace('"therapy": 10', '"therapy": 400').replace('"role": "curator"', '"role": "frontdesk"'));
  await approval(true);
  const next = await read('rules/plan.no-next-appointment');
  await draft('rules/plan.no-next-appointment', next.replace('"orthodontics": 10', '"orthodontics": 14'), 'Записывать на коррекцию за две недели — обычное дело');
  await approval(false);
  await pause(15_000); // the sweeps of what was put in force
}

const opened = (id) => async (page) => {
  await page.getByTestId(id).first().click(patience);
};
const detail = async (page) => {
  await page.getByTestId('row').first().click(patience);
  await page.getByTestId('detail').waitFor(patience);
};
const skipped = async (page) => {
  await detail(page);
  await page.getByTestId('do-skip').click(patience);
};
const published = async (page) => {
  await page.locator('[data-testid=publish]:enabled').first().click(patience);
  await page.getByTestId('consequences').waitFor({ timeout: 60_000 });
};
const reviewed = async (page) => {
  await page.getByTestId('review').click(patience);
  await page.getByTestId('consequences').waitFor({ timeout: 60_000 });
};
const replayed = async (page) => {
  await page.getByTestId('replay-start').click(patience);
  await page.getByTestId('replay-sentence').waitFor({ timeout: 120_000 });
};
const imported = async (page) => {
  const file = await page.request.get(`${new URL(page.url()).origin}/api/v1/rules/export`);
  const text = (await file.text()).replaceAll('norm.restDays', 'norm.restDays + 1');
  await page.locator('input[type=file]').setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from(text) }, patience);
  await page.getByTestId('import-report').locator('li').first().waitFor({ timeout: 60_000 });
};
const own = async (page) => {
  await page.getByTestId('row').filter({ hasText: /Плохая оценка|A bad score/ }).first().click(patience);
  await page.getByTestId('own-Settled').click(patience);
};
const ownCall = async (page) => {
  await page.getByTestId('row').filter({ hasText: /узнать, что случилось|ask what happened/ }).first().click(patience);
  await page.getByTestId('own-ending').locator('button').first().click(patience);
};
const path = async (page) => {
  const standing = await page.request.get(`${new URL(page.url()).origin}/api/v1/workflows/arrival/activities/confirm/standing`);
  const { rows } = await standing.json();
  await page.goto(`${new URL(page.url()).origin}/workflows/arrival?journey=${rows[0].journey}`);
};

export const studio = [
  { name: 'rules-failing', path: '/rules', role: 'quality' },
  { name: 'rule-failing', path: '/rules/winback', role: 'quality' },
  { name: 'rule-off', path: '/rules/recall-sleeping', role: 'quality' },
  { name: 'rule-shared-norm', path: '/rules/plan.tabs', role: 'quality' },
  { name: 'rule-draft', path: '/rules/plan.stalled', role: 'quality' },
  { name: 'rule-publish', path: '/rules/plan.stalled', role: 'quality', then: published, desk: true },
  { name: 'rule-replay', path: '/rules/plan.stalled', role: 'quality', then: replayed },
  { name: 'rule-versions', path: '/rules/winback?versions=1', role: 'quality' },
  { name: 'rule-compare', path: '/rules/winback?versions=1&version=2', role: 'quality' },
  { name: 'rule-waits', path: '/rules/plan.no-next-appointment', role: 'quality' },
  { name: 'rule-review', path: '/rules/plan.no-next-appointment', role: 'manager', then: reviewed },
  { name: 'exchange', path: '/rules', role: 'quality', then: imported },
  { name: 'approval', path: '/settings?view=approval', role: 'manager' },
  { name: 'incidents-open', path: '/incidents', role: 'quality' },
  { name: 'incident', path: '/incidents', role: 'quality', then: detail },
  { name: 'incident-skip', path: '/incidents', role: 'quality', then: skipped },
  { name: 'own-outcome', path: '/work', role: 'manager', then: own },
  { name: 'own-outcome-call', path: '/recall', role: 'agent', then: ownCall },
  { name: 'workflow-standing', path: '/workflows/lead?activity=book', role: 'quality' },
  { name: 'workflow-everybody', path: '/workflows/lead?activity=book&all=yes', role: 'quality' },
  { name: 'workflow-migration', path: '/workflows/plan-course?migrate=yes', role: 'quality' },
  { name: 'workflow-compare', path: '/workflows/lead?compare=1', role: 'quality' },
  { name: 'workflow-words', path: '/workflows/lead?version=2', role: 'quality' },
  { name: 'workflow-path', path: '/workflows/arrival', role: 'quality', then: path },
  { name: 'workflow-text', path: '/workflows/satisfaction?view=text', role: 'quality' },
];
