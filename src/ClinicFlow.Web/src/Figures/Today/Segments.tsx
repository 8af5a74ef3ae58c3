import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '@/Platform/Kit/Small';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

/** Every patient is in exactly one segment; a figure opens its patients. */
export function Segments({ segments }: { segments: Record<string, number> }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const word = useWord();
  const all = Object.entries(segments);
  const total = all.reduce((sum, [, n]) => sum + n, 0);
  const most = Math.max(1, ...all.map(([, n]) => n));
  return (
    <Card title={t('segments')} right={<span className="dim s12">{t('patients', { count: total, n: f.n(total) })}</span>}>
      <div className="col g4">
        {all.map(([segment, n]) => (
          <Link key={segment} to={`/patients?segment=${encodeURIComponent(segment)}`} className="segment">
            <span className="cut">{word('segment', segment)}</span>
            <span className="bar" style={{ height: 7 }} aria-hidden>
              <i style={{ width: `${(n / most) * 100}%`, background: 'var(--cf-chart-2)' }} />
            </span>
            <span className="num b">{f.n(n)}</span>
            <span className="num dim s12">{total ? f.percent(n / total) : ''}</span>
          </Link>
        ))}
      </div>
    </Card>
  );
}
