import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '@/Platform/Access/place';
import { api } from '@/Platform/Api/http';
import { Ask } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { AttentionList } from './AttentionList';
import { Funnel } from './Funnel';
import { Segments } from './Segments';
import { Weekly } from './Weekly';
import './today.css';

const periods = ['30', '90', '365'];

export default function TodayPage() {
  const { t } = useTranslation('today');
  const f = useFormat();
  const place = usePlace();
  const [query, set] = useQueryState();
  const days = periods.includes(query.get('days') ?? '') ? query.get('days')! : '30';
  const figures = useQuery({
    queryKey: ['today', days, place?.id],
    queryFn: ({ signal }) => api.get('/api/v1/today', { params: { query: { days: Number(days), location: place?.id } }, signal }),
    placeholderData: keepPreviousData,
  });
  useTitle(t('title'));
  return (
    <div className="page pad" aria-busy={figures.isPlaceholderData}>
      <div className="phead">
        <h1 className="t1 nw desk">{t('titleDate', { date: f.longDate(f.now()) })}</h1>
        <span className="dim cut grow desk">{t('about', { count: Number(days) })}</span>
        <SegmentedControl
          data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
          value={days}
          onChange={(value) => set({ days: value === '30' ? null : value })}
          aria-label={t('periodName')}
        />
      </div>
      <Ask query={figures}>
        {(data) => (
          <>
            <Funnel stages={data.stages} note={data.targetsNote} />
            <div className="today">
              <div className="col g12">
                <AttentionList rows={data.attention} asOf={data.asOf} />
                <Segments segments={data.segments} />
              </div>
              <Weekly charts={data.weekly} />
            </div>
          </>
        )}
      </Ask>
    </div>
  );
}
