import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison, Operand, Row, Span } from '../expression/condition';
import { written } from '../expression/print';
import type { Facts, Kind } from '../facts';
import { operators } from '../words';
import { Remove } from './Builder';
import { ListValue } from './Codes';
import { FactSelect } from './FactSelect';
import { Value } from './Value';

type Props = { row: Row; facts: Facts; readOnly: boolean; onChange: (row: Row) => void; onRemove: () => void };

const none = ['known', 'unknown', 'yes', 'no'];
const spans: Span[] = ['workingMinutes', 'workingDays', 'TotalDays', 'TotalHours', 'TotalMinutes'];

/** Fact, operator, value: changing one writes this row anew, and no other. */
export function ConditionRow({ row, facts, readOnly, onChange, onRemove }: Props) {
  const { t } = useTranslation('rules');
  const kind = kindOf(row.left, facts);
  const set = (next: Row) => onChange(written(next));
  const fact = row.left.kind === 'fact' ? row.left.path : '';
  const known = operators(kind);
  const ops = known.includes(row.op) ? known : [row.op, ...known];
  const label = (op: string) => t(`op.${kind === 'date' ? 'date' : 'plain'}.${op}`);

  const choose = (path: string) => {
    const left: Operand = path.startsWith('span:')
      ? { kind: 'span', unit: path.slice(5) as Span, from: dateIn(facts), to: 'Now' }
      : { kind: 'fact', path };
    const next = kindOf(left, facts);
    set(next === kind ? { ...row, left } : initial(left, next));
  };
  const operate = (op: string | null) => {
    if (!op || op === row.op) return;
    const { kind: k, text, left } = row;
    if (none.includes(op)) set({ kind: k, text, left, op: op as 'known' });
    else if (op === 'in' || op === 'notIn') set({ kind: k, text, left, op, values: 'values' in row ? row.values : valuesOf(row) });
    else set({ kind: k, text, left, op: op as Comparison, right: 'right' in row ? row.right : start(kind) });
  };
  return (
    <div className="condition" data-testid="condition">
      <FactSelect
        value={row.left.kind === 'span' ? `span:${row.left.unit}` : row.left.kind === 'fact' ? row.left.path : ''}
        facts={facts}
        onChange={choose}
        readOnly={readOnly}
        spans={spans}
      />
      <Select
        rightSectionWidth={22}
        aria-label={t('operator')}
        className="op"
        data={ops.map((op) => ({ value: op, label: label(op) }))}
        value={row.op}
        onChange={operate}
        allowDeselect={false}
        readOnly={readOnly}
        comboboxProps={{ width: 150, position: 'bottom-start' }}
      />
      {'right' in row && (
        <Value kind={kind} fact={fact} value={row.right} facts={facts} readOnly={readOnly} onChange={(right) => set({ ...row, right })} />
      )}
      {'values' in row && (
        <ListValue
          fact={fact}
          values={row.values}
          numbers={kind === 'number' || kind === 'whole'}
          readOnly={readOnly}
          onChange={(values) => set({ ...row, values })}
        />
      )}
      {!readOnly && <Remove onRemove={onRemove} />}
      {row.left.kind === 'span' && <SpanEnds left={row.left} facts={facts} readOnly={readOnly} onChange={(left) => set({ ...row, left })} />}
    </div>
  );
}

function SpanEnds({
  left,
  facts,
  readOnly,
  onChange,
}: {
  left: Operand & { kind: 'span' };
  facts: Facts;
  readOnly: boolean;
  onChange: (left: Operand) => void;
}) {
  const { t } = useTranslation('rules');
  return (
    <div className="row ends">
      <span className="s12 dim">{t('from')}</span>
      <FactSelect value={left.from} facts={facts} kind="date" now onChange={(from) => onChange({ ...left, from })} readOnly={readOnly} />
      <span className="s12 dim">{t('to')}</span>
      <FactSelect value={left.to} facts={facts} kind="date" now onChange={(to) => onChange({ ...left, to })} readOnly={readOnly} />
    </div>
  );
}

const kindOf = (left: Operand, facts: Facts): Kind =>
  left.kind === 'span' ? 'number' : left.kind === 'fact' ? (facts.find(left.path)?.kind ?? 'unknown') : 'date';
const dateIn = (facts: Facts) => facts.comparable('date')[0]?.path ?? 'Now';
const start = (kind: Kind): Operand =>
  kind === 'date' ? { kind: 'fact', path: 'Now' } : kind === 'text' ? { kind: 'text', value: '' } : { kind: 'number', value: 0 };
const initial = (left: Operand, kind: Kind): Row =>
  kind === 'bool'
    ? { kind: 'row', text: '', left, op: 'yes' }
    : kind === 'date'
      ? { kind: 'row', text: '', left, op: 'known' }
      : { kind: 'row', text: '', left, op: kind === 'text' ? '==' : '>', right: start(kind) };
const valuesOf = (row: Row) => ('right' in row && (row.right.kind === 'text' || row.right.kind === 'number') ? [row.right.value] : []);
