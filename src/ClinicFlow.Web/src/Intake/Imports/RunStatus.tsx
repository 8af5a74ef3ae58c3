import { IconLoader, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Import } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { inQuarantine } from './api';

/** Never green when unsure: an import that left rows in quarantine says so. */
export function RunStatus({ run }: { run: Import }) {
  const { t } = useTranslation('imports');
  if (run.status === 'running')
    return (
      <Status kind="info" icon={IconLoader}>
        {t('status.running')}
      </Status>
    );
  if (run.status === 'failed') return <Status kind="bad">{t('status.failed')}</Status>;
  if (run.status === 'interrupted')
    return (
      <Status kind="warn" icon={IconPlayerPause}>
        {t('status.interrupted')}
      </Status>
    );
  const left = inQuarantine(run);
  return left ? <Status kind="warn">{t('status.partly')}</Status> : <Status kind="good">{t('status.done')}</Status>;
}
