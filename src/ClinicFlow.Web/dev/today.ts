import type { L, TodayFigures } from '../src/Platform/Api/contract.ts';
import { at, dice } from './data.ts';

const both = (ru: string, en: string): L => ({ ru, en });
const series = (seed: number, mean: number, spread: number, shift = 0) => {
  const d = dice(seed);
  return Array.from({ length: 24 }, (_, i) => ({ week: at(-7 * (24 - i)).slice(0, 10), value: mean + (d.next() - 0.5) * spread + (i > 16 ? shift : 0) }));
};

export const today = (days: number): TodayFigures => ({
  asOf: at(0, -0.2),
  from: at(-days),
  to: at(0),
  stages: [
    { stage: 'lead', entered: 1000, converted: 400, rate: 0.4, target: 0.45, medianDays: 0.4, lost: 600, lostWhere: [{ outcome: 'not-reached', n: 214 }, { outcome: 'lost', n: 90 }], ownerRole: 'agent', valueToTarget: 804_355, bottleneck: false, losesMost: true },
    { stage: 'arrival', entered: 400, converted: 280, rate: 0.7, target: 0.75, medianDays: 4, lost: 120, lostWhere: [{ outcome: 'no-show', n: 71 }], ownerRole: 'frontdesk', valueToTarget: 472_040, bottleneck: false, losesMost: false },
    { stage: 'consultation', entered: 280, converted: 140, rate: 0.5, target: 0.6, medianDays: 6, lost: 140, lostWhere: [{ outcome: 'thinking', n: 83 }], ownerRole: 'doctor', valueToTarget: 1_242_032, bottleneck: true, losesMost: false },
    { stage: 'realisation', entered: 140, converted: 112, rate: 0.8, target: 0.85, medianDays: 96, lost: 28, lostWhere: [{ outcome: 'stalled', n: 19 }], ownerRole: 'curator', valueToTarget: 414_918, bottleneck: false, losesMost: false },
    { stage: 'regular', entered: 112, converted: 67, rate: 0.6, target: 0.65, medianDays: 192, lost: 45, lostWhere: [], ownerRole: 'frontdesk', valueToTarget: null, bottleneck: false, losesMost: false },
  ],
  attention: [
    { kind: 'bad', title: both('Звонки по 9 заявкам не начаты', '9 leads not called yet'), detail: both('норма 5 мин, самой старой 47 мин', 'norm 5 min, oldest 47 min'), owner: 'Лебедева Д. А.', link: '/deviations?stage=lead' },
    { kind: 'bad', title: both('Завис 19 планов на 3,2 млн ₽', '19 plans stalled, 3.2 m ₽'), detail: both('7 сверх срока у Крыловой', '7 overdue with Krylova'), owner: 'Крылова Е. Н.', link: '/queue?tab=stalled' },
    { kind: 'warn', title: both('Запись до ухода ниже нормы', 'Rebooking below the norm'), detail: both('68 % при цели 85 %, Сокол', '68 % against 85 %, Sokol'), owner: 'Рябова С. П.', link: '/deviations?standard=realisation.rebooked' },
    { kind: 'warn', title: both('49 строк в карантине', '49 rows in quarantine'), detail: both('даты, неизвестные статусы', 'dates, unknown statuses'), owner: null, link: '/imports' },
    { kind: 'info', title: both('23 новых отклонения ждут разбора', '23 new deviations to examine'), detail: both('старшему 6 дней', 'oldest 6 days'), owner: 'Ветрова А. И.', link: '/deviations?status=new' },
  ],
  segments: { 'in-treatment': 1204, 'treatment-completed': 860, beginning: 312, best: 640, sleeping: 718, churned: 1266 },
  weekly: [
    { metric: 'rebooked', title: both('Запись до ухода', 'Rebooked before leaving'), points: series(1, 73, 6, -4) },
    { metric: 'no-shows', title: both('Неявки, %', 'No-shows, %'), points: series(2, 11, 2) },
    { metric: 'lead-answer', title: both('Ответ на заявку, мин', 'Lead answer, min'), points: series(3, 9.5, 3).map((p, i) => (i === 22 ? { ...p, value: 18 } : p)) },
    { metric: 'agreed', title: both('Планы согласованы, %', 'Plans agreed, %'), points: series(4, 50, 6) },
    { metric: 'load', title: both('Выручка, тыс. ₽', 'Revenue, k ₽'), points: series(5, 4200, 800) },
    { metric: 'deviations', title: both('Отклонения', 'Deviations'), points: series(6, 22, 8).map((p, i) => (i < 3 ? { ...p, value: null } : p)) },
  ],
});
