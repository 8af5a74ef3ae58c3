import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { codesOf, dictionaryOf } from './codes';
import type { Facts } from './facts';
import { Words } from './words';

const dictionaries = ['stage', 'outcome', 'segment', 'role', 'specialty', 'channel'];

function useCodeWord() {
  const { t } = useTranslation('rules');
  const word = useWord();
  return useMemo(
    () => (value: string, first?: string | null) =>
      [...(first ? [first] : []), ...dictionaries].map((d) => word(d, value)).find((w) => w && w !== value) ?? (value || t('emptyText')),
    [t, word],
  );
}

/** The codes that a fact is compared with, by their words. */
export function useCodes(fact: string) {
  const word = useCodeWord();
  return useMemo(() => {
    const dictionary = dictionaryOf(fact);
    const named = (code: string) => word(code, dictionary);
    return { word: named, all: () => codesOf(fact).map((code) => ({ value: code, label: named(code) })) };
  }, [fact, word]);
}

/** How this reader is told what a condition says. */
export function useWords(facts: Facts) {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useCodeWord();
  const f = useFormat();
  return useMemo(
    () =>
      new Words(
        { t: (key, values) => String(t(key, values as never)), text, word: (code) => word(code), n: (n) => f.n(n, Number.isInteger(n) ? 0 : 1) },
        facts,
      ),
    [facts, t, text, word, f],
  );
}
