import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { useText } from '@/Platform/Language/useFormat';

/** The sentence of the row, with the version of the rule; never a rule id. */
export function WhyHere({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation('queue');
  const text = useText();
  if (!plan.why) return null;
  return (
    <div className="sec">
      <h3>
        <IconBulb size={14} aria-hidden />
        {t('detail.why')}
      </h3>
      <div className="why">
        <Rich text={text(plan.why.text)} />
      </div>
      <div className="row sp s12 wrap" style={{ marginTop: 5, rowGap: 0 }}>
        <span className="dim">{t('detail.rule', { version: plan.why.version })}</span>
        {plan.score && (
          <span className="dim">
            <Rich text={t('detail.value', { formula: text(plan.score.formula) })} />
          </span>
        )}
      </div>
    </div>
  );
}
