import { ActionIcon, Progress } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mayImport } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Import } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Ask } from '@/Platform/Kit/States';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { inQuarantine, progressOf, useImport } from './api';
import { Quarantine } from './Quarantine';
import { RunStatus } from './RunStatus';

export function ImportDetail({ id }: { id: string }) {
  const run = useImport(id);
  return (
    <div className="page pad">
      <Ask query={run}>{(data) => <Loaded run={data} />}</Ask>
    </div>
  );
}

function Loaded({ run }: { run: Import }) {
  const { t } = useTranslation('imports');
  const f = useFormat();
  const text = useText();
  const { user } = useSession();
  const part = progressOf(run);
  const figures = (['rows', 'events', 'accepted', 'duplicates', 'corrected', 'retracted', 'future'] as const).map(
    (name) => [name, run[name]] as const,
  );
  return (
    <>
      <div className="phead wrap">
        <ActionIcon component={Link} to="/imports" aria-label={t('back')}>
          <IconArrowLeft size={17} />
        </ActionIcon>
        <h1 className="t1 nw">{run.source}</h1>
        <RunStatus run={run} />
        <span className="dim cut grow">{[run.mapping, f.dateTime(run.startedAt), run.by].filter(Boolean).join(' · ')}</span>
      </div>
      {run.error && (
        <div className="band soft-bad" role="alert">
          {text(run.error)}
        </div>
      )}
      {run.status === 'interrupted' && <div className="band soft-warn">{t('interruptedText')}</div>}
      <Card
        title={t('progress')}
        right={
          <span className="s12 dim nw">
            {run.eventsPerSecond ? t('speed', { rows: f.n(run.rowsPerSecond ?? 0), events: f.n(run.eventsPerSecond) }) : ''}
          </span>
        }
      >
        <div className="col">
          <div className="row">
            <Progress value={(part ?? 0) * 100} size={8} className="grow" aria-label={t('progress')} />
            <span className="b nw" role="status">
              {part === null ? '' : f.percent(part)}
            </span>
          </div>
          {run.files.map((file) => (
            <div key={file.file} className="row s12">
              <span className="cut grow mono">{file.file}</span>
              <span className="dim nw">{t('rows', { count: file.rows, n: f.n(file.rows) })}</span>
              <span className="dim num nw" style={{ width: 48 }}>
                {file.bytes ? f.percent(file.bytesRead / file.bytes) : ''}
              </span>
            </div>
          ))}
          <dl className="figures">
            {figures.map(([name, value]) => (
              <div key={name}>
                <dt className="s12 dim">{t(`figure.${name}`)}</dt>
                <dd className="b">{f.n(value)}</dd>
              </div>
            ))}
            <div>
              <dt className="s12 dim">{t('figure.quarantined')}</dt>
              <dd className={`b${inQuarantine(run) ? ' warn' : ''}`}>{f.n(inQuarantine(run))}</dd>
            </div>
          </dl>
        </div>
      </Card>
      <Card title={t('view.quarantine')} pad={false}>
        <Quarantine able={mayImport(user.role)} run={run.id} />
      </Card>
    </>
  );
}
