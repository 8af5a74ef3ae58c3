import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Scroll } from '@/Platform/Kit/Scroll';
import type { Definition } from '../useDefinition';
import { type Choice, chosen, conflicts, type Hunk, merge } from './merge';
import './publishing.css';

const around = 3;

/** Two people wrote at once: what only one changed is together already, for the rest one text or both are chosen. */
export function MergeConflict({ d }: { d: Definition }) {
  const { t } = useTranslation('publishing');
  const c = d.conflict;
  const hunks = useMemo(() => (c ? merge(c.base, c.theirs, c.mine) : []), [c]);
  const [choices, setChoices] = useState<(Choice | undefined)[]>([]);
  if (!c) return null;
  const all = conflicts(hunks);
  const text = chosen(hunks, choices);
  const left = all - choices.filter(Boolean).length;
  const choose = (n: number, choice: Choice) => setChoices((before) => Object.assign(Array(all).fill(undefined), before, { [n]: choice }));
  let n = -1;
  return (
    <div className="merge" data-testid="merge">
      <div className="band soft-warn pubband">
        <span className="col g0 grow">
          <b>{t('conflict', { by: c.by })}</b>
          <span className="s12">{all ? t('conflictLeft', { count: left, n: left }) : t('conflictNone')}</span>
        </span>
        <Button variant="default" onClick={() => d.resolve(c.theirs)} data-testid="all-theirs">
          {t('allTheirs')}
        </Button>
        <Button disabled={text === null} onClick={() => text !== null && d.resolve(text)} data-testid="merged">
          {t('takeMerged')}
        </Button>
      </div>
      <Scroll label={t('conflict', { by: c.by })}>
        {hunks.map((hunk, i) => {
          if (hunk.kind === 'same') return <Same key={i} lines={hunk.lines} first={i === 0} last={i === hunks.length - 1} />;
          n++;
          return <Choose key={i} hunk={hunk} by={c.by} choice={choices[n]} onChoose={choose.bind(null, n)} />;
        })}
      </Scroll>
    </div>
  );
}

/** Of what stands, only what is near a choice. */
function Same({ lines, first, last }: { lines: string[]; first: boolean; last: boolean }) {
  const { t } = useTranslation('studio');
  const head = first ? 0 : around;
  const tail = last ? 0 : around;
  if (lines.length <= head + tail + 1) return <pre className="mergesame">{lines.join('\n')}</pre>;
  const skipped = lines.length - head - tail;
  return (
    <>
      {head > 0 && <pre className="mergesame">{lines.slice(0, head).join('\n')}</pre>}
      <div className="mergesame dim s12">{t('skipped', { count: skipped, n: skipped })}</div>
      {tail > 0 && <pre className="mergesame">{lines.slice(-tail).join('\n')}</pre>}
    </>
  );
}

type ChooseProps = { hunk: Extract<Hunk, { kind: 'conflict' }>; by: string; choice?: Choice; onChoose: (choice: Choice) => void };

function Choose({ hunk, by, choice, onChoose }: ChooseProps) {
  const { t } = useTranslation('publishing');
  const side = (which: 'base' | 'theirs' | 'mine', title: string, lines: string[]) => (
    <section className={`mergeside${choice === which || (choice === 'both' && which !== 'base') ? ' on' : ''}`} aria-label={title}>
      <div className="row sp">
        <b className="s12">{title}</b>
        {which !== 'base' && (
          <Button
            size="compact-xs"
            variant={choice === which ? 'filled' : 'default'}
            aria-pressed={choice === which}
            onClick={() => onChoose(which)}
            data-testid={`take-${which}`}
          >
            {t('takeThis')}
          </Button>
        )}
      </div>
      <pre>{lines.length ? lines.join('\n') : <span className="dim">{t('nothingHere')}</span>}</pre>
    </section>
  );
  return (
    <div className="mergehunk" data-testid="hunk">
      {side('base', t('wasBefore'), hunk.base)}
      {side('theirs', by, hunk.theirs)}
      {side('mine', t('yours'), hunk.mine)}
      <Button
        size="compact-xs"
        variant={choice === 'both' ? 'filled' : 'default'}
        aria-pressed={choice === 'both'}
        onClick={() => onChoose('both')}
        data-testid="take-both"
      >
        {t('takeBoth')}
      </Button>
    </div>
  );
}
