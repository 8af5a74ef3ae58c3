import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '@/Platform/Api/contract';
import { Avatar } from '@/Platform/Kit/Small';
import { useWord } from '@/Platform/Language/useFormat';
import { PasswordForm, refusal } from './PasswordForm';

/** One click a role: the demo needs no password to be typed. */
export function DemoAccounts({ accounts, enter }: { accounts: DemoAccount[]; enter: (userName: string, password: string) => Promise<void> }) {
  const { t } = useTranslation('access');
  const word = useWord();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [form, setForm] = useState(false);
  const choose = async (account: DemoAccount) => {
    setBusy(account.userName);
    setRefused(null);
    try {
      await enter(account.userName, account.password);
    } catch (error) {
      setRefused(refusal(error, t));
      setBusy(null);
    }
  };
  return (
    <div className="col g12">
      <div className="band soft-acc row top" data-testid="demo-banner">
        <IconFlask size={16} className="acc fix" aria-hidden />
        <span>{t('demo')}</span>
      </div>
      <div className="accounts">
        {accounts.map((account) => (
          <button
            type="button"
            key={account.userName}
            disabled={busy !== null}
            onClick={() => void choose(account)}
            data-testid={`account-${account.role}`}
          >
            <Avatar name={account.name} />
            <span className="col g0 grow">
              <span className="b">{word('role', account.role)}</span>
              <span className="s12 dim cut">{[account.name, account.location].filter(Boolean).join(' · ')}</span>
            </span>
          </button>
        ))}
      </div>
      <div role="alert" className="bad">
        {refused}
      </div>
      {form ? (
        <PasswordForm enter={enter} />
      ) : (
        <button type="button" className="acc" style={{ alignSelf: 'flex-start' }} onClick={() => setForm(true)}>
          {t('withPassword')}
        </button>
      )}
    </div>
  );
}
