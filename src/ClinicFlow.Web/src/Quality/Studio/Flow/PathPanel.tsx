import { ActionIcon, Select, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconClock, IconHourglass, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { during, type Journey, type Step } from './usePath';
import { useWords } from './words';

type Props = {
  journey: Journey;
  journeyId: string;
  version: number;
  steps: readonly Step[];
  /** The port that a step was left by, in words. */
  said: (step: Step) => string;
  at: number;
  onAt: (at: number) => void;
  instances: { value: string; label: string }[];
  instance: string;
  onInstance: (value: string) => void;
  onClose: () => void;
};

/** The way of one journey, step by step: when, what happened, who did it; forward and back by the arrow keys. */
export function PathPanel({ journey, journeyId, version, steps, said, at, onAt, instances, instance, onInstance, onClose }: Props) {
  const w = useWords();
  const go = (by: number) => onAt(Math.max(0, Math.min(steps.length - 1, at + by)));
  useKeys({ ArrowLeft: () => go(-1), ArrowRight: () => go(1), Home: () => onAt(0), End: () => onAt(steps.length - 1), Escape: onClose });
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step that is shown comes into view
  useEffect(() => {
    list.current?.querySelector('.on')?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  return (
    <aside className="side flowside" aria-label={w.t('path.title')} data-testid="path-panel">
      <div className="sec">
        <div className="row sp">
          <h2 className="t2">
            <Link to={`/journeys/${journeyId}`}>{journey.patient.name}</Link>
          </h2>
          <ActionIcon aria-label={w.t('close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        <div className="s12 dim">{w.t('path.of', { n: journey.number, version })}</div>
        {instances.length > 1 && (
          <Select
            aria-label={w.t('path.which')}
            mt={6}
            data={instances}
            value={instance}
            allowDeselect={false}
            onChange={(v) => v && onInstance(v)}
          />
        )}
      </div>
      {steps.length > 0 && (
        <div className="sec">
          <div className="row">
            <ActionIcon aria-label={w.t('path.back')} disabled={at === 0} onClick={() => go(-1)} data-testid="step-back">
              <IconChevronLeft size={16} />
            </ActionIcon>
            <Slider
              className="grow"
              min={0}
              max={Math.max(1, steps.length - 1)}
              step={1}
              value={at}
              label={null}
              onChange={onAt}
              thumbLabel={w.t('path.step', { n: at + 1, of: steps.length })}
            />
            <ActionIcon aria-label={w.t('path.forward')} disabled={at >= steps.length - 1} onClick={() => go(1)} data-testid="step-forward">
              <IconChevronRight size={16} />
            </ActionIcon>
          </div>
          <div className="s12 dim">
            {w.t('path.step', { n: at + 1, of: steps.length })}, {w.f.dateTime(steps[at]!.entered)}
          </div>
        </div>
      )}
      <Scroll label={w.t('path.title')}>
        <ol className="timeline2" ref={list}>
          {steps.map((s, i) => (
            <li key={i} className={i === at ? 'on' : ''} aria-current={i === at ? 'step' : undefined}>
              <button type="button" onClick={() => onAt(i)}>
                <span className="row sp">
                  <b className="cut">{w.text(s.title)}</b>
                  {s.current && s.deadline ? (
                    <Status kind={s.overdue ? 'bad' : 'wait'} icon={s.overdue ? IconClock : IconHourglass}>
                      {w.t(s.overdue ? 'path.overdue' : 'path.until', { at: w.f.shortDate(s.deadline) })}
                    </Status>
                  ) : null}
                </span>
                <span className="s12 dim">
                  {w.f.dateTime(s.entered)}
                  {s.left && s.left !== s.entered && ` – ${w.f.dateTime(s.left)}`}
                  {s.outcome && ` · ${said(s)}`}
                </span>
              </button>
              {i === at && <Events journey={journey} step={s} />}
            </li>
          ))}
        </ol>
      </Scroll>
    </aside>
  );
}

function Events({ journey, step }: { journey: Journey; step: Step }) {
  const w = useWords();
  const events = during(journey, step);
  if (!events.length) return <p className="s12 dim pad8">{w.t('path.byTime')}</p>;
  return (
    <ul className="stories" style={{ padding: '4px 8px' }}>
      {events.map((e, i) => (
        <li key={i} className="s12">
          <span className="dim">{w.f.dateTime(e.at)}</span> <Rich text={w.text(e.title)} />
          {e.by && <span className="dim"> · {e.by}</span>}
        </li>
      ))}
    </ul>
  );
}
