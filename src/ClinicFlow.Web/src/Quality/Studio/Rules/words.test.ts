import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from './en.json';
import { Facts } from './facts';
import { readRuleFile } from './file/ruleFile';
import ru from './ru.json';
import { template } from './template';
import { Words } from './words';

const i18next = createInstance();
const titles = (list: [string, string, string, string?][]) =>
  list.map(([name, type, title, of]) => ({ name, type, of: of ?? null, nullable: true, title: { ru: title, en: name } }));
const all = {
  subjects: [
    {
      subject: 'plan',
      inputs: titles([
        ['plan', 'Plan', 'План'],
        ['patient', 'Patient', 'Пациент'],
      ]),
    },
  ],
  records: [
    {
      name: 'Plan',
      members: titles([
        ['agreedAt', 'date', 'план согласован'],
        ['endedAt', 'date', 'план закончен'],
        ['leftCount', 'whole', 'осталось позиций'],
        ['nextVisitAt', 'date', 'следующая запись'],
        ['lastProgressAt', 'date', 'последнее продвижение'],
      ]),
    },
    { name: 'Patient', members: titles([['appointments', 'list', 'записи пациента', 'Appointment']]) },
    { name: 'Appointment', members: titles([['completedAt', 'date', 'визит завершён']]) },
  ],
  functions: [],
};
const file = readRuleFile(readFileSync('../../rules/flags/plan.stalled.json', 'utf8'))!;
const rule = file.rules[0]!;
const facts = new Facts(all, 'plan', file.norms, [...file.globals, ...rule.params]);
const words = (language: 'ru' | 'en') =>
  new Words(
    {
      t: (key, values) => String(i18next.t(key, { lng: language, ns: 'rules', ...values })),
      text: (l) => l?.[language] ?? '',
      word: (w) => w,
      n: String,
    },
    facts,
  );

describe('a rule in words', () => {
  beforeAll(() => i18next.init({ resources: { ru: { rules: ru }, en: { rules: en } }, lng: 'ru', interpolation: { escapeValue: false } }));

  it('reads as a sentence in both languages, by the names that the file gives its values', () => {
    expect(words('ru').expression(rule.expression!)).toBe(
      '(следующая запись — нет или следующая запись раньше, чем 1 день назад) и дней без движения больше нормы «тишина, дней»',
    );
    expect(words('en').expression(rule.when!)).toBe('agreedAt, endedAt: no and leftCount more than 0');
  });

  it('says of a list what is asked of its elements', () => {
    expect(words('ru').expression('not patient.appointments.Any(completedAt > Now.AddDays(-3))')).toBe(
      'записи пациента: нет таких, где визит завершён позже, чем 3 дня назад',
    );
  });

  it('shows as it stands what it has no words for', () => {
    expect(words('ru').expression('plan.leftCount * 2 > 5')).toBe('[plan.leftCount * 2 > 5]');
  });

  it('knows what kind of value a named expression gives', () => {
    expect(facts.find('daysIdle')?.kind).toBe('number');
    expect(facts.find('idleSince')?.kind).toBe('date');
    expect(facts.find('norm.days')?.kind).toBe('number');
    expect(facts.find('plan.nothing')).toBeUndefined();
  });
});

describe('a new rule', () => {
  it('is a file that the form reads, whatever it is for', () => {
    for (const purpose of ['flag', 'standard', 'class', 'score'])
      for (const subject of ['plan', 'lead', 'appointment', 'visit', 'item', 'journey', 'patient']) {
        const made = readRuleFile(template({ name: 'a.b', purpose, subject, stage: 'lead', role: 'agent', ru: 'Да', en: 'Yes' }))!;
        expect([made.name, made.purpose, made.subject]).toEqual(['a.b', purpose, subject]);
        expect(made.tests.length).toBeGreaterThan(0);
        expect(made.rules[0]!.expression).toBeTruthy();
      }
  });
});
