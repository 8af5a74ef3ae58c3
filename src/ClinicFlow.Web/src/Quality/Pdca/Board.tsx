import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { CycleLine } from './api';

/** What runs, what is due first above; below it what has ended. */
export function Board({ board, shown }: { board: Schemas['CycleBoard']; shown: string }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  return (
    <Card title={t('running')} right={<span className="dim">{f.n(board.running.length)}</span>} pad={false} className="pdca-board">
      <nav aria-label={t('running')} data-testid="cycles">
        {board.running.map((line) => (
          <Row key={line.id} line={line} on={line.id === shown} />
        ))}
        {board.running.length === 0 && <p className="pdca-foot dim s12">{t('noneRuns')}</p>}
        {board.ended.length > 0 && <h3 className="t3 pdca-foot">{t('ended')}</h3>}
        {board.ended.map((line) => (
          <Row key={line.id} line={line} on={line.id === shown} />
        ))}
      </nav>
      <p className="pdca-foot dim s12 desk">{t('boardNote')}</p>
    </Card>
  );
}

function Row({ line, on }: { line: CycleLine; on: boolean }) {
  const { t } = useTranslation('pdca');
  const text = useText();
  return (
    <Link to={`/pdca/${line.id}`} className={`pdca-row${on ? ' on' : ''}`} aria-current={on ? 'page' : undefined} data-testid="cycle-row">
      <b className="cut">{line.title}</b>
      <span className="row sp">
        <span className="s12 dim cut">{t('turnAt', { turn: line.turn, step: line.endedAt ? t('closed') : text(line.activity).toLowerCase() })}</span>
        <State line={line} />
      </span>
    </Link>
  );
}

/** The one thing to know about a cycle before opening it. */
export function State({ line }: { line: CycleLine }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  if (line.endedAt) return <Status kind="wait">{f.shortDate(line.endedAt)}</Status>;
  if (line.overdue) return <Status kind="bad">{t('overdue')}</Status>;
  if (line.signal === 'better') return <Status kind="good">{t('signal.better')}</Status>;
  if (line.signal === 'worse') return <Status kind="warn">{t('signal.worse')}</Status>;
  if (line.step === 'check') return <Status kind="info">{t('signal.none')}</Status>;
  return line.due ? <Status kind="info">{t('until', { date: f.shortDate(line.due) })}</Status> : null;
}
