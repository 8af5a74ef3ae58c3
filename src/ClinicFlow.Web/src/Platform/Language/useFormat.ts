import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePlace } from '@/Platform/Access/place';
import { serverNow, useSessionOrNull } from '@/Platform/Access/session';
import type { L } from '@/Platform/Api/contract';
import { formatOf } from './format';
import type { Language } from './language';

export function useLanguage() {
  const { i18n } = useTranslation();
  return (i18n.language === 'en' ? 'en' : 'ru') as Language;
}

/** The text in the reader's language; the other one rather than nothing. */
export function useText() {
  const language = useLanguage();
  return (text: L | null | undefined) => (text ? text[language] || text.ru || text.en : '');
}

/** A word for a code: the code itself where the dictionary does not know it, never an empty place. */
export function useWord() {
  useLanguage();
  return (kind: string, code: string | null | undefined) => (code ? i18next.t(`${kind}.${code}`, { ns: 'words', defaultValue: code }) : '');
}

export function useFormat() {
  const language = useLanguage();
  const session = useSessionOrNull();
  const place = usePlace();
  const zone = place?.timeZone ?? session?.locations[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const currency = session?.currency ?? 'RUB';
  return formatOf(language, zone, currency, serverNow);
}
