import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JourneyPlan } from '@/Platform/Api/contract';
import { ItemStep } from '@/Platform/Kit/ItemStep';
import { Card, Done } from '@/Platform/Kit/Small';
import { useFormat } from '@/Platform/Language/useFormat';

/** Plan against fact: three circles, then its items. */
export function PlanCard({ plan }: { plan: JourneyPlan }) {
  const { t } = useTranslation(['journeys', 'queue']);
  const f = useFormat();
  const { identified, agreed, realised } = plan.circles;
  const most = Math.max(identified, agreed, realised, 1);
  const circles: [string, number, string][] = [
    ['identified', identified, 'var(--cf-chart-2)'],
    ['agreed', agreed, 'var(--cf-chart-2)'],
    ['realised', realised, 'var(--cf-accent-text)'],
  ];
  return (
    <Card title={t('plan', { name: plan.name })} right={<Done n={plan.done} of={plan.of} />}>
      <div className="col" style={{ gap: 7 }}>
        {circles.map(([name, value, colour]) => (
          <div key={name} className="circle">
            <span className="dim">{t(`circle.${name}`)}</span>
            <span className="bar" style={{ height: 8 }} aria-hidden>
              <i style={{ width: `${(value / most) * 100}%`, background: colour }} />
            </span>
            <span className="num b nw">{f.money(value)}</span>
          </div>
        ))}
      </div>
      <div className="s12 dim" style={{ marginTop: 6 }}>
        {identified > 0 && agreed > 0 && t('shares', { agreed: f.percent(agreed / identified), realised: f.percent(realised / agreed) })}{' '}
        {agreed > realised && (
          <>
            {t('left')} <b style={{ color: 'var(--cf-text)' }}>{f.money(agreed - realised)}</b>.
          </>
        )}{' '}
        <Link to={`/queue/${plan.id}?tab=${plan.tab}`}>{t(`queue:tab.${plan.tab}`)}</Link>
      </div>
      <div className="steps" style={{ marginTop: 6 }}>
        {plan.items.map((item) => (
          <ItemStep key={item.id} item={item} />
        ))}
      </div>
    </Card>
  );
}
