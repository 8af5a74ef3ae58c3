import { IconEye, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lock } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';

/** Who has the row, since when, and when it frees itself. A locked row stays readable. */
export function LockBand({ lock }: { lock: Lock | null }) {
  const { t } = useTranslation('list');
  const f = useFormat();
  if (!lock) return null;
  return (
    <div className="band soft-warn row s12" style={{ marginTop: 8 }} role="status" data-testid="lock">
      <IconLock size={14} className="warn fix" aria-hidden />
      <span>{t('lock', { name: lock.name, since: f.time(lock.since), until: f.time(lock.until) })}</span>
    </div>
  );
}

/** Who else looks at the row. */
export function AlsoHere({ names }: { names: string[] }) {
  const { t } = useTranslation('list');
  if (!names.length) return null;
  return (
    <span className="row g4" data-testid="viewers">
      <IconEye size={13} className="fix" aria-hidden />
      {t('viewers', { names: names.join(', ') })}
    </span>
  );
}
