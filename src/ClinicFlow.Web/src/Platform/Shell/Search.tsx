import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { allSections } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { api } from '@/Platform/Api/http';
import { icons } from './menu';

export const openSearch = () => spotlight.open();

/** Patients by name, phone or card (POST, so that no name is in an address) and the person's own sections. */
export function Search() {
  const { t } = useTranslation('shell');
  const go = useNavigate();
  const { user } = useSession();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const seesPatients = allSections(user.role).includes('patients');
  const found = useQuery({
    queryKey: ['patients', 'quick', asked],
    queryFn: ({ signal }) => api.post('/api/v1/patients/search', { body: { text: asked, offset: 0, limit: 8 }, signal }),
    enabled: asked.length >= 2 && seesPatients,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const sections = allSections(user.role).filter((s) => t(`section.${s}`).toLowerCase().includes(text.trim().toLowerCase()));
  const patients = asked.length >= 2 ? (found.data?.rows ?? []) : [];
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut={null} clearQueryOnClose maxHeight={420} scrollable>
      <Spotlight.Search placeholder={t('searchHint')} aria-label={t('searchHint')} leftSection={<IconSearch size={16} />} />
      <Spotlight.ActionsList>
        {patients.length > 0 && (
          <Spotlight.ActionsGroup label={t('patients')}>
            {patients.map((p) => (
              <Spotlight.Action
                key={p.patient}
                leftSection={<IconUser size={16} />}
                label={p.name}
                description={[p.phone, p.card].filter(Boolean).join(' · ')}
                onClick={() => go(`/patients/${p.patient}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {sections.length > 0 && (
          <Spotlight.ActionsGroup label={t('sections')}>
            {sections.map((s) => {
              const Icon = icons[s];
              return <Spotlight.Action key={s} leftSection={<Icon size={16} />} label={t(`section.${s}`)} onClick={() => go(`/${s}`)} />;
            })}
          </Spotlight.ActionsGroup>
        )}
        {!patients.length && !sections.length && (
          <Spotlight.Empty>
            {found.error ? t('searchFailed') : asked.length < 2 ? t('searchMore') : found.isFetching ? t('searching') : t('searchNone')}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
