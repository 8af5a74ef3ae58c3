import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useText } from '@/Platform/Language/useFormat';

export function Household({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation('queue');
  const text = useText();
  if (!plan.householdMembers.length) return null;
  return (
    <div className="sec">
      <h3>
        <IconUsers size={14} aria-hidden />
        {t('detail.family')}
      </h3>
      <div className="col" style={{ gap: 3 }}>
        {plan.householdMembers.map((member) => (
          <div key={member.patient} className="row sp">
            <span className="cut">{[member.name, member.relation].filter(Boolean).join(', ')}</span>
            <Status kind={member.tone}>{text(member.status)}</Status>
          </div>
        ))}
      </div>
    </div>
  );
}
