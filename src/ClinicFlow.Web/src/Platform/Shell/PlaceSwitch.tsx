import { Menu } from '@mantine/core';
import { IconBuildingHospital, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { choosePlace, usePlace } from '@/Platform/Access/place';
import { useSession } from '@/Platform/Access/session';

export function PlaceSwitch() {
  const { t } = useTranslation('shell');
  const { locations, user } = useSession();
  const place = usePlace();
  const choices = [...(user.location ? [] : [{ id: '', name: t('allPlaces') }]), ...locations];
  if (choices.length < 2)
    return (
      <span className="row g4 b nw">
        <IconBuildingHospital size={16} stroke={1.7} aria-hidden />
        {place?.name ?? t('allPlaces')}
      </span>
    );
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className="row g4 b nw" data-testid="place" aria-label={t('place', { name: place?.name ?? t('allPlaces') })}>
          <IconBuildingHospital size={16} stroke={1.7} aria-hidden />
          {place?.name ?? t('allPlaces')}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => choosePlace(id)} rightSection={(place?.id ?? '') === id ? <IconCheck size={14} /> : null}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
