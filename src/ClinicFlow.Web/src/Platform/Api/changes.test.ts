import { expect, test } from 'vitest';
import { waitAfter } from './changes';

test('a list that nobody touched for a while is asked again soon', () => {
  expect(waitAfter(undefined, 0)).toBe(1500);
  expect(waitAfter({ at: 0, wait: 4000 }, 4000)).toBe(1500);
});

test('where many act all the time a list is asked again more and more seldom, up to a bound', () => {
  const waits: number[] = [];
  for (let n = 0, last = { at: 0, wait: 1500 }; n < 4; n++) {
    last = { at: 0, wait: waitAfter(last, 10) };
    waits.push(last.wait);
  }
  expect(waits).toEqual([2250, 3375, 4000, 4000]);
});
