import { IconCloudOff, IconFlask, IconPlugConnectedX } from '@tabler/icons-react';
import { onlineManager, useIsMutating } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDemoStatus, useSession } from '@/Platform/Access/session';
import { useFormat, useText } from '@/Platform/Language/useFormat';

const useOnline = () =>
  useSyncExternalStore(
    (tell) => onlineManager.subscribe(tell),
    () => onlineManager.isOnline(),
  );

export function Banners() {
  const { t } = useTranslation('shell');
  const { mode, data } = useSession();
  const f = useFormat();
  const text = useText();
  const online = useOnline();
  const waiting = useIsMutating({ predicate: (m) => m.state.isPaused });
  const { data: demo } = useDemoStatus(mode === 'demo');
  return (
    <>
      {mode === 'demo' && (
        <div className="banner demo" data-testid="demo-banner">
          <IconFlask size={14} className="fix" aria-hidden />
          <span className="grow cut">
            {demo && !demo.complete ? (
              t('demoBuilding', { percent: f.n(demo.percent), step: text(demo.step) })
            ) : (
              <>
                <span className="desk">{t('demo')}</span>
                <span className="phone">{t('demoShort')}</span>
              </>
            )}
          </span>
        </div>
      )}
      <div role="status">
        {!online && (
          <div className="banner soft-bad bad" data-testid="offline-banner">
            <IconCloudOff size={14} className="fix" aria-hidden />
            <span>{waiting ? t('offlineWaiting', { count: waiting }) : t('offline')}</span>
          </div>
        )}
        {online && data.state === 'silent' && data.asOf && (
          <div className="banner soft-bad bad">
            <IconPlugConnectedX size={14} className="fix" aria-hidden />
            <span>{t('age.warning', { at: f.dateTime(data.asOf) })}</span>
          </div>
        )}
      </div>
    </>
  );
}
