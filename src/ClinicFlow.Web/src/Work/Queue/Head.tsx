import { ActionIcon } from '@mantine/core';
import { IconLayoutList, IconLayoutRows } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanPage } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';
import { Views } from './Views';

export function Head({ summary, dense, onDensity }: { summary: PlanPage | null; dense: boolean; onDensity: () => void }) {
  const { t } = useTranslation(['queue', 'list']);
  const f = useFormat();
  return (
    <div className="phead desk">
      <h1 className="t1 nw">{t('title')}</h1>
      <span className="dim cut grow">
        {summary && t('open', { count: summary.open, n: f.n(summary.open), sum: f.shortMoney(summary.remaining) })}
      </span>
      <Views />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(dense ? 'list:twoLines' : 'list:oneLine')}
        title={t(dense ? 'list:twoLines' : 'list:oneLine')}
        aria-pressed={dense}
        onClick={onDensity}
        data-testid="density"
      >
        {dense ? <IconLayoutRows size={16} /> : <IconLayoutList size={16} />}
      </ActionIcon>
    </div>
  );
}
