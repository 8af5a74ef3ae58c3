import { IconChecks, IconClipboardList, IconHammer, IconTool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { type Cycle, type StepName, type StepTaken, steps } from './api';
import { Kept } from './Kept';
import { Measures } from './Measures';

const icons = { plan: IconClipboardList, do: IconHammer, check: IconChecks, act: IconTool };

/** Plan, do, check, act: where the turn stands is marked, what is done says when and by whom. */
export function Panels({ cycle }: { cycle: Cycle }) {
  return (
    <div className="pdca-steps">
      {steps.map((step) => (
        <Panel key={step} cycle={cycle} step={step} />
      ))}
    </div>
  );
}

function Panel({ cycle, step }: { cycle: Cycle; step: StepName }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const { line, turn } = cycle;
  const Icon = icons[step];
  const taken = turn.steps.findLast((s) => s.step === step);
  // Waiting for the check date is part of the check.
  const waits = step === 'check' && line.step === null && !line.endedAt && turn.changedAt !== null && !taken;
  const on = line.step === step || waits;
  return (
    <section
      className={`card${on ? ' pdca-on' : ''}`}
      aria-label={t(`step.${step}`)}
      aria-current={on ? 'step' : undefined}
      data-testid={`step-${step}`}
    >
      <div className="hd">
        <Icon size={16} className="fix dim" aria-hidden />
        <h2 className="t2 cut grow">{t(`step.${step}`)}</h2>
        {taken ? (
          <Status kind="good">{t(`done.${step}`, { date: f.shortDate(taken.at) })}</Status>
        ) : waits ? (
          <Status kind="wait">{t('waits', { date: f.shortDate(turn.checkAt) })}</Status>
        ) : on ? (
          <Status kind={line.overdue ? 'bad' : 'info'}>
            {line.due ? t(line.overdue ? 'late' : 'goesUntil', { date: f.shortDate(line.due) }) : t('goes')}
          </Status>
        ) : (
          <Status kind="wait">{t('notYet')}</Status>
        )}
      </div>
      <div className="bd col g8">
        {step === 'plan' && <Plan cycle={cycle} />}
        {step === 'do' && <Measures cycle={cycle} />}
        {step === 'check' && <CheckFacts cycle={cycle} taken={taken} />}
        {step === 'act' && <ActFacts cycle={cycle} taken={taken} />}
        {taken?.note && <p className="note">{taken.note}</p>}
        {taken && <span className="s12 dim">{taken.by}</span>}
      </div>
    </section>
  );
}

export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="pdca-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt className="s12 dim">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Plan({ cycle: { line, turn } }: { cycle: Cycle }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  const percent = (v: number) => f.percent(v / 100);
  const was = turn.baseline;
  return (
    <Facts
      rows={[
        [t('fact.metric'), text(line.metric)],
        [
          t('fact.was'),
          was
            ? `${percent(was.mean)}${was.low !== null && was.high !== null ? `, ${t('limits', { low: f.n(was.low), high: percent(was.high) })}` : ''}${turn.number > 1 ? `; ${t('endOfTurn', { n: turn.number - 1 })}` : ''}`
            : t('tooFew'),
        ],
        [t('fact.target'), <b key="b">{percent(turn.target)}</b>],
        [t('fact.hypothesis'), turn.hypothesis],
        [t('fact.checkOn'), f.fullDate(turn.checkAt)],
      ]}
    />
  );
}

function CheckFacts({ cycle: { figures, kept, turn }, taken }: { cycle: Cycle; taken?: StepTaken }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  if (!turn.changedAt) return <p className="dim">{t('afterDo')}</p>;
  const verdict = taken?.found?.signal ?? figures.verdict;
  const [was, is] = taken?.found ? [taken.found.before, taken.found.after] : [figures.before?.mean ?? null, figures.meanAfter];
  const by = was !== null && is !== null ? is - was : null;
  return (
    <>
      <Facts
        rows={[
          [t('fact.signal'), <b key="b">{t(`found.${verdict}`)}</b>],
          ...(by !== null && verdict !== 'none' ? [[t('fact.by'), `${by > 0 ? '+' : ''}${f.n(by, 1)} ${t('points')}`] as [string, ReactNode]] : []),
          ...(taken?.conclusion ? [[t('fact.conclusion'), t(`conclusion.${taken.conclusion}`)] as [string, ReactNode]] : []),
        ]}
      />
      <p>{text(taken?.found?.said ?? figures.said)}</p>
      <Kept rows={kept} />
      <p className="s12 dim">{t('twoPoints')}</p>
    </>
  );
}

function ActFacts({ cycle: { line, figures, turn, closeReason }, taken }: { cycle: Cycle; taken?: StepTaken }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const from = figures.after ?? figures.before;
  return (
    <>
      {taken?.decision ? <b>{t(`decision.${taken.decision}`)}</b> : <p className="dim">{t('decideText')}</p>}
      {line.endedAt ? (
        <p className="note">{t('closedBecause', { date: f.shortDate(line.endedAt), reason: closeReason ?? '' })}</p>
      ) : (
        from &&
        turn.changedAt && (
          <p className="note">{t('nextFrom', { mean: f.percent(from.mean / 100), low: f.n(from.low), high: f.percent(from.high / 100) })}</p>
        )
      )}
    </>
  );
}
