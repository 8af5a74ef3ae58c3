import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { ChangePassword } from '@/Platform/Access/ChangePassword';
import { allSections } from '@/Platform/Access/sections';
import { useSession, useSessionQuery } from '@/Platform/Access/session';
import { useChanges } from '@/Platform/Api/changes';
import { Problem } from '@/Platform/Api/http';
import { type Keys, useKeys } from '@/Platform/Kit/keys';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { UndoToast } from '@/Platform/Kit/UndoToast';
import { Banners } from './Banners';
import { letters } from './menu';
import { Nav } from './Nav';
import { PhoneTabs, PhoneTop } from './PhoneBar';
import { openSearch, Search } from './Search';
import { ShortcutList } from './ShortcutList';
import { TopBar } from './TopBar';
import './shell.css';

/** Everything needs sign-in; afterwards the person comes back to where the address bar was. */
export function Signed() {
  const session = useSessionQuery();
  const { pathname, search } = useLocation();
  if (session.error instanceof Problem && session.error.status === 401)
    return <Navigate to={`/sign-in?from=${encodeURIComponent(pathname + search)}`} replace />;
  if (!session.data) return session.error ? <Failed error={session.error} again={() => void session.refetch()} /> : <Waiting />;
  if (session.data.user.mustChangePassword) return <ChangePassword onDone={() => undefined} />;
  return <Shell />;
}

function Shell() {
  const { t } = useTranslation('shell');
  const go = useNavigate();
  const { user } = useSession();
  const [help, setHelp] = useState(false);
  useChanges(true);
  const keys: Keys = { 'Mod+KeyK': openSearch, 'Shift+Slash': () => setHelp(true) };
  for (const section of allSections(user.role)) keys[`KeyG ${letters[section]}`] = () => void go(`/${section}`);
  useKeys(keys);
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="shell">
        <Nav />
        <TopBar onHelp={() => setHelp(true)} />
        <PhoneTop />
        <main className="main" id="main">
          <Banners />
          <div className="regions">
            <Suspense
              fallback={
                <div className="page">
                  <Waiting />
                </div>
              }
            >
              <Outlet />
            </Suspense>
          </div>
        </main>
        <PhoneTabs />
      </div>
      <Search />
      <ShortcutList opened={help} onClose={() => setHelp(false)} />
      <UndoToast />
    </div>
  );
}
