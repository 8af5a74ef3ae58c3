import {
  IconAlertOctagon,
  IconCircleCheck,
  IconCircleMinus,
  IconGavel,
  IconMessageQuestion,
  IconMicroscope,
  IconSchool,
  IconSparkles,
} from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deviation, DeviationStatus } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';

const column = createColumnHelper<Deviation>();
const stepIcons = [IconSchool, IconMicroscope, IconGavel];
const icons = {
  new: IconSparkles,
  disputed: IconMessageQuestion,
  confirmed: IconCircleCheck,
  dismissed: IconCircleMinus,
  withdrawn: IconCircleMinus,
};

/** Only what asks for something is coloured: a disputed one. A confirmed deviation is neutral. */
export function DeviationWord({ status }: { status: DeviationStatus }) {
  const word = useWord();
  return (
    <Status kind={status === 'disputed' ? 'warn' : 'info'} icon={icons[status]}>
      {status === 'new' ? <b style={{ color: 'var(--cf-text)' }}>{word('deviation', status)}</b> : word('deviation', status)}
    </Status>
  );
}

export function useColumns() {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  return useMemo(
    () => [
      column.accessor('at', {
        header: t('column.date'),
        cell: (c) => <span className="dim nw">{f.shortDate(c.getValue())}</span>,
        meta: { width: 76 },
      }),
      column.accessor('staff', {
        header: t('column.staff'),
        cell: (c) => <span className="b nw">{c.getValue()?.name ?? <span className="dim">{t('nobody')}</span>}</span>,
        meta: { desk: true },
      }),
      column.accessor('title', {
        header: t('column.standard'),
        cell: ({ row: { original: d } }) => (
          <span className="col g0">
            <span>{text(d.title)}</span>
            <span className="s12 dim clamp">
              <Rich text={text(d.evidence)} />
            </span>
          </span>
        ),
      }),
      column.accessor('patientName', { header: t('column.patient'), cell: (c) => <span className="nw">{c.getValue()}</span>, meta: { desk: true } }),
      column.accessor('stage', { header: t('column.stage'), cell: (c) => word('stageShort', c.getValue()), meta: { desk: true } }),
      column.accessor('severity', {
        header: t('column.severity'),
        cell: ({ row: { original: d } }) =>
          d.severity === 'critical' && (d.status === 'new' || d.status === 'disputed') ? (
            <Status kind="bad" icon={IconAlertOctagon}>
              {word('severity', d.severity)}
            </Status>
          ) : (
            <span className="dim">{word('severity', d.severity)}</span>
          ),
        meta: { desk: true },
      }),
      column.accessor('step', {
        header: t('column.step'),
        cell: ({ row: { original: d } }) =>
          d.step === null ? (
            <span className="dim3">—</span>
          ) : (
            <Status kind={d.step === 3 ? 'bad' : d.step === 2 ? 'warn' : 'info'} icon={stepIcons[d.step - 1]}>
              {d.step}. {t(`step.${d.step}`)}
            </Status>
          ),
        meta: { desk: true },
      }),
      column.accessor('until', {
        header: t('column.until'),
        cell: ({ row: { original: d } }) =>
          d.until ? <span className={`nw${new Date(d.until) < f.now() ? ' bad' : ''}`}>{f.shortDate(d.until)}</span> : '',
        meta: { desk: true },
      }),
      column.accessor('status', { header: t('column.status'), cell: (c) => <DeviationWord status={c.getValue()} /> }),
    ],
    [t, f, text, word],
  );
}
