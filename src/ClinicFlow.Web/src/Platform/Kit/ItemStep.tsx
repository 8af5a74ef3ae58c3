import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconCircleMinus, IconCircleX, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';

const icons = {
  done: IconCircleCheck,
  next: IconCircleDot,
  left: IconCircleDashed,
  healing: IconHourglass,
  'not-agreed': IconCircleMinus,
  cancelled: IconCircleX,
};
const colours = { done: 'good', next: 'acc', left: 'dim3', healing: 'dim3', 'not-agreed': 'dim3', cancelled: 'dim3' };

/** One step of a plan: its state as an icon with a word for readers, its healing time, its price or when it was done. */
export function ItemStep({ item }: { item: PlanItem }) {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const Icon = icons[item.state];
  const day = (at: string) => f.shortDate(at);
  const healed = item.healsUntil && f.daysAway(item.healsUntil) <= 0;
  const note =
    item.state === 'done'
      ? ''
      : item.state === 'not-agreed' || item.state === 'cancelled'
        ? [t(`detail.items.${item.state}`), item.reason].filter(Boolean).join(': ')
        : item.plannedAt
          ? t('detail.items.planned', { at: day(item.plannedAt) })
          : item.healsUntil
            ? t(healed ? 'detail.items.healed' : 'detail.items.healing', { at: day(item.healsUntil) })
            : item.healDays
              ? t('detail.items.after', { count: item.healDays })
              : (item.reason ?? '');
  return (
    <div className={`step${item.state === 'next' ? ' next' : ''}`}>
      <Icon size={16} className={colours[item.state]} aria-label={t(`detail.state.${item.state}`)} />
      <div className="col g0">
        <span className={item.state === 'done' || item.state === 'cancelled' ? 'dim cut' : 'cut'} title={item.name}>
          {item.name}
          {item.state === 'next' && <b> · {t('detail.items.next')}</b>}
        </span>
        {note && <span className="s12 dim">{note}</span>}
      </div>
      <span className="s12 dim nw">
        {item.state === 'done' && item.doneAt
          ? t('detail.items.done', { at: day(item.doneAt) })
          : item.price
            ? f.money(item.price)
            : item.price === 0
              ? t('detail.items.free')
              : ''}
      </span>
    </div>
  );
}
