import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Weekly as Metric } from '@/Platform/Api/contract';
import { useFormat, useText } from '@/Platform/Language/useFormat';

const Chart = lazy(() => import('./WeeklyChart'));

/** Small charts of weeks; what a chart shows is also said in words for those who can't see it. */
export function Weekly({ charts }: { charts: Metric[] }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const text = useText();
  return (
    <div className="weekly">
      {charts.map((chart) => {
        const known = chart.points.filter((p): p is { week: string; value: number } => p.value !== null);
        const last = known.at(-1);
        const mean = known.length ? known.reduce((sum, p) => sum + p.value, 0) / known.length : null;
        const digits = mean !== null && Math.abs(mean) < 20 ? 1 : 0;
        const show = (value: number) => f.n(value, digits);
        return (
          <section key={chart.metric} className="card" style={{ padding: '8px 12px 4px' }}>
            <div className="row sp">
              <h2 className="b cut" style={{ fontSize: 13, lineHeight: '18px' }}>
                {text(chart.title)}
              </h2>
              {last && (
                <b className="nw" style={{ fontSize: 16 }}>
                  {show(last.value)}
                </b>
              )}
            </div>
            <div className="s12 dim">{last && mean !== null ? t('weekMean', { week: f.shortDate(last.week), mean: show(mean) }) : t('noWeeks')}</div>
            <div style={{ height: 118 }}>
              {known.length > 1 && (
                <Suspense>
                  <Chart points={chart.points} mean={mean!} show={show} label={`${text(chart.title)}: ${last ? show(last.value) : ''}`} />
                </Suspense>
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
