import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JourneyPlan, WorkItem } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';

/** What is to be done on this journey, by whom, until when. */
export function WorkItems({ items, plans }: { items: WorkItem[]; plans: JourneyPlan[] }) {
  const { t } = useTranslation('journeys');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const open = items.filter((item) => item.status === 'open' || item.status === 'snoozed');
  if (!open.length) return null;
  return (
    <Card title={t('tasks')}>
      <div className="col">
        {open.map((item) => {
          const plan = plans.find((p) => p.id === item.about);
          const late = item.due !== null && Date.parse(item.due) < f.now().getTime();
          return (
            <div key={item.id} className="col g0">
              <div className="row sp">
                <span className="b cut">{plan ? <Link to={`/queue/${plan.id}?tab=${plan.tab}`}>{text(item.title)}</Link> : text(item.title)}</span>
                {item.status === 'snoozed' && item.snoozedUntil ? (
                  <Status kind="wait">{t('snoozed', { at: f.shortDate(item.snoozedUntil) })}</Status>
                ) : (
                  item.due && (
                    <Status kind={late ? 'bad' : 'wait'} icon={IconClock}>
                      {item.promised ? f.dateTime(item.due) : f.shortDate(item.due)}
                    </Status>
                  )
                )}
              </div>
              <span className="s12 dim">
                {[item.assignedTo?.name ?? word('role', item.role), item.attempts > 0 && t('attempts', { count: item.attempts })]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </div>
          );
        })}
      </div>
    </Card>
  );
}
