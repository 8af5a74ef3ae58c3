import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Problem } from '@/Platform/Api/http';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { Logo } from '@/Platform/Shell/Logo';
import { LanguageSwitch, ThemeSwitch } from '@/Platform/Shell/Preferences';
import { useTitle } from '@/Platform/Shell/title';
import { DemoAccounts } from './DemoAccounts';
import { DemoProgress } from './DemoProgress';
import { PasswordForm } from './PasswordForm';
import { signIn, useDemoAccounts, useDemoStatus, useSessionQuery } from './session';
import '@/Platform/Shell/shell.css';

/** Only an address of this client may follow the sign-in. */
const safe = (from: string | null) => (from?.startsWith('/') && !from.startsWith('//') ? from : '/');

export function SignIn() {
  const { t } = useTranslation('access');
  const [params] = useSearchParams();
  const go = useNavigate();
  const session = useSessionQuery();
  const demo = useDemoAccounts();
  const status = useDemoStatus(demo.isSuccess);
  const [early, setEarly] = useState(false);
  useTitle(t('title'));
  const enter = async (userName: string, password: string) => {
    await signIn(userName, password);
    await go(safe(params.get('from')), { replace: true });
  };
  if (session.data) return <Navigate to={safe(params.get('from'))} replace />;
  const production = demo.error instanceof Problem && demo.error.status === 404;
  const building = status.data && !status.data.complete && !early;
  return (
    <main className="entry">
      <section className="card">
        <div className="hd">
          <Logo size={24} />
          <h1 className="t1 grow">ClinicFlow</h1>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <div className="bd">
          {production ? (
            <PasswordForm enter={enter} />
          ) : demo.error ? (
            <Failed error={demo.error} again={() => void demo.refetch()} />
          ) : !demo.data ? (
            <Waiting rows={4} />
          ) : building ? (
            <DemoProgress status={status.data} onEnter={() => setEarly(true)} />
          ) : (
            <DemoAccounts accounts={demo.data.accounts} enter={enter} />
          )}
        </div>
      </section>
    </main>
  );
}
