/** Invented data for development, the same every time: no server is needed to see the pages. */
import type { ContactOutcome, Deviation, Import, L, Location, PlanDetail, PlanRow, Session, StaffMember, Tab } from '../src/Platform/Api/contract.ts';

export const now = Date.parse('2026-11-18T06:52:00Z');
const day = 86_400_000;
export const at = (days: number, hours = 0) => new Date(now + days * day + hours * 3_600_000).toISOString();
/** mulberry32 */
export function dice(seed: number) {
  let a = seed;
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, int: (n: number) => Math.floor(next() * n), pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] };
}
const both = (ru: string, en: string): L => ({ ru, en });

export const locations: Location[] = [
  { id: 'tverskaya', name: 'Тверская', timeZone: 'Europe/Moscow', curators: true },
  { id: 'sokol', name: 'Сокол', timeZone: 'Europe/Moscow', curators: true },
  { id: 'kaluga', name: 'Калуга', timeZone: 'Europe/Moscow', curators: false },
];
const people: [string, string, Session['user']['role'], string | null][] = [
  ['sokolova', 'Соколова М. В.', 'curator', 'tverskaya'],
  ['lebedeva', 'Лебедева Д. А.', 'agent', null],
  ['ryabova', 'Рябова С. П.', 'frontdesk', 'kaluga'],
  ['zhukova', 'Жукова П. Д.', 'seniorfrontdesk', 'kaluga'],
  ['ivanov', 'Иванов А. С.', 'doctor', 'tverskaya'],
  ['asadova', 'Асадова Н. Р.', 'auditor', null],
  ['vetrova', 'Ветрова А. И.', 'quality', null],
  ['orlov', 'Орлов К. Е.', 'manager', null],
  ['demidov', 'Демидов И. О.', 'integrator', null],
  ['admin', 'Кириллов Е. Н.', 'admin', null],
];
export const accounts = people.map(([userName, name, role, location]) => ({
  userName,
  password: 'demo',
  role,
  location: locations.find((l) => l.id === location)?.name ?? null,
  name,
}));
export const users = new Map(
  people.map(([userName, name, role, location]) => [userName, { userName, name, role, staff: `S-${userName}`, location }]),
);

const surnames = [
  'Климова',
  'Кузнецова',
  'Григорян',
  'Савельева',
  'Тихонова',
  'Абдуллаева',
  'Орехова',
  'Шарипова',
  'Романенко',
  'Белоусова',
  'Степанова',
  'Воробьёва',
  'Чернова',
  'Жданова',
  'Мельникова',
  'Фролова',
  'Гусева',
  'Панова',
  'Карпова',
  'Ершова',
  'Никитина',
  'Соболева',
  'Ким',
  'Зуева',
  'Лапина',
  'Рыбакова',
];
const firsts = ['Ольга', 'Анна', 'Вера', 'Мария', 'Елена', 'Юлия', 'Ирина', 'Татьяна', 'Светлана', 'Наталья', 'Дарья', 'Алина', 'Людмила'];
const middles = ['Дмитриевна', 'Сергеевна', 'Петровна', 'Юрьевна', 'Викторовна', 'Андреевна', 'Игоревна', 'Рустамовна'];
export const fullName = (i: number) => {
  const d = dice(i * 7 + 1);
  return `${d.pick(surnames)} ${d.pick(firsts)} ${d.pick(middles)}`;
};
export const shortName = (i: number) => {
  const [s, f, m] = fullName(i).split(' ');
  return `${s} ${f[0]}.\u00a0${m[0]}.`;
};
const plans: [string, string, number][] = [
  ['Имплантация 3.6, 3.7', 'surgery', 184600],
  ['Съёмный протез, в/ч', 'prosthetics', 96400],
  ['Протезы на имплантах', 'prosthetics', 742000],
  ['Элайнеры, 2 челюсти', 'orthodontics', 268000],
  ['Эндодонтия и коронка', 'endodontics', 58900],
  ['Виниры 1.3–2.3', 'prosthetics', 312000],
  ['Пародонтология, курс', 'periodontics', 46200],
  ['Кариес ×4, гигиена', 'therapy', 41800],
  ['Коронки 1.6, 2.6', 'prosthetics', 87600],
];
const tabNames: Tab[] = ['no-next-appointment', 'stalled', 'to-agree', 'agreed-no-appointment', 'on-schedule', 'closed'];
const outcomeCodes = ['thinking', 'price', 'call-back', 'no-answer', 'fear', null];
const norms: Record<string, number> = { surgery: 3, prosthetics: 3, orthodontics: 10, endodontics: 2, periodontics: 7, therapy: 5 };

export function makeRow(i: number): PlanRow {
  const d = dice(i + 100);
  const [plan, specialty, base] = d.pick(plans);
  const tab = tabNames[i % 10 < 4 ? 0 : i % 10 < 6 ? 1 : 2 + (i % 4)];
  const of = 2 + d.int(12);
  const done = tab === 'closed' ? of : tab === 'to-agree' ? 0 : Math.min(of - 1, d.int(of));
  const normDays = norms[specialty];
  const days = tab === 'stalled' ? normDays + 5 + d.int(120) : tab === 'on-schedule' ? d.int(60) : 1 + d.int(14);
  const promised = i % 13 === 0;
  const due = tab === 'closed' || tab === 'on-schedule' ? null : promised ? at(0, (i % 5) - 1) : at((i % 7) - 2, 4);
  const total = Math.round((base * (0.8 + d.next())) / 100) * 100;
  const remaining = Math.round((total * (1 - done / of)) / 100) * 100;
  const visit = at(-days);
  const date = new Date(visit).toLocaleDateString('ru-RU', { day: 'numeric', month: 'long' });
  const dateEn = new Date(visit).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  const location = locations[i % 3];
  const holder = i % 37 === 9;
  const id = `P${i}`;
  return {
    id,
    patient: `K${i}`,
    journey: `J${i}`,
    name: shortName(i),
    age: 18 + d.int(60),
    card: String(20000 + i),
    household: i % 4 === 1 ? 2 + (i % 3) : 1,
    plan,
    specialty,
    location: location.id,
    owner: location.curators ? { id: 'S-sokolova', name: 'Соколова М. В.', role: 'curator' } : { id: null, name: null, role: 'frontdesk' },
    remaining,
    total,
    done,
    of,
    tab,
    since: at(-days),
    days,
    normDays,
    lastContact: d.int(6) ? { at: at(-days + 1), outcome: d.pick(outcomeCodes), by: 'Соколова М. В.' } : null,
    nextVisit: tab === 'on-schedule' ? at(3 + d.int(40)) : null,
    action: due
      ? {
          code: 'call',
          title: promised ? both('Перезвонить', 'Call back') : both(d.pick(['Позвонить', 'Записать', 'Дать рассрочку']), 'Call'),
          due,
          overdue: Date.parse(due) < now,
        }
      : null,
    why: {
      text: both(
        promised
          ? `Просила перезвонить **сегодня**; записи нет **${days} дн.** при норме ${normDays}`
          : `Визит ${date}, следующего **нет ${days} дн.**; норма ${normDays} дня, превышение **${Math.max(0, days - normDays)}**`,
        `Visit on ${dateEn}, next one **missing for ${days} days**; norm ${normDays}, **${Math.max(0, days - normDays)}** over`,
      ),
      rule: 'no-next-appointment',
      version: 4,
    },
    score: {
      value: remaining * 0.34,
      formula: both(
        `${Math.round(remaining * 0.34).toLocaleString('ru-RU')} ₽ × 1,5 × ${days} дней`,
        `${Math.round(remaining * 0.34).toLocaleString('en-GB')} ₽ × 1.5 × ${days} days`,
      ),
    },
    item: due
      ? {
          id: `W${i}`,
          about: id,
          reason: 'rule:no-next-appointment',
          occurrence: 1,
          version: 1,
          status: 'open',
          role: location.curators ? 'curator' : 'frontdesk',
          assignedTo: location.curators ? { id: 'S-sokolova', name: 'Соколова М. В.' } : null,
          due,
          title: both('Вернуть в план', 'Bring back into the plan'),
          snoozedUntil: null,
          promised,
          attempts: d.int(3),
          lock: holder ? { by: 'krylova', name: 'Крылова Е. Н.', since: at(0, -0.2), until: at(0, 0.1), mine: false } : null,
          link: null,
          byHand: false,
        }
      : null,
  };
}

export function makeDetail(row: PlanRow): PlanDetail {
  const i = Number(row.id.slice(1));
  const names = [
    'КТ, диагностика',
    'Удаление 3.6',
    'Гигиена',
    'Имплантат 3.6',
    'Имплантат 3.7',
    'Формирователи',
    'Слепки, коронки',
    'Контроль',
    'Виниры',
    'Коронка 1.6',
    'Пломба 2.4',
    'Шина',
    'Осмотр',
    'Снимок',
  ];
  const agreed = row.total;
  return {
    ...row,
    person: { patient: row.patient, name: fullName(i), phone: '+7 916 204-18-33', email: null, card: row.card, age: row.age, location: row.location },
    items: Array.from({ length: row.of }, (_, k) => ({
      id: `I${k}`,
      name: names[k % names.length],
      specialty: row.specialty,
      price: k === row.of - 1 ? 0 : Math.round(row.total / row.of / 100) * 100,
      state: k < row.done ? ('done' as const) : k === row.done ? ('next' as const) : k < row.done + 3 ? ('healing' as const) : ('left' as const),
      doneAt: k < row.done ? at(-90 + k * 20) : null,
      plannedAt: null,
      healsUntil: k === row.done ? at(-12) : k === row.done + 1 ? at(24) : null,
      healDays: k === row.done + 2 ? 90 : null,
      reason: null,
    })),
    circles: { identified: Math.round(agreed * 1.4), agreed, realised: agreed - row.remaining },
    householdMembers:
      row.household > 1
        ? [
            {
              patient: 'K7',
              name: `${fullName(i).split(' ')[0].replace(/а$/, '')} Игорь`,
              relation: 'муж',
              status: both('гигиена: +2 мес.', 'hygiene: +2 months'),
              tone: 'warn' as const,
            },
            {
              patient: 'K8',
              name: `${fullName(i).split(' ')[0]} Дарья`,
              relation: 'дочь, 9 лет',
              status: both('ортодонт 24.11', 'orthodontist 24 Nov'),
              tone: 'good' as const,
            },
          ]
        : [],
    contacts: row.lastContact
      ? [
          {
            at: row.lastContact.at,
            channel: 'call',
            staff: 'Соколова М. В.',
            outcome: row.lastContact.outcome,
            seconds: 190,
            note: 'советуется с мужем о сроках',
          },
          { at: at(-row.days), channel: 'visit', staff: 'Беляева Н. Ю.', outcome: null, seconds: null, note: 'гигиена; записи не предложено' },
        ]
      : [],
    viewers: i % 5 === 1 ? ['Лебедева Д. А.'] : [],
  };
}

const outcome = (
  code: string,
  key: string,
  ru: string,
  en: string,
  nextRu: string,
  nextEn: string,
  extra: Partial<ContactOutcome> = {},
): ContactOutcome => ({
  code,
  title: both(ru, en),
  key,
  common: false,
  closes: false,
  attempt: true,
  needsUntil: false,
  next: both(nextRu, nextEn),
  ...extra,
});
export const outcomes: ContactOutcome[] = [
  outcome('booked', '1', 'Записан', 'Booked', 'запись сверяется с МИС **в течение часа**.', 'the booking is checked in the MIS **within an hour**.', {
    common: true,
    closes: true,
  }),
  outcome(
    'call-back',
    '2',
    'Перезвонить',
    'Call back',
    'звонок в **обещанное время**, первым в списке.',
    'a call at the **promised time**, first in the list.',
    { common: true, needsUntil: true },
  ),
  outcome('thinking', '3', 'Думает', 'Thinking', 'звонок через **5 дней**.', 'a call in **5 days**.', { common: true }),
  outcome('price', '4', 'Цена', 'Price', 'предложить рассрочку **завтра**, звонит куратор.', 'offer instalments **tomorrow**, the curator calls.', {
    common: true,
  }),
  outcome('fear', '5', 'Страх', 'Fear', 'звонит врач **в течение 2 дней**.', 'the doctor calls **within 2 days**.', { common: true }),
  outcome('elsewhere', '6', 'Ушёл в другую', 'Went elsewhere', 'управляющий подтверждает закрытие.', 'the manager confirms closing.', {
    closes: true,
  }),
  outcome('medical', '7', 'Медпричина', 'Medical reason', 'врач назначает новый срок.', 'the doctor sets a new date.'),
  outcome('no-answer', '8', 'Нет ответа', 'No answer', 'вторая попытка **через 2 часа**.', 'the second attempt **in 2 hours**.', { common: true }),
  outcome('voicemail', '9', 'Автоответчик', 'Voicemail', 'вторая попытка **завтра**.', 'the second attempt **tomorrow**.'),
  outcome('wrong-number', '0', 'Не тот номер', 'Wrong number', 'администратор уточняет номер.', 'the front desk finds the number.'),
  outcome('do-not-contact', 'Q', 'Не звонить', 'Do not contact', 'звонки и сообщения прекращаются.', 'calls and messages stop.', { closes: true }),
  outcome('deceased', 'W', 'Умер', 'Deceased', 'все напоминания прекращаются.', 'all reminders stop.', { closes: true }),
];

export const staff: StaffMember[] = [
  ...people.map(([u, name, role, location]) => ({
    id: `S-${u}`,
    name,
    role,
    location,
    specialty: role === 'doctor' ? 'surgery' : null,
    joinedAt: '2024-02-01T00:00:00Z',
    leftAt: null,
  })),
  { id: 'S-krylova', name: 'Крылова Е. Н.', role: 'curator', location: 'sokol', specialty: null, joinedAt: '2023-05-10T00:00:00Z', leftAt: null },
  {
    id: 'S-belyaeva',
    name: 'Беляева Н. Ю.',
    role: 'doctor',
    location: 'tverskaya',
    specialty: 'therapy',
    joinedAt: '2022-09-01T00:00:00Z',
    leftAt: null,
  },
  {
    id: 'S-karpov',
    name: 'Карпов О. И.',
    role: 'doctor',
    location: 'sokol',
    specialty: 'prosthetics',
    joinedAt: '2021-03-15T00:00:00Z',
    leftAt: null,
  },
  {
    id: 'S-menshov',
    name: 'Меньшов Т. А.',
    role: 'doctor',
    location: 'kaluga',
    specialty: 'orthodontics',
    joinedAt: '2021-03-15T00:00:00Z',
    leftAt: '2026-06-30T00:00:00Z',
  },
];

export const standards: [string, L, Deviation['stage'], number][] = [
  ['lead.answered-in-time', both('Ответ на заявку за 5 минут', 'Lead answered within 5 minutes'), 'lead', 412],
  ['arrival.confirmed', both('Запись подтверждена накануне', 'Booking confirmed a day ahead'), 'arrival', 690],
  ['arrival.waiting', both('Ожидание не больше 15 минут', 'Waiting at most 15 minutes'), 'arrival', 655],
  ['consultation.presented', both('План показан за 3 дня', 'Plan presented within 3 days'), 'consultation', 188],
  ['realisation.rebooked', both('Записали на следующий визит до ухода', 'Next visit booked before leaving'), 'realisation', 320],
  ['regular.recall', both('Дата вызова назначена', 'Recall date set'), 'regular', 140],
];
const evidence = both(
  'Визит закрыт **в 17:42**, в плане осталось **2 пункта**, записей после **нет**; дежурила **Рябова С. П.**',
  'Visit closed **at 17:42**, **2 items** left in the plan, bookings after it: **none**; on duty **S. Ryabova**',
);
export const deviations: Deviation[] = Array.from({ length: 461 }, (_, i) => {
  const d = dice(i + 5000);
  const [standard, title, stage] = d.pick(standards);
  const who = d.pick(staff);
  return {
    id: `D${i}`,
    standard,
    title,
    stage,
    severity: d.pick(['minor', 'minor', 'major', 'critical'] as const),
    status: d.pick(['new', 'confirmed', 'confirmed', 'disputed', 'dismissed'] as const),
    counted: i % 9 !== 0,
    at: at(-i / 6),
    patient: `K${i}`,
    patientName: shortName(i),
    journey: `J${i}`,
    staff: { id: who.id, name: who.name },
    location: d.pick(locations).id,
    evidence,
    version: 3,
    step: i % 7 === 0 ? 1 + (i % 3) : null,
    until: null,
    fromAudit: i % 5 === 0,
  };
});

const importOf = (id: string, status: Import['status'], part: number, quarantined: Record<string, number>, error: L | null = null): Import => ({
  id,
  mapping: 'dental_synth_asgari',
  source: 'asgari',
  startedAt: at(-Number(id.slice(2)) / 3, -1),
  finishedAt: status === 'running' ? null : at(-Number(id.slice(2)) / 3),
  status,
  by: 'Демидов И. О.',
  files: [
    { file: 'patients.csv', rows: 2400, bytes: 310_000, bytesRead: 310_000 },
    { file: 'appointments.csv', rows: Math.round(12_480 * part), bytes: 1_840_000, bytesRead: Math.round(1_840_000 * part) },
  ],
  rows: Math.round(14_880 * part),
  events: Math.round(29_880 * part),
  accepted: Math.round(29_400 * part),
  duplicates: 480,
  corrected: 12,
  retracted: 0,
  future: 3,
  quarantined,
  rowsPerSecond: 2600,
  eventsPerSecond: 5200,
  error,
});
export const imports: Import[] = [
  importOf('IM1', 'running', 0.46, { 'impossible-date': 2 }),
  importOf(
    'IM2',
    'failed',
    0.6,
    { 'impossible-date': 14, 'unknown-enum': 31, 'broken-quotes': 4 },
    both(
      'Диск заполнен: записано 17 640 событий, остальное не начато. Освободите 200 МБ и запустите загрузку снова: она продолжит с того же места.',
      'The disk is full: 17,640 events were written, the rest was not begun. Free 200 MB and start the import again: it goes on from the same place.',
    ),
  ),
  importOf('IM3', 'done', 1, {}),
  importOf('IM4', 'interrupted', 0.3, {}),
];
