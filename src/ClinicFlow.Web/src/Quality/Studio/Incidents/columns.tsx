import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { Incident } from './IncidentsPage';

const column = createColumnHelper<Incident>();

export function useColumns() {
  const { t } = useTranslation('incidents');
  const f = useFormat();
  const text = useText();
  return useMemo(
    () => [
      column.accessor('raisedAt', { header: t('column.since'), cell: (c) => <span className="nw">{f.dateTime(c.getValue())}</span> }),
      column.accessor('activityTitle', {
        header: t('column.activity'),
        cell: ({ row: { original: i } }) => (
          <span className="col g0">
            <span className="b">{text(i.activityTitle)}</span>
            <span className="s12 dim">
              {text(i.workflowTitle)} · {t('version', { version: i.version })}
            </span>
          </span>
        ),
      }),
      column.accessor('message', {
        header: t('column.what'),
        cell: ({ row: { original: i } }) => (
          <span className="col g0">
            <span>{text(i.message)}</span>
            <code className="s12 dim">{i.code}</code>
          </span>
        ),
      }),
      column.accessor('name', {
        header: t('column.patient'),
        cell: ({ row: { original: i } }) => (i.journey ? <Link to={`/journeys/${i.journey}`}>{i.name ?? t('journey')}</Link> : (i.name ?? '—')),
        meta: { desk: true },
      }),
    ],
    [t, f, text],
  );
}
