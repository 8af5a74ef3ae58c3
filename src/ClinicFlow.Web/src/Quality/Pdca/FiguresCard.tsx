import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { Cycle, Figures } from './api';
import { Months } from './Months';

const ControlChart = lazy(() => import('./ControlChart'));
const day = (date: string) => `${date}T12:00:00Z`;

/** The chart of weeks, what it says in words, and the months before and after. */
export function FiguresCard({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('pdca');
  const text = useText();
  const { figures, turn, line } = cycle;
  return (
    <Card
      title={t('chart', { metric: text(line.metric) })}
      right={
        <span className="row s12 dim desk" aria-hidden>
          <i className="pdca-dot" /> {t('legend.usual')} <i className="pdca-dot shift" /> {t('legend.run')} <i className="pdca-dot outside" />{' '}
          {t('legend.outside')}
          <span>{t('xmr', { count: figures.weeks.length })}</span>
        </span>
      }
      className="pdca-figures"
    >
      <div className="pdca-chart">
        {figures.weeks.length > 1 ? (
          <Suspense fallback={<div style={{ minHeight: 300 }} />}>
            <ControlChart figures={figures} target={turn.target} label={`${line.title}. ${text(figures.said)}`} />
          </Suspense>
        ) : (
          <p className="dim">{t('noWeeks', { days: figures.horizonDays })}</p>
        )}
      </div>
      <Words figures={figures} />
      <Months figures={figures} />
    </Card>
  );
}

/** Everything that the chart shows, for whoever can't see it and for whoever has to explain it. */
export function Words({ figures }: { figures: Figures }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  const { before, after, changedOn } = figures;
  const percent = (v: number) => f.percent(v / 100);
  return (
    <div className="col g8 pdca-words" data-testid="figures-in-words">
      {changedOn && before && (
        <p>
          <i className="pdca-mark change" aria-hidden />
          <b className="acc">{t('changed', { date: f.shortDate(day(changedOn)) })}</b>{' '}
          {t('before', { mean: percent(before.mean), low: f.n(before.low), high: percent(before.high) })}
        </p>
      )}
      {figures.signals.map((signal, i) => (
        <p key={i}>
          <i className={`pdca-mark ${signal.kind === 'outside' ? 'outside' : 'shift'}`} aria-hidden />
          {text(signal.said)} <span className="dim nw">{period(f.shortDate(day(signal.from)), f.shortDate(day(signal.to)))}</span>
        </p>
      ))}
      {figures.signals.length === 0 && (
        <p data-testid="no-signal">
          {changedOn && <Status kind="info">{t('verdict')}</Status>} {text(figures.said)}
        </p>
      )}
      {after && (
        <p className="dim">{t('after', { mean: percent(after.mean), low: f.n(after.low), high: percent(after.high), weeks: f.n(after.weeks) })}</p>
      )}
      {figures.targetSaid && <p className="note">{text(figures.targetSaid)}</p>}
      <p className="s12 dim">{t('horizon', { count: figures.horizonDays })}</p>
    </div>
  );
}

const period = (from: string, to: string) => (from === to ? from : `${from} – ${to}`);
