import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Version } from './useDefinition';

type Props = {
  versions: Version[];
  shown: number | null;
  onShow: (version: number | null) => void;
  onTakeBack?: (version: number) => void;
  busy: boolean;
};

/** Who put what in force when and why; each can be compared with the one before, the newest taken back. */
export function Versions({ versions, shown, onShow, onTakeBack, busy }: Props) {
  const { t } = useTranslation('studio');
  const f = useFormat();
  return (
    <ol className="versions" aria-label={t('versions')}>
      {versions.map((v, i) => (
        <li key={v.version} className="sec col g4" data-testid={`version-${v.version}`}>
          <div className="row sp">
            <b>{t('versionN', { n: v.version })}</b>
            {v.inForce ? (
              <Status kind="good">{t('inForce')}</Status>
            ) : v.coming ? (
              <Status kind="wait">{t('fromMoment', { time: f.dateTime(v.inForceFrom ?? v.createdAt) })}</Status>
            ) : v.cancelledAt ? (
              <span className="dim s12">{t('cancelled', { by: v.cancelledBy })}</span>
            ) : v.inForceFrom ? (
              <span className="dim s12">{t(v.withdrawn ? 'withdrawn' : 'wasInForce')}</span>
            ) : (
              <Status kind="info">{t('draft')}</Status>
            )}
          </div>
          <span className="s12 dim">
            {v.shipped ? t('byShipped') : v.by} · {v.version === 1 && v.shipped ? t('fromBeginning') : f.dateTime(v.inForceFrom ?? v.createdAt)}
          </span>
          {v.approvedBy && <span className="s12 dim">{t('approvedBy', { by: v.approvedBy })}</span>}
          {v.takesBack ? <span className="s12">{t('takesBack', { n: v.takesBack })}</span> : null}
          {v.why && <span className="s12">{v.why}</span>}
          <div className="row wrap">
            {i < versions.length - 1 && (
              <Button
                size="compact-xs"
                variant="default"
                aria-pressed={shown === v.version}
                onClick={() => onShow(shown === v.version ? null : v.version)}
              >
                {t(shown === v.version ? 'hideDifference' : 'showDifference')}
              </Button>
            )}
            {onTakeBack && (v.coming || (v.inForce && !versions.some((n) => n.coming))) && !(v.shipped && versions.length === 1) && (
              <Button size="compact-xs" variant="default" disabled={busy} onClick={() => onTakeBack(v.version)} data-testid="take-back">
                {t(v.coming ? 'cancelVersion' : 'takeBack', { n: v.version })}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
