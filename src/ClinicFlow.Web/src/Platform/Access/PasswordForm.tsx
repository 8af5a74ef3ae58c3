import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/Platform/Api/http';

export const refusal = (error: unknown, t: TFunction) => {
  if (!(error instanceof Problem)) return t('failed');
  if (error.offline) return t('offline');
  return error.status === 401 ? t('wrong') : [error.body.detail ?? t('failed'), error.body.remedy].filter(Boolean).join(' ');
};

export function PasswordForm({ enter }: { enter: (userName: string, password: string) => Promise<void> }) {
  const { t } = useTranslation('access');
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setRefused(null);
    try {
      await enter(String(form.get('userName')), String(form.get('password')));
    } catch (error) {
      setRefused(refusal(error, t));
      setBusy(false);
    }
  };
  return (
    <form className="col g12" onSubmit={(e) => void submit(e)} data-testid="password-form">
      <TextInput name="userName" label={t('userName')} autoComplete="username" required withAsterisk={false} autoFocus />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="xs"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      />
      <div role="alert" className="bad">
        {refused}
      </div>
      <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }} data-testid="enter">
        {t('enter')}
      </Button>
    </form>
  );
}
