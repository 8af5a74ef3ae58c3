import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { inQuarantine, progressOf, useImports } from './api';
import { RunStatus } from './RunStatus';

export function ImportList({ able }: { able: boolean }) {
  const { t } = useTranslation('imports');
  const f = useFormat();
  const go = useNavigate();
  const [, set] = useQueryState();
  const imports = useImports();
  return (
    <Ask query={imports}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty kind="finished" title={t('none')} text={t('noneText')}>
            {able && <Button onClick={() => set({ view: 'new' })}>{t('new')}</Button>}
          </Empty>
        ) : (
          <table className="tb" aria-label={t('view.list')}>
            <thead>
              <tr>
                <th scope="col">{t('column.started')}</th>
                <th scope="col">{t('column.source')}</th>
                <th scope="col">{t('column.status')}</th>
                <th scope="col" className="desk">
                  {t('column.progress')}
                </th>
                <th scope="col" className="num desk">
                  {t('column.events')}
                </th>
                <th scope="col" className="num desk">
                  {t('column.duplicates')}
                </th>
                <th scope="col" className="num desk">
                  {t('column.quarantined')}
                </th>
                <th scope="col" className="desk">
                  {t('column.by')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((run) => {
                const part = progressOf(run);
                const left = inQuarantine(run);
                return (
                  <tr key={run.id} className="act" onClick={() => void go(`/imports/${run.id}`)} data-testid="row">
                    <td className="nw">
                      <Link to={`/imports/${run.id}`} onClick={(e) => e.stopPropagation()}>
                        {f.dateTime(run.startedAt)}
                      </Link>
                    </td>
                    <td>
                      <span className="col g0">
                        <span className="b">{run.source}</span>
                        <span className="s12 dim desk">{run.mapping}</span>
                      </span>
                    </td>
                    <td>
                      <RunStatus run={run} />
                    </td>
                    <td className="desk">
                      <span className="row">
                        <Progress value={(part ?? 1) * 100} w={90} size={5} aria-label={t('column.progress')} />
                        <span className="s12 dim nw">{part === null ? '' : f.percent(part)}</span>
                      </span>
                    </td>
                    <td className="num desk">{f.n(run.accepted)}</td>
                    <td className="num desk dim">{f.n(run.duplicates)}</td>
                    <td className={`num desk${left ? ' b' : ' dim'}`}>{f.n(left)}</td>
                    <td className="dim desk">{run.by}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )
      }
    </Ask>
  );
}
