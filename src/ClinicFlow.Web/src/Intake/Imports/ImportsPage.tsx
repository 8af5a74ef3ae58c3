import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { mayImport } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { ImportDetail } from './ImportDetail';
import { ImportList } from './ImportList';
import { NewImport } from './NewImport';
import { Quarantine } from './Quarantine';
import './imports.css';

const views = ['list', 'quarantine', 'new'] as const;

export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const { id } = useParams();
  const f = useFormat();
  const { user, counts } = useSession();
  const [query, set] = useQueryState();
  const able = mayImport(user.role);
  useTitle(t('title'));
  if (id) return <ImportDetail key={id} id={id} />;
  const view = views.find((v) => v === query.get('view')) ?? 'list';
  return (
    <div className="page">
      <div className="phead">
        <h1 className="t1 nw grow desk">{t('title')}</h1>
        {able && view !== 'new' && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => set({ view: 'new' })} data-testid="new-import">
            {t('new')}
          </Button>
        )}
      </div>
      <nav className="tabs" aria-label={t('title')}>
        {views.map((v) =>
          v === 'new' && (!able || view !== 'new') ? null : (
            <button
              key={v}
              type="button"
              className={`tab${v === view ? ' on' : ''}`}
              aria-pressed={v === view}
              onClick={() => set({ view: v === 'list' ? null : v, reason: null, offset: null })}
              data-testid={`tab-${v}`}
            >
              {t(`view.${v}`)}
              {v === 'quarantine' && counts.quarantine > 0 && <span className="n">{f.n(counts.quarantine)}</span>}
            </button>
          ),
        )}
      </nav>
      <div className="scroll">
        {view === 'new' && able ? <NewImport /> : view === 'quarantine' ? <Quarantine able={able} /> : <ImportList able={able} />}
      </div>
    </div>
  );
}
