import { IconClockHour9, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';

/** Every list shows how old its data is; beyond the norm the lag is said, and silence is red. */
export function DataAge({ short }: { short?: boolean }) {
  const { t } = useTranslation('shell');
  const f = useFormat();
  const { data } = useSession();
  if (!data.asOf) return <Status kind="wait">{t('age.none')}</Status>;
  const at = f.daysAway(data.asOf) === 0 ? f.time(data.asOf) : short ? f.shortDate(data.asOf) : f.dateTime(data.asOf);
  if (short)
    return (
      <Status
        kind={data.state === 'fresh' ? 'good' : data.state === 'late' ? 'warn' : 'bad'}
        icon={data.state === 'silent' ? IconPlugConnectedX : IconClockHour9}
      >
        {t('age.short', { at })}
      </Status>
    );
  if (data.state === 'silent')
    return (
      <Status kind="bad" icon={IconPlugConnectedX}>
        {t('age.silent', { at })}
      </Status>
    );
  if (data.state === 'late')
    return (
      <Status kind="warn" icon={IconClockHour9}>
        {t((data.lagMinutes ?? 0) < 120 ? 'age.late' : 'age.lateHours', {
          at,
          lag: f.n((data.lagMinutes ?? 0) / ((data.lagMinutes ?? 0) < 120 ? 1 : 60)),
        })}
      </Status>
    );
  return (
    <Status kind="good" icon={IconClockHour9}>
      {t('age.fresh', { at })}
    </Status>
  );
}
