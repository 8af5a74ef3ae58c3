import { NumberInput, Select, Switch } from '@mantine/core';
import type { SetAt } from './ActivityForm';
import type { Raw } from './graph';
import { Both, Formula } from './Said';
import { Timed } from './Timed';
import { saidBy, useWords } from './words';

const roles = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'auditor', 'quality', 'manager'];

/** The task that somebody has while a journey stands at a wait. */
export function TaskFields({ a, set }: { a: Raw; set: SetAt }) {
  const w = useWords();
  const task = a.task as Raw | undefined;
  const role = saidBy(task?.role);
  const to = task?.escalate && 'to' in task.escalate ? 'to' : 'role';
  const roleData = roles.map((r) => ({ value: r, label: w.word('role', r) }));
  return (
    <section className="sec flowform">
      <h3>{w.t('form.task')}</h3>
      <Switch
        label={w.t('form.hasTask')}
        checked={Boolean(task)}
        onChange={(e) =>
          set(
            ['task'],
            e.currentTarget.checked ? { role: 'frontdesk', title: a.customProperties?.title ?? { ru: '', en: '' }, due: '1 workingDays' } : undefined,
          )
        }
      />
      {task && (
        <>
          {role?.rule ? (
            <Formula label={w.t('form.roleRule')} value={task.role} onChange={(v) => set(['task', 'role', 'expression', 'value'], v)} />
          ) : (
            <Select
              label={w.t('set.whom')}
              data={roleData}
              value={role?.text ?? null}
              allowDeselect={false}
              onChange={(v) => set(['task', 'role'], v)}
            />
          )}
          <Both label={w.t('set.does')} value={task.title} onChange={(l, v) => set(['task', 'title', l], v)} />
          <Timed label={w.t('set.due')} value={task.due} onChange={(v) => set(['task', 'due'], v)} testid="form-due" />
          {saidBy(task.priority)?.rule ? (
            <Formula label={w.t('form.priority')} value={task.priority} onChange={(v) => set(['task', 'priority', 'expression', 'value'], v)} />
          ) : (
            <NumberInput
              label={w.t('form.priority')}
              description={w.t('form.priorityHint')}
              value={Number(saidBy(task.priority)?.text ?? 0)}
              min={-9}
              max={9}
              allowDecimal={false}
              onChange={(v) => set(['task', 'priority'], Number(v) || undefined)}
              data-testid="form-priority"
            />
          )}
          <Timed
            label={w.t('form.escalateAfter')}
            value={task.escalate?.after}
            optional
            onChange={(v) =>
              v ? set(['task', 'escalate'], { ...(task.escalate ?? { role: 'seniorfrontdesk' }), after: v }) : set(['task', 'escalate'], undefined)
            }
          />
          {task.escalate && (
            <Select
              label={w.t('form.escalateTo')}
              data={roleData}
              value={saidBy(task.escalate[to])?.text ?? null}
              allowDeselect={false}
              onChange={(v) => set(['task', 'escalate', to], v)}
            />
          )}
        </>
      )}
    </section>
  );
}
