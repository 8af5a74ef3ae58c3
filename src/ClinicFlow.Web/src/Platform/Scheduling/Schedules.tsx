import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Card } from '@/Platform/Kit/Small';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useFormat, useText } from '@/Platform/Language/useFormat';

type Schedule = Schemas['ScheduleView'];
type Run = Schemas['JobRunView'];
const acts = {
  run: (name: string) => api.post('/api/v1/schedules/{name}/run', { params: { path: { name } } }),
  pause: (name: string) => api.post('/api/v1/schedules/{name}/pause', { params: { path: { name } } }),
  resume: (name: string) => api.post('/api/v1/schedules/{name}/resume', { params: { path: { name } } }),
};

/** All scheduled jobs: how the last runs went, when the next one is, run now, pause. */
export function Schedules({ able }: { able: boolean }) {
  const { t } = useTranslation('schedules');
  const schedules = useQuery({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => api.get('/api/v1/schedules', { signal }),
    refetchInterval: (query) => (query.state.data?.rows.some((r) => r.running) ? 1000 : 15_000),
  });
  return (
    <Ask query={schedules}>
      {({ rows, timeZone }) => (
        <div className="col g12" style={{ padding: 16, maxWidth: 900 }}>
          <span className="dim">{t('about', { zone: timeZone })}</span>
          {rows.map((row) => (
            <One key={row.name} row={row} able={able} />
          ))}
        </div>
      )}
    </Ask>
  );
}

function One({ row, able }: { row: Schedule; able: boolean }) {
  const { t } = useTranslation('schedules');
  const text = useText();
  const f = useFormat();
  const [more, setMore] = useState(false);
  const act = useMutation({
    mutationFn: (what: keyof typeof acts) => acts[what](row.name),
    onSuccess: (list, what) => {
      queries.setQueryData(['schedules'], list);
      say(t(`said.${what}`, { name: text(row.title) }));
    },
    onError: reportProblem,
  });
  const last = row.runs[0];
  const facts: [string, React.ReactNode][] = [
    [t('when'), text(row.when)],
    [t('last'), last ? <Outcome key="last" run={last} /> : t('never')],
    [
      t('next'),
      row.paused ? (
        <Status key="paused" kind="warn">
          {t('paused')}
        </Status>
      ) : row.next ? (
        f.dateTime(row.next)
      ) : (
        ''
      ),
    ],
  ];
  return (
    <Card title={text(row.title)} right={row.running ? <Status kind="wait">{t('running')}</Status> : undefined} className="fix">
      <div className="col g12" data-testid={`schedule-${row.name}`}>
        <dl className="col g4" style={{ margin: 0 }}>
          {facts.map(([name, value]) => (
            <div key={name} className="row wrap" style={{ gap: 8 }}>
              <dt className="dim" style={{ width: 130 }}>
                {name}
              </dt>
              <dd style={{ margin: 0 }}>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="row wrap">
          {able && (
            <Button
              variant="default"
              leftSection={<IconPlayerSkipForward size={15} />}
              disabled={row.running}
              loading={act.isPending && act.variables === 'run'}
              onClick={() => act.mutate('run')}
              data-testid="run-now"
            >
              {t('run')}
            </Button>
          )}
          {able && (
            <Button
              variant="default"
              leftSection={row.paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
              loading={act.isPending && act.variables !== 'run'}
              onClick={() => act.mutate(row.paused ? 'resume' : 'pause')}
              data-testid="pause"
            >
              {t(row.paused ? 'resume' : 'pause')}
            </Button>
          )}
          {row.runs.length > 1 && (
            <Button variant="subtle" color="gray" onClick={() => setMore(!more)} aria-expanded={more}>
              {t(more ? 'less' : 'more', { count: row.runs.length })}
            </Button>
          )}
        </div>
        {more && (
          <ul className="col g4" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {row.runs.map((run) => (
              <li key={run.at}>
                <Outcome run={run} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation('schedules');
  const f = useFormat();
  const by = run.by ? t(run.by === 'command line' ? 'fromCommandLine' : 'by', { name: run.by }) : '';
  return (
    <span className="row wrap" style={{ gap: 8 }}>
      <span className="nw">{f.dateTime(run.at)}</span>
      <Status kind={run.error ? 'bad' : 'good'}>{run.error ? t('failed', { error: run.error }) : t('ok')}</Status>
      <span className="dim s12">
        {[t('took', { n: f.n(run.milliseconds / 1000, run.milliseconds < 10_000 ? 1 : 0) }), by].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}
