import { useTranslation } from 'react-i18next';
import type { Journey } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useText, useWord } from '@/Platform/Language/useFormat';

const tones = { kept: 'good', broken: 'warn', 'not-applicable': 'wait' } as const;

/** Kept, broken, not applicable: at the end of every stage each standard is one of the three. */
export function StandardsCard({ journey }: { journey: Journey }) {
  const { t } = useTranslation('journeys');
  const text = useText();
  const word = useWord();
  const { kept, broken, notApplicable } = journey.standards;
  const stages = journey.stages.filter((s) => s.checks.length);
  return (
    <Card title={t('standards')} right={<span className="s12 dim nw">{t('applicable', { count: kept + broken })}</span>}>
      <div className="row g12 wrap">
        <Status kind="good">{t('kept', { n: kept })}</Status>
        <Status kind={broken ? 'warn' : 'wait'}>{t('broken', { n: broken })}</Status>
        <Status kind="wait">{t('notApplicable', { n: notApplicable })}</Status>
      </div>
      {stages.map((stage) => (
        <details key={stage.stage} open={stage.broken > 0} style={{ marginTop: 6 }}>
          <summary className="s12 dim">{word('stage', stage.stage)}</summary>
          {stage.checks.map((check) => (
            <div key={check.standard} className="row sp" style={{ minHeight: 24 }}>
              <span className="cut">{text(check.title)}</span>
              <Status kind={tones[check.status]}>{word('check', check.status)}</Status>
            </div>
          ))}
        </details>
      ))}
    </Card>
  );
}
