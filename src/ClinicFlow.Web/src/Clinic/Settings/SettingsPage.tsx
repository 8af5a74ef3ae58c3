import { useTranslation } from 'react-i18next';
import { mayImport, maySet } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useTitle } from '@/Platform/Shell/title';
import { Locations } from './Locations';
import { Sources } from './Sources';
import { Staff } from './Staff';
import './settings.css';

const views = ['locations', 'staff', 'sources'] as const;

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const [query, set] = useQueryState();
  const view = views.find((v) => v === query.get('view')) ?? 'locations';
  useTitle(t('title'));
  return (
    <div className="page">
      <div className="phead desk">
        <h1 className="t1">{t('title')}</h1>
      </div>
      <nav className="tabs" aria-label={t('title')}>
        {views.map((v) => (
          <button
            key={v}
            type="button"
            className={`tab${v === view ? ' on' : ''}`}
            aria-pressed={v === view}
            onClick={() => set({ view: v === 'locations' ? null : v })}
            data-testid={`tab-${v}`}
          >
            {t(`view.${v}`)}
          </button>
        ))}
      </nav>
      <div className="scroll">
        {view === 'locations' ? (
          <Locations able={maySet(user.role)} />
        ) : view === 'staff' ? (
          <Staff />
        ) : (
          <Sources able={maySet(user.role) || mayImport(user.role)} />
        )}
      </div>
    </div>
  );
}
