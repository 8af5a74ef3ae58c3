import { Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DeviationPage } from '@/Platform/Api/contract';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useText, useWord } from '@/Platform/Language/useFormat';

export const filterNames = ['standard', 'stage', 'severity', 'staff', 'counted', 'from', 'to'] as const;
/** What the address of the register asks for. */
export const filtersOf = (query: URLSearchParams) => ({
  standard: query.get('standard'),
  stage: query.get('stage'),
  severity: query.get('severity'),
  staff: query.get('staff'),
  counted: query.get('counted') === 'true',
  from: query.get('from'),
  to: query.get('to'),
});
const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const severities = ['minor', 'major', 'critical'];

export function Filters({ standards }: { standards: DeviationPage['byStandard'] }) {
  const { t } = useTranslation('deviations');
  const text = useText();
  const word = useWord();
  const [query, set] = useQueryState();
  const choose = (name: string) => (value: string | null) => set({ [name]: value, offset: null, open: null });
  const counted = query.get('counted') === 'true';
  return (
    <div className="filters">
      <Select
        w={160}
        placeholder={t('filter.stage')}
        aria-label={t('filter.stage')}
        data={stages.map((value) => ({ value, label: word('stage', value) }))}
        value={query.get('stage')}
        onChange={choose('stage')}
        clearable
      />
      <Select
        w={240}
        placeholder={t('filter.standard')}
        aria-label={t('filter.standard')}
        data={standards.map((s) => ({ value: s.standard, label: text(s.title) }))}
        value={query.get('standard')}
        onChange={choose('standard')}
        clearable
        searchable
      />
      <Select
        w={140}
        placeholder={t('filter.severity')}
        aria-label={t('filter.severity')}
        data={severities.map((value) => ({ value, label: word('severity', value) }))}
        value={query.get('severity')}
        onChange={choose('severity')}
        clearable
      />
      <button type="button" className={`chip${counted ? ' on' : ''}`} aria-pressed={counted} onClick={() => set({ counted: !counted, offset: null })}>
        {t('filter.counted')}
      </button>
      {query.get('staff') && (
        <button type="button" className="chip on" onClick={() => set({ staff: null })}>
          {t('filter.staff')}
          <IconX size={12} aria-hidden />
        </button>
      )}
    </div>
  );
}
