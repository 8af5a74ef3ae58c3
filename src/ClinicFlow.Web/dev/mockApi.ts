/** A stand-in for the server while pages are being made: `npm run dev:mock`. Never part of the product. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Act, PlanRow, Session, Tab, WorkItem } from '../src/Platform/Api/contract.ts';
import { accounts, at, deviations, fullName, imports, locations, makeDetail, makeRow, now, outcomes, staff, standards, users } from './data.ts';
import { mapping, preview, quarantine, upload } from './imports.ts';
import { makeJourney, makePatient } from './journeys.ts';
import { today } from './today.ts';

type Query = URLSearchParams;
const state = { building: 100, data: 'fresh' as Session['data']['state'], mode: 'demo' as Session['mode'], fail: '' };
const many = Number(process.env.MOCK_ROWS ?? 100_000);
let rows: PlanRow[] = [];
const byId = new Map<string, PlanRow>();
const undo = new Map<string, () => void>();
const listeners = new Set<ServerResponse>();

function start() {
  if (rows.length) return;
  rows = Array.from({ length: many }, (_, i) => makeRow(i));
  for (const row of rows) byId.set(row.id, row);
}

const order = (row: PlanRow) => (row.item?.promised ? 1e12 : 0) + (row.score?.value ?? 0) * row.days;
function plans(q: Query, user: Session['user']) {
  start();
  const owner = q.get('owner') === 'me' ? user.staff : q.get('owner');
  const wanted = rows.filter(
    (r) =>
      (!q.get('location') || r.location === q.get('location')) &&
      (!owner || (owner === 'none' ? r.owner.id === null : r.owner.id === owner)) &&
      (!q.get('specialty') || r.specialty === q.get('specialty')) &&
      (!q.get('minRemaining') || r.remaining >= Number(q.get('minRemaining'))) &&
      (!q.get('overdue') || r.action?.overdue) &&
      (q.get('snoozed') || r.item?.status !== 'snoozed'),
  );
  const counts = { 'to-agree': 0, 'agreed-no-appointment': 0, 'no-next-appointment': 0, stalled: 0, 'on-schedule': 0, closed: 0 } as Record<
    Tab,
    number
  >;
  for (const r of wanted) counts[r.tab]++;
  const key =
    { remaining: (r: PlanRow) => r.remaining, days: (r: PlanRow) => r.days, due: (r: PlanRow) => Date.parse(r.action?.due ?? '2100-01-01') }[
      q.get('sort') ?? ''
    ] ?? order;
  const sign = q.get('dir') === 'asc' ? 1 : -1;
  const list = wanted.filter((r) => r.tab === q.get('tab')).sort((a, b) => sign * (key(a) - key(b)));
  const offset = Number(q.get('offset') ?? 0);
  const open = wanted.filter((r) => r.tab !== 'closed');
  return {
    total: list.length,
    counts,
    open: open.length,
    remaining: open.reduce((s, r) => s + r.remaining, 0),
    asOf: at(0, -0.2),
    rows: list.slice(offset, offset + Number(q.get('limit') ?? 100)),
  };
}

function session(user: Session['user']): Session {
  return {
    user,
    mode: state.mode,
    now: new Date(now).toISOString(),
    locations,
    currency: 'RUB',
    data: { asOf: at(0, state.data === 'fresh' ? -0.2 : -2), lagMinutes: 26, state: state.data },
    counts: { planQueue: 179, deviations: 23, quarantine: 49, work: 12, recall: 0, incidents: 0 },
  };
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {
    super();
  }
}

function act(item: WorkItem, change: Partial<WorkItem>, ru: string, en: string): Act {
  const row = byId.get(item.about)!;
  const before = structuredClone(row);
  Object.assign(row.item!, change, { version: item.version + 1 });
  if (change.status === 'closed') {
    row.tab = 'on-schedule';
    row.nextVisit = at(4);
    row.action = null;
    row.item = null;
  }
  const id = `A${undo.size + 1}`;
  undo.set(id, () => Object.assign(row, before));
  setTimeout(() => tell('plans'), 50);
  return { item: row.item, act: id, said: { ru, en } };
}

function tell(what: string) {
  for (const response of listeners) response.write(`event: changed\ndata: ${JSON.stringify({ what })}\n\n`);
}

function work(id: string, verb: string, body: Record<string, string>, user: Session['user']): unknown {
  start();
  const row = byId.get(id.replace('W', 'P'));
  const item = row?.item;
  if (!row || !item) throw new Refusal(404, { title: 'Такой задачи нет' });
  if (verb === 'claim') {
    if (item.lock && !item.lock.mine) throw new Refusal(409, { title: 'Занято', lock: item.lock });
    item.lock = { by: user.userName, name: user.name, since: at(0), until: at(0, 0.1), mine: true };
    return item;
  }
  if (verb === 'release') {
    if (item.lock?.mine) item.lock = null;
    return item;
  }
  const name = row.name;
  if (verb === 'snooze')
    return act(
      item,
      { status: 'snoozed', snoozedUntil: body.until, lock: null },
      `${name} отложена до ${new Date(body.until).toLocaleDateString('ru-RU', { day: 'numeric', month: 'long' })}: «${body.reason}»`,
      `${name} snoozed until ${new Date(body.until).toLocaleDateString('en-GB')}: “${body.reason}”`,
    );
  if (verb === 'assign') {
    const to = staff.find((s) => s.id === body.to)!;
    return act(item, { assignedTo: { id: to.id, name: to.name } }, `${name}: теперь ведёт ${to.name}`, `${name}: now with ${to.name}`);
  }
  const outcome = outcomes.find((o) => o.code === body.outcome)!;
  if (body.note === 'conflict')
    throw new Refusal(409, {
      title: 'Уже изменено',
      detail: 'Крылова Е. Н. записала «Записан» в 09:41',
      current: { ...item, title: { ru: '«Записан», 09:41', en: '“Booked”, 09:41' }, assignedTo: { id: 'x', name: 'Крылова Е. Н.' } },
    });
  return act(
    item,
    outcome.closes ? { status: 'closed' } : { due: body.until ?? at(5), promised: outcome.needsUntil, attempts: item.attempts + 1 },
    `${name}: итог «${outcome.title.ru.toLowerCase()}» записан`,
    `${name}: outcome “${outcome.title.en.toLowerCase()}” recorded`,
  );
}

function search(body: { text?: string; location?: string; segment?: string; offset: number; limit: number }) {
  const text = (body.text ?? '').toLowerCase();
  const list = Array.from({ length: 4000 }, (_, i) => i).filter(
    (i) =>
      (!text || fullName(i).toLowerCase().includes(text) || String(20000 + i).includes(text)) &&
      (!body.location || locations[i % 3].id === body.location) &&
      (!body.segment || makePatient(`K${i}`).segment === body.segment),
  );
  return {
    total: list.length,
    rows: list.slice(body.offset, body.offset + body.limit).map((i) => ({
      ...makePatient(`K${i}`).person,
      stage: ['realisation', 'consultation', 'regular', 'arrival', 'lead'][i % 5],
      segment: makePatient(`K${i}`).segment,
      lastVisit: i % 7 ? at(-(i % 200)) : null,
      nextVisit: i % 3 ? null : at(i % 30),
      openPlans: i % 3,
      remaining: (i % 3) * 45_300,
    })),
  };
}

function register(q: Query) {
  const wanted = deviations.filter(
    (d) =>
      ['standard', 'stage', 'location', 'severity'].every((k) => !q.get(k) || d[k as 'standard'] === q.get(k)) &&
      (!q.get('staff') || d.staff?.id === q.get('staff')) &&
      (!q.get('counted') || d.counted),
  );
  const counts: Record<string, number> = {};
  for (const d of wanted) counts[d.status] = (counts[d.status] ?? 0) + 1;
  const list = wanted.filter((d) => !q.get('status') || d.status === q.get('status'));
  const offset = Number(q.get('offset') ?? 0);
  return {
    total: list.length,
    counts,
    byStandard: standards.map(([standard, title, , applicable]) => ({
      standard,
      title,
      n: wanted.filter((d) => d.standard === standard).length,
      applicable,
    })),
    rows: list.slice(offset, offset + Number(q.get('limit') ?? 100)),
  };
}

const hours = [1, 2, 3, 4, 5, 6].map((day) => ({ day, open: '09:00', close: '21:00' }));
const sources = [
  { source: 'asgari', goLive: '2026-06-01', lastEventAt: at(0, -0.2), lastImportAt: at(-1), events: 29880 },
  { source: 'demo', goLive: null, lastEventAt: at(0), lastImportAt: null, events: 214_882 },
];

function answer(method: string, path: string, q: Query, body: Record<string, never>, user: Session['user'] | undefined): unknown {
  const [first, id, verb] = path.split('/').slice(1).map(decodeURIComponent);
  const key = `${method} ${first}`;
  if (path === '/demo/accounts') {
    if (state.mode === 'production') throw new Refusal(404, {});
    return { accounts };
  }
  if (path === '/demo/status') {
    const percent = Math.min(100, state.building);
    if (state.building < 100) state.building += 4;
    return { complete: percent >= 100, percent, step: { ru: 'пути пациентов: 3 120 из 5 000', en: 'journeys: 3,120 of 5,000' } };
  }
  if (!user) throw new Refusal(401, {});
  if (state.fail && path.startsWith(state.fail))
    throw new Refusal(500, { title: 'Сбой на сервере', detail: 'Список не построен.', remedy: 'Повторите через минуту.', reference: '7F3A-21' });
  if (key === 'GET session') return session(user);
  if (key === 'GET plans') {
    if (!id) return plans(q, user);
    start();
    const row = byId.get(id);
    if (!row) throw new Refusal(404, { title: 'Плана нет' });
    return makeDetail(row);
  }
  if (key === 'GET contact-outcomes') return { outcomes };
  if (first === 'work-items') return work(id, verb, body, user);
  if (first === 'acts') {
    undo.get(id)?.();
    setTimeout(() => tell('plans'), 50);
    return { said: { ru: 'Действие отменено', en: 'The action was undone' } };
  }
  if (path === '/patients/search') return search(body as never);
  if (first === 'patients') return makePatient(id);
  if (first === 'journeys') return makeJourney(id);
  if (first === 'deviations') return register(q);
  if (first === 'today') return today(Number(q.get('days') ?? 30));
  if (path === '/imports/uploads') return upload;
  if (path === '/imports/preview') return preview(body as never);
  if (first === 'imports') {
    const running = imports[0];
    const file = running.files[1];
    file.bytesRead = Math.min(file.bytes, file.bytesRead + 9000);
    if (method === 'POST') return { id: 'IM1' };
    return id ? imports.find((i) => i.id === id) : { rows: imports };
  }
  if (first === 'mappings') {
    if (method === 'PUT') return { name: id, problems: [] };
    return id
      ? { name: id, text: mapping, etag: '"1"' }
      : {
          rows: [
            { name: 'dental_synth_asgari', source: 'asgari', shipped: true, files: ['patients.csv', 'appointments.csv', 'dentists.csv'] },
            { name: 'opendental_shaped', source: 'opendental', shipped: true, files: ['patient.csv', 'procedurelog.csv'] },
          ],
        };
  }
  if (first === 'quarantine') {
    if (method === 'GET') return quarantine(q);
    return { replayed: 3, accepted: 2, quarantined: 1 };
  }
  if (first === 'locations') return { rows: locations.map((l) => ({ ...l, hours })) };
  if (first === 'staff') return { rows: staff };
  if (first === 'sources') return { rows: sources };
  throw new Refusal(404, { title: `${method} ${path}` });
}

async function bodyOf(request: IncomingMessage) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    return {};
  }
}

async function handle(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url!, 'http://mock');
  const path = url.pathname.replace('/api/v1', '');
  const userName = /mock=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  let user = users.get(userName) as Session['user'] | undefined;
  const reply = (status: number, body?: unknown, headers = {}) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  if (path === '/changes') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write(': hello\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    return;
  }
  const body = request.method === 'GET' ? {} : await bodyOf(request);
  if (path === '/mock') {
    Object.assign(state, body);
    return reply(200, state);
  }
  if (path === '/session' && request.method === 'POST') {
    user = users.get(body.userName) as Session['user'] | undefined;
    return user && body.password === 'demo' ? reply(200, session(user), { 'Set-Cookie': `mock=${user.userName}; Path=/; HttpOnly` }) : reply(401, {});
  }
  if (path === '/session' && request.method === 'DELETE') return reply(204, undefined, { 'Set-Cookie': 'mock=; Path=/; Max-Age=0' });
  try {
    reply(200, answer(request.method!, path, url.searchParams, body, user) ?? {});
  } catch (error) {
    if (error instanceof Refusal) reply(error.status, error.body);
    else reply(500, { title: String(error) });
  }
}

const serve: Connect.NextHandleFunction = (request, response, next) => {
  if (!request.url?.startsWith('/api/v1')) return next();
  void handle(request, response);
};

export const mockApi = (): Plugin => ({
  name: 'mock-api',
  configureServer: (server) => void server.middlewares.use(serve),
  configurePreviewServer: (server) => void server.middlewares.use(serve),
});
