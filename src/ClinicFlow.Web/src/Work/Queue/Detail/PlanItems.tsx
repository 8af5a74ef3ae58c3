import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '@/Platform/Api/contract';
import { ItemStep } from '@/Platform/Kit/ItemStep';

export function PlanItems({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation(['queue', 'kit']);
  return (
    <div className="sec">
      <h3>
        <span className="grow">{t('detail.plan', { name: plan.plan })}</span>
        <span className="dim nw" style={{ fontWeight: 500 }}>
          {t('kit:doneOf', { n: plan.done, of: plan.of })}
        </span>
      </h3>
      <div className="steps">
        {plan.items.map((item) => (
          <ItemStep key={item.id} item={item} />
        ))}
      </div>
    </div>
  );
}
