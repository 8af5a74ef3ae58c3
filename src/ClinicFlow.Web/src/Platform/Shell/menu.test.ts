import { expect, it } from 'vitest';
import en from './en.json';
import { icons, letters } from './menu';
import ru from './ru.json';

it('every section has a name and a short name in both languages', () => {
  for (const names of [en.section, en.short, ru.section, ru.short]) expect(Object.keys(names).sort()).toEqual(Object.keys(icons).sort());
});

it('no two sections have the same key', () => {
  const keys = Object.values(letters);
  expect(new Set(keys).size).toBe(keys.length);
});
