import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Failed } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { ReplayJourneys } from './ReplayJourneys';
import { ReplayTable } from './ReplayTable';
import { type Figures, type GroupName, type Part, type Replay, useReplay } from './useReplay';
import './replay.css';

/** Of several rules first the one on which the versions differ most; all of them together stand at the head and are as good as any. */
const mostChanged = (parts: readonly Part[]) => {
  const changes = parts.map((p) => p.added.journeys + p.dropped.journeys);
  return Math.max(0, changes.indexOf(Math.max(...changes)));
};

const windows = ['30', '90', '180'];

/** What the text would have flagged in the past beside the version in force, and what became of those journeys. */
export function ReplayPanel({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation('replay');
  const r = useReplay(name, text);
  const [days, setDays] = useState<string | null>(null);
  const shown = days ?? windows.find((w) => Number(w) === r.view?.replay.days) ?? '90';
  const figures = r.view?.result ?? null;
  return (
    <section className="replay" aria-label={t('title')} data-testid="replay">
      <div className="replayhead">
        <h2 className="t2">{t('title')}</h2>
        <Window r={r} figures={figures} />
        <SegmentedControl
          size="xs"
          aria-label={t('days')}
          value={shown}
          onChange={setDays}
          data={windows.map((w) => ({ value: w, label: t('daysN', { count: Number(w) }) }))}
        />
        {r.running ? (
          <Button size="compact-sm" variant="default" onClick={() => r.cancel.mutate()} loading={r.cancel.isPending} data-testid="replay-cancel">
            {t('cancel')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerPlay size={14} />}
            onClick={() => r.start.mutate(Number(shown))}
            loading={r.start.isPending}
            data-testid="replay-start"
          >
            {t(figures ? 'again' : 'run')}
          </Button>
        )}
      </div>
      {r.outdated && figures && !r.running && (
        <div className="replaynote">
          <Status kind="warn">{t('outdated')}</Status>
        </div>
      )}
      {r.running && <Going share={r.view?.replay.progress ?? 0} waiting={r.view?.replay.status === 'waiting'} />}
      {r.start.error ? <Failed error={r.start.error} /> : r.list.error ? <Failed error={r.list.error} again={() => void r.list.refetch()} /> : null}
      {!r.running && r.view?.replay.status === 'failed' && (
        <div className="replaynote">
          <Status kind="bad">{t('failed')}</Status>
        </div>
      )}
      {!r.running && r.list.data && !r.view && r.list.data.replays.every((l) => l.status === 'cancelled') && (
        <p className="replaynote dim s12">{t('none')}</p>
      )}
      {figures && r.view && <Found name={name} replay={r.view.replay.id} figures={figures} />}
    </section>
  );
}

function Window({ r, figures }: { r: Replay; figures: Figures | null }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  const { locations } = useSession();
  if (!figures || r.running) return <span className="grow" />;
  const place = r.view?.replay.location;
  return (
    <span className="grow dim cut s12">
      {t('window', {
        count: figures.journeys,
        n: f.n(figures.journeys),
        from: f.shortDate(figures.from),
        to: f.shortDate(figures.to),
        seconds: f.n(figures.seconds, 1),
      })}
      {place ? ` · ${locations.find((l) => l.id === place)?.name ?? place}` : ''}
    </span>
  );
}

function Going({ share, waiting }: { share: number; waiting: boolean }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  return (
    <div className="replaynote row g8" role="status" data-testid="replay-progress">
      <Progress value={share * 100} className="grow" aria-label={t('going')} />
      <span className="s12 dim nw">{waiting ? t('waiting') : t('done', { share: f.percent(share) })}</span>
    </div>
  );
}

function Found({ name, replay, figures }: { name: string; replay: string; figures: Figures }) {
  const { t } = useTranslation('replay');
  const text = useText();
  const [query, set] = useQueryState();
  const asked = query.get('part');
  const index = Math.min(asked === null ? mostChanged(figures.parts) : Number(asked) || 0, figures.parts.length - 1);
  const part = figures.parts[index];
  if (!part) return null;
  const changed = part.added.journeys + part.dropped.journeys;
  const show = (group: GroupName) => set({ flagged: group, flaggedPage: null });
  const open = query.get('flagged') as GroupName | null;
  const label = (p: Part) => text(p.title) || p.rule || t('whole');
  return (
    <>
      {figures.parts.length > 1 && (
        <fieldset className="replayparts" aria-label={t('rule')}>
          {figures.parts.map((p, i) => (
            <button
              key={p.rule ?? ''}
              type="button"
              className={`chip${i === index ? ' on' : ''}`}
              aria-pressed={i === index}
              onClick={() => set({ part: String(i), flaggedPage: null })}
            >
              {label(p)}
            </button>
          ))}
        </fieldset>
      )}
      <ReplayTable part={part} figures={figures} onShow={show} />
      <div className="replaynote col g4">
        <p className="s12" data-testid="replay-sentence">
          {part.comparison.differs === true && <b>{t('differs')} </b>}
          {text(part.comparison.sentence)} <Work figures={figures} />
        </p>
        <Erring figures={figures} />
        {changed > 0 && (
          <button type="button" className="linkish s12 left" onClick={() => show('changed')} data-testid="replay-journeys">
            {t('showJourneys', { count: changed })}
          </button>
        )}
      </div>
      {open && (
        <ReplayJourneys
          name={name}
          replay={replay}
          part={index}
          group={open}
          figures={figures}
          onClose={() => set({ flagged: null, flaggedPage: null })}
        />
      )}
    </>
  );
}

function Work({ figures }: { figures: Figures }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  const word = useWord();
  return (
    <>
      {figures.work.map((w) => {
        const more = w.candidate - w.inForce;
        const change = Math.abs(more) < 0.05 ? t('same') : `${more > 0 ? '+' : ''}${f.n(more, 1)}`;
        return <span key={w.role}>{t(w.what, { role: word('role', w.role), before: f.n(w.inForce, 1), now: f.n(w.candidate, 1), change })} </span>;
      })}
    </>
  );
}

/** Evaluations that erred count neither as flagged nor as not: how many there were is said. */
function Erring({ figures }: { figures: Figures }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  const sides = (['candidateErrors', 'inForceErrors'] as const).filter((side) => figures[side].errors > 0);
  return (
    <>
      {sides.map((side) => (
        <Status key={side} kind="warn">
          {t(side, { n: f.n(figures[side].errors), of: f.n(figures[side].asked), share: f.percent(figures[side].errors / figures[side].asked, 1) })}
        </Status>
      ))}
      {figures.failed > 0 && <Status kind="warn">{t('leftOut', { count: figures.failed })}</Status>}
    </>
  );
}
