import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { ListTabs } from '@/Work/List/ListTabs';
import { Agreement } from './Agreement';
import { useDraws } from './api';
import { Checks } from './Checks';
import { DrawTab } from './DrawTab';
import { monthOf } from './month';
import { Scorecards } from './Scorecards';
import { SettingsForm } from './SettingsForm';
import './audits.css';

type View = 'draw' | 'checks' | 'agreement' | 'scorecards' | 'settings';

/** The random audit: the draws of the months with what proves them, one's own checks, how alike auditors judge, scorecards, settings. */
export default function AuditsPage() {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const { user } = useSession();
  const [query, set] = useQueryState();
  const draws = useDraws();
  useTitle(t('title'));
  const audits = user.role === 'auditor' || user.role === 'quality';
  const views: View[] = [
    'draw',
    ...(audits ? (['checks', 'agreement'] as const) : []),
    'scorecards',
    ...(user.role === 'quality' ? (['settings'] as const) : []),
  ];
  const wanted = query.get('view') as View | null;
  const view = wanted && views.includes(wanted) ? wanted : user.role === 'auditor' ? 'checks' : 'draw';
  const closed = draws.data?.draws.filter((d) => d.state !== 'committed') ?? [];
  const period = query.get('period') ?? closed[0]?.period ?? null;
  const draw = draws.data?.draws.find((d) => d.period === period) ?? null;
  const to = (key: View) => ({ search: new URLSearchParams({ view: key, ...(period && key === 'draw' ? { period } : {}) }).toString() });
  return (
    <div className="page">
      <div className="phead">
        <h1 className="t1 nw desk">{t('title')}</h1>
        <span className="dim cut grow desk">
          {view === 'draw' && draw?.frozenAt && t('head', { month: monthOf(f, draw.period), at: f.dateTime(draw.frozenAt) })}
        </span>
        {view === 'draw' && draws.data && draws.data.draws.length > 0 && (
          <Select
            w={220}
            aria-label={t('month')}
            data={draws.data.draws.map((d) => ({ value: d.period, label: `${monthOf(f, d.period)}, ${t(`state.${d.state}`)}` }))}
            value={period ?? draws.data.draws[0].period}
            onChange={(value) => set({ period: value, stratum: null })}
            allowDeselect={false}
            data-testid="month"
          />
        )}
      </div>
      <ListTabs
        label={t('tabs')}
        active={view}
        tabs={views.map((key) => ({ key, name: t(`tab.${key}`), count: key === 'checks' ? draws.data?.openChecks : undefined, to: to(key) }))}
      />
      {view === 'draw' && <Ask query={draws}>{(data) => <DrawTab period={period ?? data.draws[0]?.period ?? null} draws={data.draws} />}</Ask>}
      {view === 'checks' && <Checks />}
      {view === 'agreement' && (
        <Scroll label={t('tab.agreement')}>
          <Agreement />
        </Scroll>
      )}
      {view === 'scorecards' && (
        <Scroll label={t('tab.scorecards')}>
          <Scorecards />
        </Scroll>
      )}
      {view === 'settings' && (
        <Scroll label={t('tab.settings')}>
          <Ask query={draws}>{(data) => <SettingsForm settings={data.settings} />}</Ask>
        </Scroll>
      )}
    </div>
  );
}
