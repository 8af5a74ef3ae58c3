import { IconTarget, IconTrendingDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FunnelStage, L } from '@/Platform/Api/contract';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { StageCell } from './StageCell';

/** Five stages; below them in one sentence what a reader should take away. */
export function Funnel({ stages, note }: { stages: FunnelStage[]; note: L }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const word = useWord();
  const text = useText();
  const narrow = stages.find((s) => s.bottleneck);
  const leak = stages.find((s) => s.losesMost);
  return (
    <section className="card fix" aria-label={t('funnel')}>
      <div className="funnel">
        {stages.map((stage, i) => (
          <StageCell key={stage.stage} stage={stage} n={i + 1} />
        ))}
      </div>
      {(narrow || leak) && (
        <div className="row g16 s12 wrap funnelfoot">
          {narrow && (
            <span className="row g4">
              <IconTarget size={14} className="acc fix" aria-hidden />
              <span>
                {t('bottleneckSays', { stage: word('stage', narrow.stage) })}
                {narrow.valueToTarget !== null && narrow.target !== null && (
                  <b> {t('bottleneckValue', { target: f.percent(narrow.target), sum: f.money(narrow.valueToTarget) })}</b>
                )}
              </span>
            </span>
          )}
          {leak && (
            <span className="row g4">
              <IconTrendingDown size={14} className="dim fix" aria-hidden />
              <span>{t('losesMost', { stage: word('stage', leak.stage), count: leak.lost, n: f.n(leak.lost) })}</span>
            </span>
          )}
        </div>
      )}
      <p className="s12 dim funnelnote">{text(note)}</p>
    </section>
  );
}
