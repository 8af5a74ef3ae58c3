import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import en from './en';
import ru from './ru';

const plural = /_(zero|one|two|few|many|other)$/;
function keysOf(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    value && typeof value === 'object' && !Array.isArray(value) ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}
const plain = (features: object) => [...new Set(keysOf(features).map((key) => key.replace(plural, '')))].sort();

describe('texts', () => {
  it('exist in both languages', () => {
    expect(plain(en)).toEqual(plain(ru));
  });

  it('have every plural form of their language', () => {
    const missing = (features: object, forms: string[]) => {
      const keys = new Set(keysOf(features));
      const stems = [...new Set([...keys].filter((k) => plural.test(k)).map((k) => k.replace(plural, '')))];
      return stems.flatMap((stem) => forms.filter((form) => !keys.has(`${stem}_${form}`)).map((form) => `${stem}_${form}`));
    };
    expect(missing(ru, ['one', 'few', 'many', 'other'])).toEqual([]);
    expect(missing(en, ['one', 'other'])).toEqual([]);
  });

  it('count in Russian: 1 год, 3 года, 11 лет, 21 год, 1,5 дня', () => {
    const years = (count: number) => i18next.t('years', { count, ns: 'kit' });
    expect([1, 3, 5, 11, 14, 21, 22, 112].map(years)).toEqual(['1 год', '3 года', '5 лет', '11 лет', '14 лет', '21 год', '22 года', '112 лет']);
    expect(i18next.t('days', { count: 0.4, n: '0,4', ns: 'today' })).toBe('0,4 дня');
  });
});
