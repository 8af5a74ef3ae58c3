import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '@/Platform/Api/contract';
import type { Problem } from '@/Platform/Api/http';
import { useText } from '@/Platform/Language/useFormat';

/** Both values, and one's own is kept. */
export function Conflict({ error, mine, onTheirs, onMine }: { error: Problem; mine: string; onTheirs: () => void; onMine: () => void }) {
  const { t } = useTranslation('list');
  const text = useText();
  const current = error.body.current as Partial<WorkItem> | undefined;
  const now = [current?.title ? text(current.title) : error.body.detail, current?.assignedTo?.name].filter(Boolean).join(', ');
  return (
    <div className="row top" role="alert">
      <IconAlertTriangle size={18} className="warn fix" aria-hidden />
      <div className="col g4 grow">
        <b>{t('outcome.conflict')}</b>
        <span className="s12 dim">{t('outcome.conflictText', { now, mine })}</span>
        <div className="row">
          <Button variant="default" onClick={onTheirs}>
            {t('outcome.theirs')}
          </Button>
          <Button variant="default" onClick={onMine}>
            {t('outcome.mine')}
          </Button>
        </div>
      </div>
    </div>
  );
}
