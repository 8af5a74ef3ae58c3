import { NumberInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { durationOf, type Unit, units, useWords } from './words';

/** A duration as amount and unit; what is no plain duration (an expression) is shown as it is, and changed in the text. */
export function Timed({
  label,
  value,
  onChange,
  optional,
  testid,
}: {
  label: string;
  value: unknown;
  onChange: (value: string | undefined) => void;
  optional?: boolean;
  testid?: string;
}) {
  const w = useWords();
  const known = durationOf(value);
  const [unit, setUnit] = useState<Unit>(known?.unit ?? 'days');
  const written = known?.unit;
  useEffect(() => {
    if (written) setUnit(written);
  }, [written]);
  if (value !== undefined && !known)
    return (
      <div>
        <span className="s12 dim">{label}</span> <code>{w.duration(value)}</code> <span className="s12 dim">{w.t('form.inText')}</span>
      </div>
    );
  return (
    <div className="timed">
      <NumberInput
        label={label}
        value={known?.amount ?? ''}
        min={0}
        hideControls
        onChange={(n) => {
          if (n === '' || n === undefined) {
            if (optional) onChange(undefined);
          } else onChange(`${n} ${unit}`);
        }}
        data-testid={testid}
      />
      <Select
        aria-label={`${label}: ${w.t('form.unit')}`}
        data={units.map((u) => ({ value: u, label: w.t(`unit.${u}`) }))}
        value={unit}
        allowDeselect={false}
        onChange={(u) => {
          setUnit(u as Unit);
          if (known) onChange(`${known.amount} ${u}`);
        }}
      />
    </div>
  );
}
