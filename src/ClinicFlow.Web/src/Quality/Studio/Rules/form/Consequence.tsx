import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage, useWord } from '@/Platform/Language/useFormat';
import type { Rule, RuleSet } from '../file/ruleFile';
import type { Edit } from '../useRuleEdit';

const roles = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'quality', 'manager'];

/** What follows: a deviation of a standard, a work item of a flag, nothing but the answer of the others. */
export function Consequence({ set, rule, edit, readOnly }: { set: RuleSet; rule: Rule; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const word = useWord();
  const language = useLanguage();
  if (set.purpose === 'standard')
    return (
      <section className="col g4">
        <h2 className="t3">{t('then')}</h2>
        <div className="row wrap">
          <span>{t('deviation', { who: word('role', set.role) })}</span>
          <Select
            aria-label={t('severity')}
            w={150}
            data={['minor', 'major', 'critical'].map((s) => ({ value: s, label: word('severity', s) }))}
            value={rule.severity ?? 'minor'}
            allowDeselect={false}
            readOnly={readOnly}
            onChange={(s) => s && edit.put([...rule.path, 'Properties', 'severity'], s)}
          />
        </div>
      </section>
    );
  const open = rule.open;
  if (!open) return null;
  const computed = open.role.includes('.');
  const role = roles.map((r) => ({ value: r, label: t('taskFor', { who: word('role', r) }) }));
  if (computed) role.unshift({ value: open.role, label: open.role === 'plan.ownerRole' ? t('taskForOwner') : open.role });
  return (
    <section className="col g4">
      <h2 className="t3">{t('then')}</h2>
      <div className="thenfields">
        <Select
          aria-label={t('taskRole')}
          data={role}
          value={open.role}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(r) => r && edit.put([...open.path, 'role'], r)}
        />
        <TextInput
          aria-label={t('taskTitle')}
          value={open.title[language]}
          readOnly={readOnly}
          onChange={(e) => edit.put([...open.path, 'title', language], e.currentTarget.value)}
        />
        <TextInput
          className="wide"
          label={t('taskDue')}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          value={open.due}
          readOnly={readOnly}
          onChange={(e) => edit.put([...open.path, 'due'], e.currentTarget.value)}
        />
      </div>
      <span className="s12 dim">{t('closesItself')}</span>
    </section>
  );
}
