import i18next from 'i18next';
import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '@/Platform/Access/place';
import { serverNow, useSessionOrNull } from '@/Platform/Access/session';
import type { L } from '@/Platform/Api/contract';
import { formatOf } from './format';
import type { Language } from './language';

const languageNow = () => (i18next.language === 'en' ? 'en' : 'ru') as Language;

function speechOf(language: Language, zone: string, currency: string) {
  return {
    language,
    format: formatOf(language, zone, currency, serverNow),
    /** The text in the reader's language; the other one rather than nothing. */
    text: (text: L | null | undefined) => (text ? text[language] || text.ru || text.en : ''),
    /** A word for a code: the code itself where the dictionary does not know it, never an empty place. */
    word: (kind: string, code: string | null | undefined) =>
      code ? i18next.t(`${kind}.${code}`, { ns: 'words', lng: language, defaultValue: code }) : '',
  };
}

const Speech = createContext<ReturnType<typeof speechOf> | null>(null);

/** How everything is said, found out once: hundreds of cells ask for it. */
export function Speaking({ children }: { children: ReactNode }) {
  useTranslation();
  const language = languageNow();
  const session = useSessionOrNull();
  const place = usePlace();
  const zone = place?.timeZone ?? session?.locations[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const currency = session?.currency ?? 'RUB';
  const speech = useMemo(() => speechOf(language, zone, currency), [language, zone, currency]);
  return createElement(Speech.Provider, { value: speech }, children);
}

const useSpeech = () => useContext(Speech) ?? speechOf(languageNow(), Intl.DateTimeFormat().resolvedOptions().timeZone, 'RUB');
export const useLanguage = () => useSpeech().language;
export const useText = () => useSpeech().text;
export const useWord = () => useSpeech().word;
export const useFormat = () => useSpeech().format;
