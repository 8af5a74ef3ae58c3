import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '@/Platform/Language/useFormat';
import type { Span } from '../expression/condition';
import type { Facts, Kind } from '../facts';

type Props = { value: string; facts: Facts; onChange: (path: string) => void; readOnly: boolean; kind?: Kind; now?: boolean; spans?: Span[] };

/** A fact by its words, found by typing; those of the rule's own subject first. */
export function FactSelect({ value, facts, onChange, readOnly, kind, now, spans }: Props) {
  const { t } = useTranslation('rules');
  const text = useText();
  const data = useMemo(() => {
    const groups = facts.groups().map((g) => ({
      group: text(g.title),
      items: g.facts.filter((f) => !kind || f.kind === kind || f.kind === 'unknown').map((f) => ({ value: f.path, label: capital(text(f.title)) })),
    }));
    if (spans) groups.push({ group: t('time'), items: spans.map((s) => ({ value: `span:${s}`, label: t(`span.${s}`) })) });
    if (now) groups.unshift({ group: t('moment'), items: [{ value: 'Now', label: t('nowWord') }] });
    const all = groups.filter((g) => g.items.length);
    if (value && !all.some((g) => g.items.some((i) => i.value === value)))
      all.unshift({ group: t('here'), items: [{ value, label: capital(text(facts.find(value)?.title)) || value }] });
    return all;
  }, [facts, kind, now, spans, value, text, t]);
  return (
    <Select
      rightSectionWidth={22}
      aria-label={t('fact')}
      className="factselect"
      data={data}
      value={value || null}
      onChange={(path) => path && path !== value && onChange(path)}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('noFact')}
      readOnly={readOnly}
      comboboxProps={{ width: 330, position: 'bottom-start' }}
      maxDropdownHeight={340}
    />
  );
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
