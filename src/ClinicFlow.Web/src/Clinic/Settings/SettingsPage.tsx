import { useTranslation } from 'react-i18next';
import { AccountPanel } from '@/Platform/Access/Accounts/AccountPanel';
import { Accounts } from '@/Platform/Access/Accounts/Accounts';
import { CardOpenings } from '@/Platform/Access/Cards/CardOpenings';
import { Keys } from '@/Platform/Access/Keys/Keys';
import { mayImport, mayManageAccounts, mayRunSchedules, maySeeCards, maySeeRules, maySeeSchedules, maySet } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Role } from '@/Platform/Api/contract';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { Schedules } from '@/Platform/Scheduling/Schedules';
import { useTitle } from '@/Platform/Shell/title';
import { ApprovalSettings } from '@/Quality/Studio/Publishing/ApprovalSettings';
import { Locations } from './Locations';
import { Sources } from './Sources';
import { Staff } from './Staff';
import './settings.css';

const everybody = () => true;
/** What of the settings a role sees, in the order of the tabs. */
const views: Record<string, (role: Role) => boolean> = {
  locations: everybody,
  staff: everybody,
  sources: everybody,
  accounts: mayManageAccounts,
  keys: mayManageAccounts,
  approval: maySeeRules,
  schedules: maySeeSchedules,
  cards: maySeeCards,
};

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const [query, set] = useQueryState();
  const seen = Object.keys(views).filter((v) => views[v](user.role));
  const view = seen.find((v) => v === query.get('view')) ?? 'locations';
  useTitle(t('title'));
  const choose = (v: string) => set({ ...Object.fromEntries([...query.keys()].map((name) => [name, null])), view: v === 'locations' ? null : v });
  return (
    <>
      <div className="page">
        <div className="phead desk">
          <h1 className="t1">{t('title')}</h1>
        </div>
        <nav className="tabs" aria-label={t('title')}>
          {seen.map((v) => (
            <button
              key={v}
              type="button"
              className={`tab${v === view ? ' on' : ''}`}
              aria-pressed={v === view}
              onClick={() => choose(v)}
              data-testid={`tab-${v}`}
            >
              {t(`view.${v}`)}
            </button>
          ))}
        </nav>
        {view === 'accounts' ? (
          <Accounts />
        ) : view === 'keys' ? (
          <Keys />
        ) : view === 'cards' ? (
          <CardOpenings />
        ) : (
          <div className="scroll">
            {view === 'locations' ? (
              <Locations able={maySet(user.role)} />
            ) : view === 'staff' ? (
              <Staff />
            ) : view === 'approval' ? (
              <ApprovalSettings able={maySet(user.role)} />
            ) : view === 'schedules' ? (
              <Schedules able={mayRunSchedules(user.role)} />
            ) : (
              <Sources able={maySet(user.role) || mayImport(user.role)} />
            )}
          </div>
        )}
      </div>
      {view === 'accounts' && <AccountPanel />}
    </>
  );
}
