import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/Platform/Kit/Small';
import { DataAge } from './DataAge';
import { PlaceSwitch } from './PlaceSwitch';
import { LanguageSwitch, ThemeSwitch } from './Preferences';
import { openSearch } from './Search';

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <header className="topbar">
      <PlaceSwitch />
      <button type="button" className="search" onClick={openSearch} data-testid="search">
        <IconSearch size={15} className="fix" aria-hidden />
        <span className="cut grow">{t('searchHint')}</span>
        <Key>Ctrl K</Key>
      </button>
      <span className="grow" />
      <DataAge />
      <LanguageSwitch />
      <ThemeSwitch />
      <button type="button" onClick={onHelp} aria-label={t('keys.title')} title={t('keys.title')} data-testid="help">
        <Key>?</Key>
      </button>
    </header>
  );
}
