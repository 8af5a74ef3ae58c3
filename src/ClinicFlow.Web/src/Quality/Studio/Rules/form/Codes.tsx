import { Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../useWords';

type Props = { fact: string; value: string; readOnly: boolean; onChange: (code: string) => void };

/** A code of the data, shown and chosen by its word; a code without a word is typed as it is. */
export function CodeSelect({ fact, value, readOnly, onChange }: Props) {
  const { t } = useTranslation('rules');
  const codes = useCodes(fact);
  const [typed, setTyped] = useState('');
  const known = codes.all();
  const add = (code: string) => {
    if (!known.some((c) => c.value === code || c.label === codes.word(code))) known.unshift({ value: code, label: codes.word(code) });
  };
  const asked = typed.trim();
  const found = asked === codes.word(value) || known.some((c) => c.label.toLowerCase().includes(asked.toLowerCase()));
  if (asked && !found) add(asked);
  const data = [{ value, label: codes.word(value) }, ...known.filter((c) => c.value !== value && c.label !== codes.word(value))];
  return (
    <Select
      rightSectionWidth={20}
      aria-label={t('value')}
      className="grow"
      title={value}
      data={data}
      value={value}
      searchable
      onSearchChange={setTyped}
      allowDeselect={false}
      readOnly={readOnly}
      onChange={(code) => code !== null && code !== value && onChange(code)}
      comboboxProps={{ width: 200, position: 'bottom-end' }}
    />
  );
}

type ListProps = {
  fact: string;
  values: (string | number)[];
  numbers: boolean;
  readOnly: boolean;
  onChange: (values: (string | number)[]) => void;
};

export function ListValue({ fact, values, numbers, readOnly, onChange }: ListProps) {
  const { t } = useTranslation('rules');
  const codes = useCodes(fact);
  const known = numbers ? [] : codes.all();
  const shown = values.map((v) => (typeof v === 'number' ? String(v) : codes.word(v)));
  const read = (label: string) => {
    const at = shown.indexOf(label);
    if (at >= 0) return values[at]!;
    if (numbers) return Number(label) || 0;
    return known.find((c) => c.label === label)?.value ?? label;
  };
  return (
    <TagsInput
      aria-label={t('values')}
      className="values"
      size="xs"
      data={known.map((c) => c.label).filter((label) => !shown.includes(label))}
      value={shown}
      readOnly={readOnly}
      onChange={(next) => next.length && onChange(next.map(read))}
    />
  );
}
