import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';

/** How long the call lasts. */
export function TalkTime({ since }: { since: string }) {
  const { t } = useTranslation('recall');
  const f = useFormat();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, (f.now().getTime() - Date.parse(since)) / 1000);
  return <>{t('talking', { at: f.duration(Math.floor(seconds)) })}</>;
}
