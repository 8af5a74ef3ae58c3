import { IconCircleCheck, IconCircleDot, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { allSections } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { WorkflowPosition } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';

/** Where the process stands, and until when it waits. */
export function WorkflowCard({ position, onDiagram }: { position: WorkflowPosition; onDiagram: string }) {
  const { t } = useTranslation('journeys');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const seesDiagram = allSections(useSession().user.role).includes('workflows');
  const now = position.steps.find((s) => s.current);
  return (
    <Card
      title={t('process')}
      right={<span className="s12 dim cut">{t('processOf', { title: text(position.title), version: position.version })}</span>}
    >
      <div className="steps">
        {position.steps.map((step, i) => {
          const Icon = step.left ? IconCircleCheck : step.current ? IconCircleDot : IconHourglass;
          return (
            <div key={i} className={`step${step.current ? ' next' : ''}`} aria-current={step.current ? 'step' : undefined}>
              <Icon size={16} className={step.left ? 'good' : step.current ? 'acc' : 'dim3'} aria-hidden />
              <span className={`cut ${step.current ? 'b' : 'dim'}`}>
                {text(step.title)}
                {step.outcome && <span className="s12 dim"> · {word('outcome', step.outcome)}</span>}
              </span>
              {step.current && step.deadline ? (
                <Status kind={step.overdue ? 'bad' : 'wait'} icon={IconHourglass}>
                  {t(step.overdue ? 'overdue' : 'until', { at: f.shortDate(step.deadline) })}
                </Status>
              ) : (
                <span className="s12 dim">{f.shortDate(step.left ?? step.entered)}</span>
              )}
            </div>
          );
        })}
      </div>
      {now && !now.deadline && (
        <div className="s12 dim" style={{ marginTop: 6 }}>
          {t('waitsSince', { at: f.shortDate(now.entered) })}
        </div>
      )}
      {seesDiagram && (
        <div className="s12" style={{ marginTop: 6 }}>
          <Link to={onDiagram} data-testid="on-diagram">
            {t('onDiagram')}
          </Link>
        </div>
      )}
    </Card>
  );
}
