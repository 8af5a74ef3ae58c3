export type Beginning = { name: string; purpose: string; subject: string; stage: string; role: string; ru: string; en: string };

const dates: Record<string, string> = {
  lead: 'lead.receivedAt',
  appointment: 'appointment.start',
  visit: 'visit.arrivedAt',
  plan: 'plan.identifiedAt',
  item: 'plan.identifiedAt',
  journey: 'journey.openedAt',
  patient: 'patient.registeredAt',
};
const keys: Record<string, string> = { visit: 'visit.id', patient: 'patient.id', journey: 'journey.id', item: 'item.id' };
const example = '2026-06-01T12:00:00+03:00';

/** A rule set to begin with: it says something, its examples pass, and every place that is to be filled stands there. */
export function template({ name, purpose, subject, stage, role, ru, en }: Beginning): string {
  const date = dates[subject] ?? 'journey.openedAt';
  const [input, member] = date.split('.') as [string, string];
  const late = '2026-06-20T12:00:00+03:00';
  const facts = { [input]: { id: 'X1', [member]: example } };
  const test = (title: string, now: string, expected: Record<string, unknown>) => ({ name: title, now, ...expected, facts });
  const tests =
    purpose === 'class'
      ? [test('long ago', late, { expectClass: 'late' }), test('today', example, { expectClass: 'other' })]
      : purpose === 'score'
        ? [test('long ago', late, { expectScore: 19 })]
        : [
            test('long ago', late, { expect: { main: purpose === 'standard' ? 'failed' : 'passed' } }),
            test('today', example, { expect: { main: purpose === 'standard' ? 'passed' : 'failed' } }),
          ];
  const message = { ru: `${ru}: норма $(norm.days) дн.`, en: `${en}: norm $(norm.days) days` };
  const common = { title: { ru, en }, why: { ru, en }, purpose, stage, role, subject, owner: 'quality' };
  const norms = { parameters: { days: { default: 7 } }, names: { 'norm.days': { ru: 'норма, дней', en: 'norm, days' } } };
  const late7 = `${date} < Now.AddDays(-norm.days)`;
  const rules = () => {
    switch (purpose) {
      case 'standard':
        return [
          {
            RuleName: 'main',
            Properties: {
              when: `${date} != null`,
              severity: 'minor',
              occurrence: { key: keys[subject] ?? `${input}.id`, time: date, due: `${date}.AddDays(norm.days)` },
              messages: { en: message.en },
            },
            Expression: `${date} >= Now.AddDays(-norm.days)`,
            ErrorMessage: message.ru,
          },
        ];
      case 'class':
        return [
          { RuleName: 'late', Properties: { title: { ru: 'Давно', en: 'Long ago' } }, Expression: late7 },
          { RuleName: 'other', Properties: { title: { ru: 'Остальные', en: 'Others' } }, Expression: 'true' },
        ];
      case 'score':
        return [
          {
            RuleName: 'main',
            Properties: { because: message },
            Expression: 'true',
            Actions: { OnSuccess: { Name: 'OutputExpression', Context: { expression: `int(Math.Floor((Now - ${date}).TotalDays))` } } },
          },
        ];
      default:
        return [
          {
            RuleName: 'main',
            Properties: { when: `${date} != null`, because: message },
            Expression: late7,
            Actions: {
              OnSuccess: {
                Name: 'OpenItem',
                Context: { role, action: 'call', title: { ru, en }, due: `addWorkingDays(${date}.AddDays(norm.days), 1)` },
              },
            },
          },
        ];
    }
  };
  return JSON.stringify({ WorkflowName: name, ClinicFlow: { ...common, ...norms, tests }, Rules: rules() });
}
