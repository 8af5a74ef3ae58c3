import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '@/Platform/Language/language';
import { useLanguage } from '@/Platform/Language/useFormat';

export function ThemeSwitch() {
  const { t } = useTranslation('shell');
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <ActionIcon
      aria-label={t(dark ? 'light' : 'dark')}
      title={t(dark ? 'light' : 'dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      data-testid="theme"
    >
      {dark ? <IconSun size={17} stroke={1.7} /> : <IconMoon size={17} stroke={1.7} />}
    </ActionIcon>
  );
}

/** The name of the other language, in that language. */
export function LanguageSwitch() {
  const other = useLanguage() === 'ru' ? 'en' : 'ru';
  const name = other === 'en' ? 'English' : 'Русский';
  return (
    <ActionIcon
      lang={other}
      aria-label={`${other.toUpperCase()}, ${name}`}
      title={name}
      onClick={() => void chooseLanguage(other)}
      data-testid="language"
    >
      <span className="s12 b">{other.toUpperCase()}</span>
    </ActionIcon>
  );
}
