import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Pager } from '@/Platform/Kit/Pager';
import { Rich } from '@/Platform/Kit/Small';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { Figures, GroupName } from './useReplay';

type Journey = Schemas['ReplayJourneyView'];
type Props = { name: string; replay: string; part: number; group: GroupName; figures: Figures; onClose: () => void };

/** The journeys behind one figure: which, when they were flagged, why, and what became of them. */
export function ReplayJourneys({ name, replay, part, group, figures, onClose }: Props) {
  const { t } = useTranslation('replay');
  const [query, set] = useQueryState();
  const page = Number(query.get('flaggedPage')) || 1;
  const found = useQuery({
    queryKey: ['replays', name, replay, 'journeys', part, group, page],
    queryFn: ({ signal }) =>
      api.get('/api/v1/rules/{name}/replays/{replay}/journeys', { params: { path: { name, replay }, query: { group, part, page } }, signal }),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={t(`list.${group}`)}
      styles={{ body: { padding: 0 } }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div data-testid="replay-list">
        <Ask query={found}>
          {(list) =>
            list.total === 0 ? (
              <Empty kind="filtered" title={t('listEmpty')} text={t('listEmptyText')} />
            ) : (
              <>
                <ul className="replaylist">
                  {list.journeys.map((j) => (
                    <One key={j.number} j={j} figures={figures} />
                  ))}
                </ul>
                <Pager
                  offset={(page - 1) * list.pageSize}
                  limit={list.pageSize}
                  total={list.total}
                  onOffset={(offset) => set({ flaggedPage: offset / list.pageSize + 1 })}
                />
              </>
            )
          }
        </Ask>
      </div>
    </Drawer>
  );
}

function One({ j, figures }: { j: Journey; figures: Figures }) {
  const { t } = useTranslation('replay');
  const text = useText();
  const name = j.name ?? t('noName', { n: j.number });
  return (
    <li>
      <div className="row sp">
        {j.journey && j.name ? <Link to={`/journeys/${j.journey}`}>{name}</Link> : <span>{name}</span>}
        <span className="dim s12 nw">{t(`group.${j.group}`)}</span>
      </div>
      {j.why && (
        <p className="s12">
          <Rich text={text(j.why)} />
        </p>
      )}
      <When what={t('byCandidate')} at={j.candidate} figures={figures} />
      <When what={t('byInForce')} at={j.inForce} figures={figures} />
    </li>
  );
}

function When({ what, at, figures }: { what: string; at: Journey['candidate']; figures: Figures }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  if (!at) return null;
  const when =
    at.became === 'before'
      ? at.until
        ? t('beforeUntil', { until: f.dateTime(at.until) })
        : t('beforeStill')
      : at.until === at.from
        ? f.dateTime(at.from)
        : at.until
          ? t('fromUntil', { from: f.dateTime(at.from), until: f.dateTime(at.until) })
          : t('fromStill', { from: f.dateTime(at.from) });
  return (
    <span className="s12 dim">
      {what}: {when}
      {figures.conversion && at.became !== 'before' ? ` · ${t(`became.${at.became === 'converted' ? figures.conversion.kind : at.became}`)}` : ''}
    </span>
  );
}
