import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '@/Platform/Shell/Logo';
import { LanguageSwitch, ThemeSwitch } from '@/Platform/Shell/Preferences';
import { useTitle } from '@/Platform/Shell/title';
import { refusal } from './PasswordForm';
import { changePassword, signOut } from './session';

/** A password of one's own: asked for at the first sign-in, before anything else is shown. */
export function ChangePassword({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { t } = useTranslation('access');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle(t('own.title'));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [current, next, again] = ['current', 'next', 'again'].map((name) => String(form.get(name)));
    if (next !== again) return setRefused(t('own.differ'));
    setBusy(true);
    setRefused(null);
    try {
      await changePassword(current, next);
      onDone();
    } catch (error) {
      setRefused(refusal(error, t));
      setBusy(false);
    }
  };
  const field = (name: string, complete: string) => (
    <PasswordInput
      name={name}
      label={t(`own.${name}`)}
      autoComplete={complete}
      required
      withAsterisk={false}
      size="xs"
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  );
  return (
    <main className="entry">
      <section className="card">
        <div className="hd">
          <Logo size={24} />
          <h1 className="t1 grow">{t('own.title')}</h1>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <form className="bd col g12" onSubmit={(e) => void submit(e)} data-testid="change-password">
          <span className="dim">{t('own.text')}</span>
          {field('current', 'current-password')}
          {field('next', 'new-password')}
          {field('again', 'new-password')}
          <div role="alert" className="bad">
            {refused}
          </div>
          <div className="row wrap">
            <Button type="submit" loading={busy} data-testid="save-password">
              {t('own.save')}
            </Button>
            <Button variant="default" onClick={() => (onCancel ? onCancel() : void signOut())}>
              {t(onCancel ? 'own.cancel' : 'own.leave')}
            </Button>
          </div>
        </form>
      </section>
    </main>
  );
}
