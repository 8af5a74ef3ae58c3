import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { type Tab, tabs } from '@/Platform/Api/contract';
import { ListTabs } from '@/Work/List/ListTabs';
import { useView } from './useView';
import { writeView } from './view';

export function Tabs({ counts }: { counts?: Partial<Record<Tab, number>> }) {
  const { t } = useTranslation('queue');
  const [view] = useView();
  const { search } = useLocation();
  const to = (tab: Tab) => ({ pathname: '/queue', search: writeView({ ...view, tab }, new URLSearchParams(search)).toString() });
  return (
    <ListTabs
      label={t('tabs')}
      active={view.tab}
      tabs={tabs.map((tab) => ({ key: tab, name: t(`tab.${tab}`), count: counts?.[tab], to: to(tab) }))}
    />
  );
}
