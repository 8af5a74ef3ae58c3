import { Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import { Facts } from '../facts';
import type { Path } from '../file/json';
import type { Rule, RuleSet } from '../file/ruleFile';
import type { Edit } from '../useRuleEdit';
import { Builder } from './Builder';
import { Consequence } from './Consequence';
import { Norms } from './Norms';
import { Passport } from './Passport';
import { Reads } from './Reads';

type Props = { set: RuleSet; all: Schemas['FactList']; edit: Edit; readOnly: boolean; shown: string | null; onShow: (rule: string) => void };

/** The file as a form: what is checked, by which norms, and what follows. */
export function Form({ set, all, edit, readOnly, shown, onShow }: Props) {
  const { t } = useTranslation('rules');
  const text = useText();
  const rule = set.rules.find((r) => r.name === shown) ?? set.rules[0];
  return (
    <div className={`ruleform${readOnly ? ' readonly' : ''}`}>
      {rule && <Reads set={set} rule={rule} all={all} />}
      {set.rules.length > 1 && (
        <div className="rulechips" role="group" aria-label={t('rulesOfSet')}>
          {set.rules.map((r) => (
            <button key={r.name} type="button" className={`chip${r === rule ? ' on' : ''}`} aria-pressed={r === rule} onClick={() => onShow(r.name)}>
              {text(r.title) || r.name}
            </button>
          ))}
        </div>
      )}
      {rule && <RuleFields key={rule.name} set={set} rule={rule} all={all} edit={edit} readOnly={readOnly} />}
      <Passport set={set} edit={edit} readOnly={readOnly} />
    </div>
  );
}

function RuleFields({ set, rule, all, edit, readOnly }: { set: RuleSet; rule: Rule; all: Schemas['FactList']; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const facts = useFactsOf(all, set, rule);
  const hasWhen = rule.when !== undefined || set.purpose === 'standard' || set.purpose === 'flag';
  const leaf = rule.children.length === 0;
  const when = (value: string) =>
    value.trim() ? edit.put([...rule.path, 'Properties', 'when'], value) : edit.drop([...rule.path, 'Properties', 'when']);
  return (
    <>
      {hasWhen && <Builder title={t('when')} text={rule.when ?? ''} facts={facts} readOnly={readOnly} onChange={when} empty={t('whenEmpty')} />}
      {leaf ? (
        <Builder
          title={t(`holds.${set.purpose}`, { defaultValue: t('holds.flag') })}
          text={rule.expression ?? ''}
          facts={facts}
          readOnly={readOnly}
          onChange={(value) => edit.put([...rule.path, 'Expression'], value || 'true')}
          empty={t('alwaysTrue')}
        />
      ) : (
        rule.children.map((child) => (
          <Builder
            key={child.name}
            title={`${child.name}${/^or/i.test(rule.operator ?? '') ? ` · ${t('orElse')}` : ''}`}
            text={child.expression ?? ''}
            facts={facts}
            readOnly={readOnly}
            onChange={(value) => edit.put([...child.path, 'Expression'], value || 'true')}
            empty={t('alwaysTrue')}
          />
        ))
      )}
      <Values set={set} rule={rule} facts={facts} edit={edit} readOnly={readOnly} />
      <Norms set={set} edit={edit} readOnly={readOnly} />
      <Consequence set={set} rule={rule} edit={edit} readOnly={readOnly} />
      <Message rule={rule} purpose={set.purpose} edit={edit} readOnly={readOnly} />
    </>
  );
}

export function useFactsOf(all: Schemas['FactList'], set: RuleSet, rule: Rule | undefined) {
  return useMemo(() => new Facts(all, set.subject, set.norms, [...set.globals, ...(rule?.params ?? [])]), [all, set, rule]);
}

/** The named values of the rule: what a name stands for. */
function Values({ set, rule, facts, edit, readOnly }: { set: RuleSet; rule: Rule; facts: Facts; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const rows = [
    ...set.globals.map((p, i) => ({ ...p, path: ['GlobalParams', i] as Path })),
    ...rule.params.map((p, i) => ({ ...p, path: [...rule.path, 'LocalParams', i] as Path })),
  ];
  if (!rows.length) return null;
  return (
    <details className="formgroup">
      <summary className="t3">{t('valuesOf', { count: rows.length, n: rows.length })}</summary>
      {rows.map((row) => (
        <div key={row.name} className="col g0 named">
          <span className="row sp">
            <TextInput
              variant="unstyled"
              className="grow"
              aria-label={t('nameOf', { name: row.name })}
              placeholder={t('nameOf', { name: row.name })}
              value={text(row.title)}
              readOnly={readOnly}
              onChange={(e) => rename(edit, row.name, row.title, e.currentTarget.value)}
            />
            <code className="mono dim">{row.name}</code>
          </span>
          <Textarea
            aria-label={row.name}
            autosize
            minRows={1}
            maxRows={4}
            readOnly={readOnly}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            value={row.expression ?? ''}
            onChange={(e) => edit.put([...row.path, 'Expression'], e.currentTarget.value)}
            error={facts.kindOf(row.expression ?? '') === 'unknown' && !row.expression ? t('noExpression') : undefined}
          />
        </div>
      ))}
    </details>
  );
}

function rename(edit: Edit, name: string, title: { ru: string; en: string } | undefined, value: string) {
  const english = document.documentElement.lang === 'en';
  edit.put(['ClinicFlow', 'names', name], english ? { ru: title?.ru || value, en: value } : { ru: value, en: title?.en || value });
}

/** What the reader of a finding is told, in both languages; `$(…)` stands for a fact's value. */
function Message({ rule, purpose, edit, readOnly }: { rule: Rule; purpose: string; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  if (!rule.message.ru && !rule.message.en && purpose === 'class') return null;
  return (
    <section className="col g4">
      <h2 className="t3">{t(`message.${purpose}`, { defaultValue: t('message.flag') })}</h2>
      <Textarea
        aria-label={t('inRussian')}
        autosize
        minRows={2}
        value={rule.message.ru}
        readOnly={readOnly}
        onChange={(e) => edit.put(rule.message.path.ru, e.currentTarget.value)}
        data-testid="message-ru"
      />
      <Textarea
        aria-label={t('inEnglish')}
        autosize
        minRows={2}
        value={rule.message.en}
        readOnly={readOnly}
        onChange={(e) => edit.put(rule.message.path.en, e.currentTarget.value)}
        data-testid="message-en"
      />
    </section>
  );
}
