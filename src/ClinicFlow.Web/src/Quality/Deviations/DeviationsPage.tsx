import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '@/Platform/Access/place';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { useOpenRow } from '@/Platform/Kit/useOpenRow';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { ByStandard } from './ByStandard';
import { useColumns } from './columns';
import { Evidence } from './Evidence';
import { Filters, filtersOf } from './Filters';
import { NoDeviations } from './NoDeviations';
import { StatusTabs } from './StatusTabs';
import './deviations.css';

const limit = 100;

/** The register: every deviation with its evidence; each opens its journey. */
export default function DeviationsPage() {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const place = usePlace();
  const [query, set] = useQueryState();
  const offset = Number(query.get('offset')) || 0;
  const params = {
    ...filtersOf(query),
    status: query.get('status'),
    location: place?.id,
    sort: query.get('sort'),
    offset,
    limit,
  };
  const register = useQuery({
    queryKey: ['deviations', params],
    queryFn: ({ signal }) => api.get('/api/v1/deviations', { params: { query: params }, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  useTitle(t('title'));
  const rows = register.data?.rows ?? [];
  const { open, selected, show, close } = useOpenRow(rows);
  const counts = register.data?.counts;
  const all = counts ? Object.values(counts).reduce((sum, n) => sum + (n ?? 0), 0) : 0;
  const byStandard = query.get('view') === 'standards';
  return (
    <>
      <div className="page">
        <div className="phead desk">
          <h1 className="t1 nw">{t('title')}</h1>
          <span className="dim cut grow">
            {counts && t('summary', { count: all, n: f.n(all), fresh: f.n(counts.new ?? 0), disputed: f.n(counts.disputed ?? 0) })}
          </span>
        </div>
        <StatusTabs counts={counts} standards={register.data?.byStandard.length ?? 0} />
        <Filters standards={register.data?.byStandard ?? []} />
        <Scroll label={t('title')} busy={register.isPlaceholderData}>
          <Ask query={register}>
            {(data) =>
              byStandard ? (
                <ByStandard rows={data.byStandard} />
              ) : data.rows.length ? (
                <DataTable
                  rows={data.rows}
                  columns={columns}
                  id={(row) => row.id}
                  label={t('title')}
                  selected={selected}
                  onOpen={(_, i) => show(i)}
                />
              ) : (
                <NoDeviations />
              )
            }
          </Ask>
        </Scroll>
        {!byStandard && register.data && (
          <Pager offset={offset} limit={limit} total={register.data.total} onOffset={(o) => set({ offset: o || null, open: null })} />
        )}
      </div>
      {open && !byStandard && <Evidence deviation={open} onClose={close} />}
    </>
  );
}
