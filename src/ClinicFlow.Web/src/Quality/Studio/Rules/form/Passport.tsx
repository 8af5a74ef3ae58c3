import { Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWord } from '@/Platform/Language/useFormat';
import type { RuleSet } from '../file/ruleFile';
import type { Edit } from '../useRuleEdit';

const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const roles = ['agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'curator', 'quality', 'manager'];

/** What the set is called, why it is there, whose it is. */
export function Passport({ set, edit, readOnly }: { set: RuleSet; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const word = useWord();
  const text = (name: 'title' | 'why', language: 'ru' | 'en') => ({
    label: t(`${name === 'title' ? 'names' : 'why'}.${language}`),
    value: set[name][language],
    readOnly,
    onChange: (e: { currentTarget: { value: string } }) => edit.put(['ClinicFlow', name, language], e.currentTarget.value),
  });
  const pick = (name: 'stage' | 'role' | 'owner', values: string[], kind: string) => (
    <Select
      label={t(name)}
      data={values.map((v) => ({ value: v, label: word(kind, v) }))}
      value={set[name] || null}
      readOnly={readOnly}
      clearable={name !== 'owner' && !readOnly}
      onChange={(v) => (v ? edit.put(['ClinicFlow', name], v) : edit.drop(['ClinicFlow', name]))}
    />
  );
  return (
    <details className="formgroup">
      <summary className="t3">{t('passport')}</summary>
      <div className="passport">
        <TextInput className="wide" {...text('title', 'ru')} />
        <TextInput className="wide" {...text('title', 'en')} />
        <Textarea className="wide" autosize minRows={2} {...text('why', 'ru')} />
        <Textarea className="wide" autosize minRows={2} {...text('why', 'en')} />
        {pick('stage', stages, 'stage')}
        {pick('role', roles, 'role')}
        {pick('owner', roles, 'role')}
      </div>
    </details>
  );
}
