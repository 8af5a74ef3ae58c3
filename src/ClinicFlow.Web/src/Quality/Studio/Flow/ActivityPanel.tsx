import { ActionIcon, Button } from '@mantine/core';
import { IconClock, IconSettings, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import type { FlowGraph, FlowNode } from './graph';
import { OpenIncidents } from './OpenIncidents';
import { stands } from './place';
import { Settings } from './Settings';
import { StandingLine } from './StandingLine';
import { useActivity } from './useLive';
import { useWords } from './words';

type Props = { name: string; graph: FlowGraph; node: FlowNode; onClose: () => void; onAll: () => void; onEdit?: () => void };

/** One activity: who stands there and how long, and what it does, in words. */
export function ActivityPanel({ name, graph, node, onClose, onAll, onEdit }: Props) {
  const w = useWords();
  const { t } = useTranslation('flow');
  return (
    <aside className="side flowside" aria-label={w.text(node.title)} data-testid="activity-panel">
      <Scroll label={w.text(node.title)}>
        <PanelHead node={node} onClose={onClose} />
        {stands(node) && <Standing name={name} node={node} onAll={onAll} />}
        <section className="sec">
          <h3>{t('settings')}</h3>
          <Settings graph={graph} node={node} />
        </section>
        <OpenIncidents name={name} activity={node.id} />
        {onEdit && (
          <section className="sec">
            <Button variant="default" fullWidth leftSection={<IconSettings size={15} />} onClick={onEdit} data-testid="edit-activity">
              {t('editHere')}
            </Button>
          </section>
        )}
      </Scroll>
    </aside>
  );
}

export function PanelHead({ node, onClose }: { node: FlowNode; onClose: () => void }) {
  const w = useWords();
  return (
    <div className="sec">
      <div className="row sp">
        <h2 className="t2">{w.text(node.title)}</h2>
        <ActionIcon aria-label={w.t('close')} onClick={onClose} data-testid="close-panel">
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className="s12 dim">
        {w.kind(node)}, {node.id}
      </div>
    </div>
  );
}

function Standing({ name, node, onAll }: { name: string; node: FlowNode; onAll: () => void }) {
  const w = useWords();
  const detail = useActivity(name, node.id);
  return (
    <Ask query={detail} rows={4}>
      {(d) => (
        <>
          <section className="sec">
            <h3>{w.t('nowTitle')}</h3>
            <div className="figures3">
              <span>
                <b data-testid="panel-here">{w.f.n(d.now.here)}</b> <span className="dim">{w.t('journeys', { count: d.now.here })}</span>
              </span>
              {d.now.here > 0 && (
                <span>
                  <b>{w.days(d.now.medianDays)}</b> <span className="dim">{w.t('median')}</span>
                </span>
              )}
              {d.now.late > 0 ? (
                <Status kind="bad" icon={IconClock}>
                  {w.t('over', { n: w.f.n(d.now.late) })}
                </Status>
              ) : null}
            </div>
            {d.now.here > 0 ? <Histogram bars={[...d.bars]} now={d.now} /> : <p className="s12 dim">{w.t('nobody')}</p>}
            {d.versions.length > 1 && (
              <div className="s12 dim">
                {d.versions.map((v) => w.t('onVersion', { count: v.running, n: w.f.n(v.running), version: v.version })).join(', ')}
              </div>
            )}
          </section>
          {d.longest.length > 0 && (
            <section className="sec">
              <h3>{w.t('longest')}</h3>
              <ul className="longest">
                {d.longest.map((row) => (
                  <StandingLine key={row.id} row={row} />
                ))}
              </ul>
              <button type="button" className="linkbutton s12" onClick={onAll} data-testid="all-standing">
                {w.t('all', { count: d.now.here, n: w.f.n(d.now.here) })}
              </button>
            </section>
          )}
        </>
      )}
    </Ask>
  );
}

/** How many days who stands here: each bar with its number, red what is beyond the norm. */
function Histogram({ bars, now }: { bars: Schemas['DaysBar'][]; now: Schemas['ActivityLive'] }) {
  const w = useWords();
  const most = Math.max(1, ...bars.map((b) => b.n));
  const label = (b: Schemas['DaysBar']) => (b.to === null || b.to === undefined ? `${w.f.n(b.from)}+` : `${w.f.n(b.from)}–${w.f.n(b.to)}`);
  return (
    <>
      <ul className="dayhist" aria-label={w.t('histogram')}>
        {bars.map((b) => (
          <li key={b.from}>
            <span>{b.n > 0 ? w.f.n(b.n) : ''}</span>
            {b.late > 0 && <i className="late" style={{ height: `${(b.late / most) * 72}%` }} />}
            {b.n > b.late && <i style={{ height: `${((b.n - b.late) / most) * 72}%` }} />}
            <span className="axis">{label(b)}</span>
          </li>
        ))}
      </ul>
      <div className="s12 dim">
        {w.t('daysHere', { days: w.days(now.p90Days) })} {now.late > 0 && w.t('lateRed', { count: now.late, n: w.f.n(now.late) })}
      </div>
    </>
  );
}
