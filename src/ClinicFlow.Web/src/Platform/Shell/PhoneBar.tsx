import { ActionIcon, Button, Drawer } from '@mantine/core';
import { IconDots, IconLogout, IconSearch } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { allSections } from '@/Platform/Access/sections';
import { signOut, useSession } from '@/Platform/Access/session';
import { DataAge } from './DataAge';
import { Logo } from './Logo';
import { icons } from './menu';
import { PlaceSwitch } from './PlaceSwitch';
import { LanguageSwitch, ThemeSwitch } from './Preferences';
import { openSearch } from './Search';
import { subscribeTitle, title } from './title';

export function PhoneTop() {
  const { t } = useTranslation('shell');
  const name = useSyncExternalStore(subscribeTitle, title);
  return (
    <header className="phtop">
      <Logo />
      <span className="t2 cut grow">{name}</span>
      <DataAge short />
      <ActionIcon size={38} aria-label={t('searchHint')} onClick={openSearch}>
        <IconSearch size={18} />
      </ActionIcon>
    </header>
  );
}

export function PhoneTabs() {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const [more, setMore] = useState(false);
  const all = allSections(user.role);
  const [bar, rest] = [all.slice(0, 4), all.slice(4)];
  return (
    <>
      <nav className="phtabs" aria-label={t('sections')}>
        {bar.map((section) => {
          const Icon = icons[section];
          return (
            <NavLink key={section} to={`/${section}`} data-testid={`tabbar-${section}`} className={({ isActive }) => `phtab${isActive ? ' on' : ''}`}>
              <Icon size={19} stroke={1.7} aria-hidden />
              <span className="cut" style={{ maxWidth: '100%' }}>
                {t(`short.${section}`)}
              </span>
            </NavLink>
          );
        })}
        <button type="button" className="phtab" onClick={() => setMore(true)} data-testid="tabbar-more">
          <IconDots size={19} aria-hidden />
          {t('more')}
        </button>
      </nav>
      <Drawer
        opened={more}
        onClose={() => setMore(false)}
        position="bottom"
        size="auto"
        title={<span className="t2">{user.name}</span>}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className="col g12">
          {rest.map((section) => (
            <NavLink key={section} to={`/${section}`} className="navi" style={{ height: 42 }} onClick={() => setMore(false)}>
              {t(`section.${section}`)}
            </NavLink>
          ))}
          <div className="row sp" style={{ minHeight: 42 }}>
            <PlaceSwitch />
            <span className="row">
              <LanguageSwitch />
              <ThemeSwitch />
            </span>
          </div>
          <Button variant="default" leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
            {t('signOut')}
          </Button>
        </div>
      </Drawer>
    </>
  );
}
