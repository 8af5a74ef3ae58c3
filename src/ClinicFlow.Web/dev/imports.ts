import type { L, Preview, Problem, QuarantinePage, Upload } from '../src/Platform/Api/contract.ts';
import { at, dice } from './data.ts';

const both = (ru: string, en: string): L => ({ ru, en });
export const upload: Upload = {
  upload: 'U1',
  files: [
    {
      file: 'patients.csv',
      bytes: 310_000,
      encoding: 'UTF-8',
      columns: ['patient_id', 'birth_year', 'sex', 'registered_at', 'city_area'],
      sample: [
        ['1001', '1979', 'F', '2025-01-04 10:11:00', 'north'],
        ['1002', '1991', 'M', '2025-01-05 12:40:00', 'east'],
      ],
    },
    {
      file: 'appointments.csv',
      bytes: 1_840_000,
      encoding: 'Windows-1251',
      columns: ['appointment_id', 'patient_id', 'booked_at', 'status'],
      sample: [['5001', '1001', '2025-01-04 10:15:00', 'completed']],
    },
  ],
};
export const mapping = `{
  "name": "dental_synth_asgari",
  "source": "asgari",
  "encoding": "auto",
  "timeZone": "Asia/Tehran",
  "dateTime": "yyyy-MM-dd HH:mm:ss",
  "enums": {
    "status": { "completed": "completed", "no_show": "no-show", "cancelled": "cancelled" }
  },
  "files": [
    {
      "file": "patients.csv", "key": "{patient_id}", "subject": "{patient_id}", "ignored": ["city_area"],
      "events": [
        { "type": "patient.registered", "time": "registered_at", "data": { "birthYear": "int:birth_year", "sex": "sex" } }
      ]
    },
    {
      "file": "appointments.csv", "key": "{appointment_id}", "subject": "{patient_id}",
      "events": [
        { "type": "appointment.booked", "time": "booked_at", "data": { "appointment": "A{appointment_id}" } }
      ]
    }
  ]
}
`;
const problem: Problem = {
  severity: 'warning',
  code: 'unused-column',
  file: 'appointments.csv',
  line: 18,
  column: 7,
  field: 'status',
  message: both('Столбец status не используется и не назван в «ignored»', 'Column status is neither used nor listed in “ignored”'),
  remedy: both('Добавьте событие по статусу или внесите столбец в «ignored».', 'Add an event by status or list the column in “ignored”.'),
};
export const preview = ({ text }: { text: string | null }): Preview => ({
  problems: text?.includes('registered_att')
    ? [
        {
          ...problem,
          severity: 'error',
          code: 'unknown-column',
          line: 14,
          field: 'registered_att',
          message: both('В patients.csv нет столбца registered_att', 'patients.csv has no column registered_att'),
          remedy: both('Похоже на registered_at.', 'Did you mean registered_at?'),
        },
      ]
    : [problem],
  files: [
    {
      file: 'patients.csv',
      unusedColumns: [],
      rows: [1, 2, 3, 4].map((n) => ({
        line: n + 1,
        key: String(1000 + n),
        problems:
          n === 3
            ? [
                {
                  ...problem,
                  severity: 'error' as const,
                  code: 'impossible-date',
                  line: 4,
                  field: 'registered_at',
                  message: both('«2025-02-30 10:00:00» не дата', '“2025-02-30 10:00:00” is not a date'),
                  remedy: both('Исправьте день.', 'Mend the day.'),
                },
              ]
            : [],
        events:
          n === 3
            ? []
            : [
                {
                  type: 'patient.registered',
                  id: `p${n}`,
                  subject: String(1000 + n),
                  time: at(-300 + n),
                  data: { birthYear: 1970 + n, sex: 'F' },
                  person: null,
                  note: null,
                },
              ],
      })),
    },
    {
      file: 'appointments.csv',
      unusedColumns: ['status'],
      rows: [1, 2].map((n) => ({
        line: n + 1,
        key: String(5000 + n),
        problems: [],
        events: [
          {
            type: 'appointment.booked',
            id: `a${n}`,
            subject: '1001',
            time: at(-200 + n),
            data: { appointment: `A${5000 + n}` },
            person: null,
            note: null,
          },
        ],
      })),
    },
  ],
});
const reasons = { 'impossible-date': 14, 'unknown-enum': 31, 'broken-quotes': 4 };
const said: Record<string, [L, L]> = {
  'impossible-date': [
    both('«31.02.2026» не бывает', '“31.02.2026” does not exist'),
    both('Исправьте день в строке и повторите.', 'Mend the day in the row and replay.'),
  ],
  'unknown-enum': [
    both('Статус «no_show_2» не назван в соответствии', 'Status “no_show_2” is not in the mapping'),
    both('Добавьте значение в enums или исправьте строку.', 'Add the value to enums or mend the row.'),
  ],
  'broken-quotes': [both('Кавычка не закрыта', 'A quote is not closed'), both('Закройте кавычку.', 'Close the quote.')],
};
export function quarantine(q: URLSearchParams): QuarantinePage {
  const d = dice(9);
  const all = Object.entries(reasons).flatMap(([reason, n]) => Array.from({ length: n }, (_, i) => ({ reason, i })));
  const list = all.filter((r) => !q.get('reason') || r.reason === q.get('reason'));
  const offset = Number(q.get('offset') ?? 0);
  return {
    total: list.length,
    reasons,
    rows: list.slice(offset, offset + Number(q.get('limit') ?? 100)).map(({ reason, i }) => ({
      id: `Q-${reason}-${i}`,
      import: 'IM2',
      source: 'asgari',
      file: 'appointments.csv',
      line: 200 + i * 17 + d.int(9),
      offset: 18_000 + i * 900,
      field: reason === 'unknown-enum' ? 'status' : 'booked_at',
      reason,
      message: said[reason][0],
      remedy: said[reason][1],
      raw: `5${100 + i},1001,31.02.2026 10:15,completed`,
      at: at(-1),
      status: 'open' as const,
    })),
  };
}
