import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import type { PatientRow } from '@/Platform/Api/contract';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

const column = createColumnHelper<PatientRow>();

export function useColumns() {
  const { t } = useTranslation(['patients', 'kit']);
  const f = useFormat();
  const word = useWord();
  const { locations } = useSession();
  return useMemo(
    () => [
      column.accessor('name', {
        header: t('column.name'),
        cell: ({ row: { original: p } }) => (
          <span className="col g0">
            <span className="b">{p.name}</span>
            <span className="s12 dim">
              {[p.age !== null && t('kit:years', { count: p.age }), p.card && t('kit:card', { card: p.card })].filter(Boolean).join(', ')}
            </span>
          </span>
        ),
      }),
      column.accessor('phone', { header: t('column.phone'), cell: (c) => <span className="nw">{c.getValue()}</span>, meta: { desk: true } }),
      column.accessor('location', {
        header: t('column.location'),
        cell: (c) => locations.find((l) => l.id === c.getValue())?.name ?? c.getValue(),
        meta: { desk: true },
      }),
      column.accessor('stage', { header: t('column.stage'), cell: (c) => word('stage', c.getValue()) }),
      column.accessor('segment', { header: t('column.segment'), cell: (c) => word('segment', c.getValue()), meta: { desk: true } }),
      column.accessor('lastVisit', {
        header: t('column.lastVisit'),
        cell: (c) => (c.getValue() ? f.shortDate(c.getValue()!) : <span className="dim">{t('kit:none')}</span>),
        meta: { desk: true },
      }),
      column.accessor('nextVisit', {
        header: t('column.nextVisit'),
        cell: (c) => (c.getValue() ? f.shortDate(c.getValue()!) : <span className="dim">{t('kit:none')}</span>),
        meta: { desk: true },
      }),
      column.accessor('openPlans', { header: t('column.openPlans'), cell: (c) => f.n(c.getValue()), meta: { num: true, desk: true } }),
      column.accessor('remaining', {
        header: t('column.remaining', { sign: f.sign }),
        cell: (c) => <span className="nw">{f.n(c.getValue())}</span>,
        meta: { num: true },
      }),
    ],
    [t, f, word, locations],
  );
}
