import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { Turn } from './api';

/** The turns before this one, the latest first: what each wanted, what the check found, what was decided. */
export function Turns({ turns, onClose }: { turns: readonly Turn[]; onClose: () => void }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  const percent = (v: number) => f.percent(v / 100);
  return (
    <section className="card" aria-label={t('history')} data-testid="history">
      <div className="hd">
        <h2 className="t2 grow">{t('history')}</h2>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {t('hide')}
        </Button>
      </div>
      <div className="bd col g12">
        {[...turns].reverse().map((turn) => {
          const check = turn.steps.findLast((s) => s.step === 'check');
          const act = turn.steps.findLast((s) => s.step === 'act');
          return (
            <div key={turn.number} className="col g4">
              <b>
                {t('turnN', { n: turn.number })},{' '}
                <span className="nw">
                  {f.fullDate(turn.begunAt)} – {turn.endedAt && f.fullDate(turn.endedAt)}
                </span>
              </b>
              <span>
                {t('fact.hypothesis')}: {turn.hypothesis}. {t('fact.target')}: {percent(turn.target)}
                {turn.baseline && `, ${t('wasMean', { mean: percent(turn.baseline.mean) })}`}
              </span>
              {turn.measures.length > 0 && (
                <span className="dim">
                  {turn.measures.map((m) => `${m.text} (${t(m.doneAt ? 'isDone' : m.droppedAt ? 'isDropped' : 'isOpen')})`).join('; ')}
                </span>
              )}
              {check?.found && (
                <span>
                  {t('step.check')}: {check.conclusion && t(`conclusion.${check.conclusion}`)}. {text(check.found.said)} {check.note}
                </span>
              )}
              {act && (
                <span>
                  {t('step.act')}: {act.decision && t(`decision.${act.decision}`)}. {act.note}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
