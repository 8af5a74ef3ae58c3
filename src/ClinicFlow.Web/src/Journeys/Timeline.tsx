import { IconAlertOctagon } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage, TimelineEntry } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { TimelineRow } from './TimelineRow';

const filters = ['all', 'deviations', 'contact', 'money'] as const;
type Filter = (typeof filters)[number];
const stages: Stage[] = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const fits = (entry: TimelineEntry, filter: Filter) =>
  filter === 'all' || (filter === 'deviations' ? entry.deviations.length > 0 : entry.group === filter);

/** Newest first, grouped by stage, each deviation in the place where it arose. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation('journeys');
  const f = useFormat();
  const word = useWord();
  const [query, set] = useQueryState();
  const filter = filters.find((x) => x === query.get('show')) ?? 'all';
  const counts = useMemo(
    () => ({
      all: entries.length,
      deviations: entries.reduce((sum, e) => sum + e.deviations.length, 0),
      contact: entries.filter((e) => e.group === 'contact').length,
      money: entries.filter((e) => e.group === 'money').length,
    }),
    [entries],
  );
  const groups = useMemo(() => grouped(entries.filter((e) => fits(e, filter))), [entries, filter]);
  const chips = (
    <div className="row" style={{ gap: 6, overflowX: 'auto' }}>
      {filters.map((x) => (
        <button
          key={x}
          type="button"
          className={`chip${x === filter ? ' on' : ''}`}
          aria-pressed={x === filter}
          onClick={() => set({ show: x === 'all' ? null : x })}
          data-testid={`show-${x}`}
        >
          {x === 'deviations' && <IconAlertOctagon size={13} aria-hidden />}
          {t(`show.${x}`)} {f.n(counts[x])}
        </button>
      ))}
    </div>
  );
  return (
    <Card title={t('events')} right={chips} pad={false} className="timeline">
      {!groups.length && <Empty kind={filter === 'all' ? 'finished' : 'filtered'} title={t(filter === 'all' ? 'noEvents' : 'noneOfThese')} />}
      {groups.map(([stage, rows], i) => (
        <section key={i}>
          <h3 className="t3 stagehead">{stage ? `${stages.indexOf(stage) + 1}. ${word('stage', stage)}` : t('noStage')}</h3>
          {rows.map((entry, k) => (
            <TimelineRow key={k} entry={entry} />
          ))}
        </section>
      ))}
    </Card>
  );
}

function grouped(entries: TimelineEntry[]) {
  const sorted = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const groups: [Stage | null, TimelineEntry[]][] = [];
  for (const entry of sorted) {
    const last = groups.at(-1);
    if (last && last[0] === entry.stage) last[1].push(entry);
    else groups.push([entry.stage, [entry]]);
  }
  return groups;
}
