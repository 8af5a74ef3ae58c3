import { useTranslation } from 'react-i18next';
import type { StageState, Tone } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

export function Stages({ stages }: { stages: StageState[] }) {
  const { t } = useTranslation('journeys');
  return (
    <ol className="card strip" aria-label={t('stages')}>
      {stages.map((stage, i) => (
        <StageBox key={stage.stage} stage={stage} n={i + 1} />
      ))}
    </ol>
  );
}

/** A skipped stage is marked "no record", never given invented times. */
function StageBox({ stage, n }: { stage: StageState; n: number }) {
  const { t } = useTranslation(['journeys', 'kit']);
  const f = useFormat();
  const word = useWord();
  const tone: Tone =
    stage.state === 'done' ? (stage.broken ? 'warn' : 'good') : stage.state === 'current' ? (stage.broken ? 'warn' : 'info') : 'wait';
  const said = stage.state === 'done' && stage.outcome ? word('outcome', stage.outcome) : t(`state.${stage.state}`);
  const when =
    stage.since === null
      ? stage.state === 'ahead'
        ? t('notBegun')
        : ''
      : stage.until && stage.until !== stage.since
        ? `${f.shortDate(stage.since)}–${f.shortDate(stage.until)}`
        : stage.state === 'current'
          ? t('since', { at: f.shortDate(stage.since) })
          : f.shortDate(stage.since);
  const days = stage.days === null ? '' : t('kit:days', { count: stage.days });
  return (
    <li className={stage.state === 'current' ? 'on' : ''} aria-current={stage.state === 'current' ? 'step' : undefined}>
      <div className="row sp">
        <span className="b cut">
          {n}. {word('stageShort', stage.stage)}
        </span>
        <Status kind={tone}>{said}</Status>
      </div>
      <div className="row sp s12 dim">
        <span className="cut">{[when, days].filter(Boolean).join(', ')}</span>
        <span className="nw">{stage.norm && t('norm', { norm: stage.norm })}</span>
      </div>
    </li>
  );
}
