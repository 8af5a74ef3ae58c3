import { expect, test } from 'vitest';
import { around, difference } from './difference';

const show = (before: string, after: string) =>
  difference(before, after).map((l) => `${l.kind === 'same' ? ' ' : l.kind === 'gone' ? '-' : '+'}${l.text}`);

test('a changed line goes and comes, the others stay', () => {
  expect(show('a\nb\nc', 'a\nB\nc')).toEqual([' a', '-b', '+B', ' c']);
});

test('both texts can be put together again from what is shown', () => {
  const before = 'x\na\nb\nc\nd\ny';
  const after = 'x\nb\nq\nd\ne\ny';
  const lines = difference(before, after);
  expect(lines.filter((l) => l.kind !== 'new').map((l) => l.text)).toEqual(before.split('\n'));
  expect(lines.filter((l) => l.kind !== 'gone').map((l) => l.text)).toEqual(after.split('\n'));
  expect(lines.filter((l) => l.now).map((l) => l.now)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('what stayed far from any change is only counted', () => {
  const text = Array.from({ length: 20 }, (_, i) => `${i}`);
  const parts = around(difference(text.join('\n'), [...text.slice(0, 10), 'new', ...text.slice(10)].join('\n')));
  expect(parts.map((p) => ('skipped' in p ? p.skipped : p.lines.length))).toEqual([7, 7, 7]);
});
