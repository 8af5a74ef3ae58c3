import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'ru' | 'en';
const key = 'clinicflow.language';
type Words = Record<string, Record<string, unknown>>;
const words: Record<Language, () => Promise<{ default: Words }>> = { ru: () => import('./ru'), en: () => import('./en') };

export function keptLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (kept === 'ru' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'ru';
}

async function load(language: Language) {
  if (i18next.hasResourceBundle(language, 'kit')) return;
  const { default: features } = await words[language]();
  for (const [feature, texts] of Object.entries(features)) i18next.addResourceBundle(language, feature, texts);
}

export async function startLanguage(language = keptLanguage()) {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['kit'],
    defaultNS: 'kit',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function chooseLanguage(language: Language) {
  localStorage.setItem(key, language);
  await load(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
