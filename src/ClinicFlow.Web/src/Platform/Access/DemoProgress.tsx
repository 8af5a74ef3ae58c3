import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DemoStatus } from '@/Platform/Api/contract';
import { useFormat, useText } from '@/Platform/Language/useFormat';

export function DemoProgress({ status, onEnter }: { status: DemoStatus; onEnter: () => void }) {
  const { t } = useTranslation('access');
  const text = useText();
  const { n } = useFormat();
  return (
    <div className="col g12" data-testid="demo-progress">
      <span className="t2">{t('building')}</span>
      <span className="dim">{t('buildingText')}</span>
      <Progress value={status.percent} size={8} aria-label={t('building')} transitionDuration={200} />
      <div className="row sp" role="status">
        <span>{text(status.step)}</span>
        <span className="b">{n(status.percent)} %</span>
      </div>
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={onEnter}>
        {t('enterEarly')}
      </Button>
    </div>
  );
}
