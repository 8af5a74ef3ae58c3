import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Ask, Empty } from '@/Platform/Kit/States';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useFormat } from '@/Platform/Language/useFormat';
import { zoned } from '@/Platform/Language/zone';

/** From its go-live date on a source's deviations count. */
export function Sources({ able }: { able: boolean }) {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const sources = useQuery({ queryKey: ['sources'], queryFn: ({ signal }) => api.get('/api/v1/sources', { signal }) });
  const save = useMutation({
    mutationFn: ({ source, goLive }: { source: string; goLive: string }) =>
      api.put('/api/v1/sources/{source}', { params: { path: { source } }, body: { goLive } }),
    onSuccess: (_, { source }) => {
      say(t('savedSource', { source }));
      void queries.invalidateQueries({ queryKey: ['sources'] });
    },
    onError: reportProblem,
  });
  const dayOf = (at: string | null) => (at ? zoned(new Date(at), f.timeZone).slice(0, 10) : '');
  return (
    <Ask query={sources}>
      {({ rows }) =>
        rows.length ? (
          <table className="tb" aria-label={t('view.sources')}>
            <thead>
              <tr>
                <th scope="col">{t('column.source')}</th>
                <th scope="col">{t('column.goLive')}</th>
                <th scope="col" className="desk">
                  {t('column.lastEvent')}
                </th>
                <th scope="col" className="desk">
                  {t('column.lastImport')}
                </th>
                <th scope="col" className="num">
                  {t('column.events')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.source}>
                  <td className="b">{row.source}</td>
                  <td>
                    <input
                      key={row.goLive ?? ''}
                      type="date"
                      className="time"
                      defaultValue={dayOf(row.goLive)}
                      readOnly={!able}
                      aria-label={t('goLiveOf', { source: row.source })}
                      onBlur={(e) => {
                        const goLive = e.currentTarget.value;
                        if (able && goLive && goLive !== dayOf(row.goLive)) save.mutate({ source: row.source, goLive });
                      }}
                    />
                  </td>
                  <td className="dim desk">{row.lastEventAt ? f.dateTime(row.lastEventAt) : ''}</td>
                  <td className="dim desk">{row.lastImportAt ? f.dateTime(row.lastImportAt) : ''}</td>
                  <td className="num">{f.n(row.events)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Empty kind="finished" title={t('noSources')} text={t('noSourcesText')} />
        )
      }
    </Ask>
  );
}
