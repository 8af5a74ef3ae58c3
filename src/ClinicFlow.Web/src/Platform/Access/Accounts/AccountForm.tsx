import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import type { Role } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';
import { useWord } from '@/Platform/Language/useFormat';
import { allRoles } from './api';

export type Draft = { userName: string; name: string; role: Role; location: string | null; staff: string | null };

/** The same form for a new account and for a change; the user name of one that exists stays. */
export function AccountForm({ first, fresh, save }: { first: Draft; fresh: boolean; save: (draft: Draft) => Promise<unknown> }) {
  const { t } = useTranslation('accounts');
  const word = useWord();
  const { locations } = useSession();
  const [draft, setDraft] = useState(first);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const staff = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => api.get('/api/v1/staff', { signal }) });
  const changed = fresh || JSON.stringify(draft) !== JSON.stringify(first);
  const choose = (id: string | null) => {
    const one = staff.data?.rows.find((s) => s.id === id);
    setDraft({ ...draft, staff: id, name: draft.name || (one?.name ?? ''), location: draft.location ?? one?.location ?? null });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      await save(draft);
    } catch (error) {
      setRefused(error instanceof Problem && !error.offline ? (error.body.detail ?? error.body.title ?? t('failed')) : t('failed'));
    }
    setBusy(false);
  };
  return (
    <form className="col g12" onSubmit={(e) => void submit(e)} data-testid="account-form">
      {fresh && (
        <TextInput
          label={t('userName')}
          description={t('userNameHint')}
          value={draft.userName}
          onChange={(e) => setDraft({ ...draft, userName: e.currentTarget.value })}
          required
          withAsterisk={false}
          autoComplete="off"
          autoFocus
        />
      )}
      <Select
        label={t('staff')}
        description={t('staffHint')}
        placeholder={t('noStaff')}
        data={(staff.data?.rows ?? [])
          .filter((s) => !s.leftAt || s.id === draft.staff)
          .map((s) => ({ value: s.id, label: `${s.name}, ${word('role', s.role).toLowerCase()}` }))}
        value={draft.staff}
        onChange={choose}
        searchable
        clearable
      />
      <TextInput label={t('name')} value={draft.name} onChange={(e) => setDraft({ ...draft, name: e.currentTarget.value })} autoComplete="off" />
      <Select
        label={t('role')}
        data={allRoles.map((value) => ({ value, label: word('role', value) }))}
        value={draft.role}
        onChange={(role) => role && setDraft({ ...draft, role: role as Role })}
        allowDeselect={false}
      />
      <Select
        label={t('location')}
        description={t('locationHint')}
        placeholder={t('everywhere')}
        data={locations.map((l) => ({ value: l.id, label: l.name }))}
        value={draft.location}
        onChange={(location) => setDraft({ ...draft, location })}
        clearable
      />
      <div role="alert" className="bad">
        {refused}
      </div>
      {changed && (
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }} data-testid="save-account">
          {t(fresh ? 'add' : 'save')}
        </Button>
      )}
    </form>
  );
}
