import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Tab, tabs } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';
import { useView } from './useView';
import { writeView } from './view';

export function Tabs({ counts }: { counts?: Partial<Record<Tab, number>> }) {
  const { t } = useTranslation('queue');
  const { n } = useFormat();
  const [view] = useView();
  const { search } = useLocation();
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active tab is scrolled into view when it changes
  useEffect(() => {
    void bar.current?.querySelector('.on')?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
  }, [view.tab]);
  return (
    <nav className="tabs" aria-label={t('tabs')} ref={bar}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to={{ pathname: '/queue', search: writeView({ ...view, tab }, new URLSearchParams(search)).toString() }}
          replace
          className={`tab${tab === view.tab ? ' on' : ''}`}
          aria-current={tab === view.tab ? 'page' : undefined}
          data-testid={`tab-${tab}`}
        >
          {t(`tab.${tab}`)}
          <span className="n">{counts?.[tab] === undefined ? '' : n(counts[tab])}</span>
        </Link>
      ))}
    </nav>
  );
}
