import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Stratum } from './api';
import { Interval } from './Interval';

const column = createColumnHelper<Stratum>();

export function useStrata() {
  const { t } = useTranslation('audits');
  const f = useFormat();
  return useMemo(
    () => [
      column.accessor('staff', { header: t('column.staff'), cell: (c) => <span className="b nw">{c.getValue().name}</span> }),
      column.accessor('kind', { header: t('column.kind'), cell: (c) => <span className="dim">{t(`kind.${c.getValue()}`)}</span> }),
      column.accessor('items', { header: t('column.items'), cell: (c) => f.n(c.getValue()), meta: { num: true, desk: true } }),
      column.accessor('done', {
        header: t('column.done'),
        cell: ({ row: { original: s } }) => {
          const words = t('nOf', { n: f.n(s.done), of: f.n(s.size) });
          return s.done < s.size ? <Status kind="warn">{words}</Status> : <span className="nw">{words}</span>;
        },
        meta: { num: true },
      }),
      column.accessor('failed', { header: t('column.failed'), cell: (c) => <b>{f.n(c.getValue())}</b>, meta: { num: true } }),
      column.display({
        id: 'share',
        header: () => (
          <span className="row sp" style={{ minWidth: 130 }}>
            <span>0 %</span>
            <span>{t('column.share')}</span>
            <span>100</span>
          </span>
        ),
        cell: ({ row: { original: s } }) => <Interval tells={s.tells} />,
        meta: { desk: true, width: 160 },
      }),
      column.display({
        id: 'whole',
        header: t('column.whole'),
        cell: ({ row: { original: s } }) => (
          <span className="dim nw">
            {s.tells.low === null ? '—' : t('fromTo', { low: f.n(s.tells.low), high: f.n(s.tells.high ?? s.tells.low) })}
          </span>
        ),
        meta: { desk: true },
      }),
      column.display({
        id: 'notice',
        header: t('column.notice'),
        cell: ({ row: { original: s } }) => (
          <span className="nw">{s.tells.detection > 0.99 ? `> ${f.percent(0.99)}` : f.percent(s.tells.detection)}</span>
        ),
        meta: { num: true, desk: true },
      }),
    ],
    [t, f],
  );
}
