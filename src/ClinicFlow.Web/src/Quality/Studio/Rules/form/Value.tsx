import { ActionIcon, Menu, NumberInput, Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useText } from '@/Platform/Language/useFormat';
import type { Operand, Unit } from '../expression/condition';
import { type Facts, isNumber, type Kind } from '../facts';
import { CodeSelect } from './Codes';
import { capital, FactSelect } from './FactSelect';

type Props = { kind: Kind; fact: string; value: Operand; facts: Facts; readOnly: boolean; onChange: (value: Operand) => void };

/** What a fact is compared with: a number or a word, a norm or another fact, now or so long before. */
export function Value({ kind, fact, value, facts, readOnly, onChange }: Props) {
  const { t } = useTranslation('rules');
  const modes = readOnly ? null : <Modes kind={kind} facts={facts} onChange={onChange} />;
  if (value.kind === 'number')
    return (
      <NumberInput
        aria-label={t('value')}
        className="value"
        value={value.value}
        readOnly={readOnly}
        hideControls
        rightSection={modes}
        onChange={(v) => typeof v === 'number' && onChange({ kind: 'number', value: v })}
      />
    );
  if (value.kind === 'text')
    return (
      <span className="value text row g0">
        <CodeSelect fact={fact} value={value.value} readOnly={readOnly} onChange={(code) => onChange({ kind: 'text', value: code })} />
        {modes}
      </span>
    );
  if (value.kind === 'moment') return <Moment value={value} facts={facts} readOnly={readOnly} onChange={onChange} modes={modes} />;
  if (value.kind === 'span') return <span className="value s12">{t(`span.${value.unit}`)}</span>;
  return (
    <OtherFact kind={kind} path={value.path} facts={facts} readOnly={readOnly} onChange={(path) => onChange({ kind: 'fact', path })} modes={modes} />
  );
}

function OtherFact({
  kind,
  path,
  facts,
  readOnly,
  onChange,
  modes,
}: {
  kind: Kind;
  path: string;
  facts: Facts;
  readOnly: boolean;
  onChange: (path: string) => void;
  modes: React.ReactNode;
}) {
  const { t } = useTranslation('rules');
  const text = useText();
  const label = (title: string) => capital(title);
  const options = facts.comparable(kind).map((f) => ({ value: f.path, label: label(text(f.title)), norm: /^norm\./i.test(f.path) }));
  if (kind === 'date') options.unshift({ value: 'Now', label: t('nowWord'), norm: false });
  if (!options.some((o) => o.value === path)) options.unshift({ value: path, label: label(text(facts.find(path)?.title)) || path, norm: false });
  const data = [
    { group: t('norms'), items: options.filter((o) => o.norm) },
    { group: t('facts'), items: options.filter((o) => !o.norm) },
  ].filter((g) => g.items.length);
  return (
    <span className="value other row g0">
      <Select
        aria-label={t('value')}
        className="grow"
        data={data}
        value={path}
        searchable
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(v) => v && onChange(v)}
        comboboxProps={{ width: 300, position: 'bottom-end' }}
      />
      {modes}
    </span>
  );
}

function Moment({
  value,
  facts,
  readOnly,
  onChange,
  modes,
}: {
  value: Operand & { kind: 'moment' };
  facts: Facts;
  readOnly: boolean;
  onChange: (value: Operand) => void;
  modes: React.ReactNode;
}) {
  const { t } = useTranslation('rules');
  const text = useText();
  const norm = typeof value.amount === 'string' ? facts.find(value.amount) : undefined;
  return (
    <div className="row wrap g4 moment">
      {typeof value.amount === 'number' ? (
        <NumberInput
          aria-label={t('value')}
          w={46}
          value={value.amount}
          min={0}
          hideControls
          readOnly={readOnly}
          onChange={(v) => typeof v === 'number' && onChange({ ...value, amount: v })}
        />
      ) : (
        <span className="s12">{t('say.norm', { name: text(norm?.title) || value.amount })}</span>
      )}
      <Select
        rightSectionWidth={20}
        aria-label={t('unitOf')}
        w={80}
        data={(['Days', 'Hours', 'Minutes'] as const).map((u) => ({ value: u, label: t(`unit.${u}`) }))}
        value={value.unit}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(unit) => unit && onChange({ ...value, unit: unit as Unit })}
      />
      <Select
        rightSectionWidth={20}
        aria-label={t('direction')}
        w={92}
        data={[
          { value: '-1', label: t('beforeWord') },
          { value: '1', label: t('afterWord') },
        ]}
        value={String(value.sign)}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(sign) => sign && onChange({ ...value, sign: Number(sign) as 1 | -1 })}
      />
      <FactSelect value={value.base} facts={facts} kind="date" now readOnly={readOnly} onChange={(base) => onChange({ ...value, base })} />
      {modes}
    </div>
  );
}

function Modes({ kind, facts, onChange }: { kind: Kind; facts: Facts; onChange: (value: Operand) => void }) {
  const { t } = useTranslation('rules');
  const norm = facts.normFacts()[0];
  const other = facts.comparable(kind).find((f) => !/^norm\./i.test(f.path));
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('otherValue')} title={t('otherValue')}>
          <IconSelector size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isNumber(kind) && <Menu.Item onClick={() => onChange({ kind: 'number', value: 0 })}>{t('aNumber')}</Menu.Item>}
        {kind === 'text' && <Menu.Item onClick={() => onChange({ kind: 'text', value: '' })}>{t('aWord')}</Menu.Item>}
        {isNumber(kind) && norm && <Menu.Item onClick={() => onChange({ kind: 'fact', path: norm.path })}>{t('aNorm')}</Menu.Item>}
        {kind === 'date' && <Menu.Item onClick={() => onChange({ kind: 'fact', path: 'Now' })}>{t('nowWord')}</Menu.Item>}
        {kind === 'date' && (
          <Menu.Item onClick={() => onChange({ kind: 'moment', base: 'Now', sign: -1, amount: 1, unit: 'Days' })}>{t('aMoment')}</Menu.Item>
        )}
        {kind === 'date' && norm && (
          <Menu.Item onClick={() => onChange({ kind: 'moment', base: 'Now', sign: -1, amount: norm.path, unit: 'Days' })}>
            {t('aMomentByNorm')}
          </Menu.Item>
        )}
        {other && <Menu.Item onClick={() => onChange({ kind: 'fact', path: other.path })}>{t('aFact')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
