import type { Journey, L, Patient, TimelineEntry } from '../src/Platform/Api/contract.ts';
import { at, deviations, fullName, locations, makeDetail, makeRow } from './data.ts';

const both = (ru: string, en: string): L => ({ ru, en });
const segments = ['in-treatment', 'best', 'sleeping', 'beginning', 'churned', 'treatment-completed'];

export function makePatient(id: string): Patient {
  const i = Number(id.slice(1));
  return {
    person: { patient: id, name: fullName(i), phone: `+7 9${10 + (i % 80)} ${200 + (i % 700)}-${10 + (i % 80)}-33`, email: null, card: String(20000 + i), age: 18 + (i % 60), location: locations[i % 3].id },
    segment: segments[i % 6],
    facts: { registeredAt: at(-400), firstVisitAt: at(-390), lastVisitAt: at(-12), nextVisitAt: null, visits: 9, rhythmDays: 48, recallDue: at(40), paid: 108_200, remainingValue: 184_600 },
    journeys: [
      { id: `J${i}`, number: 2, stage: 'realisation', openedAt: at(-134), closedAt: null, outcome: null },
      { id: `J${i}0`, number: 1, stage: 'regular', openedAt: at(-390), closedAt: at(-134), outcome: 'converted' },
    ],
  };
}

export function makeJourney(id: string): Journey {
  const i = Number(id.slice(1));
  const plan = makeDetail(makeRow(i));
  const check = (standard: string, ru: string, en: string, status: 'kept' | 'broken' | 'not-applicable') => ({ standard, title: both(ru, en), status, at: status === 'not-applicable' ? null : at(-100) });
  const entry = (days: number, stage: TimelineEntry['stage'], group: TimelineEntry['group'], ru: string, en: string, by: string | null, detail: L | null = null, broken: number[] = [], dateOnly = false): TimelineEntry => ({ at: at(days), dateOnly, stage, type: group, group, title: both(ru, en), detail, by, deviations: broken.map((n) => deviations[n]) });
  return {
    id,
    number: 2,
    patient: makePatient(`K${i}`).person,
    openedAt: at(-134),
    closedAt: null,
    outcome: null,
    previous: `J${i}0`,
    next: null,
    others: [{ id: `J${i}0`, number: 1, openedAt: at(-390), stage: 'regular', closedAt: at(-134) }],
    stages: [
      { stage: 'lead', state: 'done', since: at(-134), until: at(-134), days: 0, outcome: 'booked', norm: '5 мин', kept: 2, broken: 1, notApplicable: 0, checks: [check('a', 'Ответ на заявку за 5 минут', 'Lead answered within 5 minutes', 'broken'), check('b', 'Причина отказа указана', 'Loss reason given', 'kept'), check('c', 'Не больше трёх попыток', 'Three attempts', 'kept')] },
      { stage: 'arrival', state: 'no-record', since: null, until: null, days: null, outcome: null, norm: '7 дней', kept: 0, broken: 0, notApplicable: 3, checks: [] },
      { stage: 'consultation', state: 'done', since: at(-130), until: at(-126), days: 4, outcome: 'agreed', norm: '7 дней', kept: 4, broken: 0, notApplicable: 1, checks: [check('d', 'План показан за 3 дня', 'Plan presented within 3 days', 'kept')] },
      { stage: 'realisation', state: 'current', since: at(-126), until: null, days: 127, outcome: null, norm: '240 дней', kept: 5, broken: 1, notApplicable: 0, checks: [check('e', 'Записали до ухода', 'Booked before leaving', 'broken')] },
      { stage: 'regular', state: 'ahead', since: null, until: null, days: null, outcome: null, norm: null, kept: 0, broken: 0, notApplicable: 6, checks: [] },
    ],
    timeline: [
      entry(-0.3, 'realisation', 'task', 'Сработало правило **«Нет следующей записи»**', 'Rule **“No next appointment”** flagged', null, both('12 дней при норме 3', '12 days, norm 3')),
      entry(-6, 'realisation', 'contact', 'Звонок 3:10, итог **«думает»**', 'Call 3:10, outcome **“thinking”**', 'Соколова М. В.', both('советуется с мужем о сроках', 'talks it over')),
      entry(-12, 'realisation', 'visit', 'Гигиена выполнена, **5 900 ₽**', 'Hygiene done, **5,900 ₽**', 'Беляева Н. Ю.', null, [4]),
      entry(-119, 'realisation', 'visit', 'Удаление 3.6, **9 800 ₽**', 'Extraction 3.6, **9,800 ₽**', 'Иванов А. С.', both('заживление 12 недель, до 13.10', 'heals for 12 weeks')),
      entry(-126, 'realisation', 'money', 'Предоплата **30 000 ₽**', 'Prepayment **30,000 ₽**', 'Рябова С. П.', null, [], true),
      entry(-126.1, 'consultation', 'plan', 'План согласован: **292 800 ₽** из 412 000 ₽', 'Plan agreed: **292,800 ₽** of 412,000 ₽', 'Соколова М. В.', both('не согласованы виниры 1.1–2.1: «цена»', 'veneers not agreed: “price”')),
      entry(-130, 'consultation', 'visit', 'Консультация 52 мин, выявлено 6 проблем', 'Consultation 52 min, 6 problems found', 'Иванов А. С.', null, [1, 2]),
      entry(-134, 'lead', 'visit', 'Записана на 10.07, 12:00', 'Booked for 10 July, 12:00', 'Лебедева Д. А.'),
      entry(-134.01, 'lead', 'contact', 'Первый звонок через **8 минут**', 'First call after **8 minutes**', 'Лебедева Д. А.', null, [0]),
      entry(-134.02, 'lead', 'lead', 'Заявка с сайта: «имплантация»', 'Web lead: “implants”', null, both('кампания «Имплантация, Тверская»', 'campaign “Implants”')),
    ],
    plans: [{ id: plan.id, name: plan.plan, tab: plan.tab, circles: plan.circles, items: plan.items, done: plan.done, of: plan.of }],
    items: plan.item ? [plan.item] : [],
    workflow: [
      {
        definition: 'realisation',
        title: both('Реализация плана', 'Plan realisation'),
        version: 6,
        steps: [
          { activity: 'agreed', title: both('План согласован', 'Plan agreed'), entered: at(-126), left: at(-126), outcome: null, current: false, deadline: null, overdue: false },
          { activity: 'first-visit', title: both('Первый визит назначен', 'First visit booked'), entered: at(-126), left: at(-125), outcome: 'booked', current: false, deadline: null, overdue: false },
          { activity: 'visit', title: both('Визит состоялся', 'Visit done'), entered: at(-125), left: at(-12), outcome: 'done', current: false, deadline: null, overdue: false },
          { activity: 'next', title: both('Назначить следующий визит', 'Book the next visit'), entered: at(-12), left: null, outcome: null, current: true, deadline: at(-9), overdue: true },
        ],
      },
    ],
    standards: { kept: 11, broken: 2, notApplicable: 9 },
  };
}
