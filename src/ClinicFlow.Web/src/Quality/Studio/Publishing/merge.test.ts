import { expect, test } from 'vitest';
import { type Choice, chosen, conflicts, merge } from './merge';

const whole = (base: string, theirs: string, mine: string, choice: Choice = 'mine') => {
  const hunks = merge(base, theirs, mine);
  return chosen(hunks, Array(conflicts(hunks)).fill(choice));
};

test('what each changed at another place is put together without asking', () => {
  expect(whole('a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE')).toBe('A\nb\nc\nd\nE');
  expect(conflicts(merge('a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc\nd\nE'))).toBe(0);
});

test('what both changed is asked, with the text before', () => {
  expect(merge('a\nb\nc', 'a\nX\nc', 'a\nY\nc')).toEqual([
    { kind: 'same', lines: ['a'] },
    { kind: 'conflict', base: ['b'], theirs: ['X'], mine: ['Y'] },
    { kind: 'same', lines: ['c'] },
  ]);
  expect(whole('a\nb\nc', 'a\nX\nc', 'a\nY\nc', 'both')).toBe('a\nX\nY\nc');
});

test('one who deletes what the other changes is asked', () => {
  expect(conflicts(merge('a\nb\nc', 'a\nc', 'a\nB\nc'))).toBe(1);
});

test('nothing is chosen while a choice is missing', () => {
  expect(chosen(merge('a', 'b', 'c'), [])).toBeNull();
});

/** Small texts over few words, so that they meet often; the same ones every time. */
function* texts(count: number) {
  let seed = 20260526;
  const next = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const word = () => 'abcdefg'[next(7)]!;
  const change = (text: string[]) => {
    const lines = [...text];
    for (let i = next(4); i >= 0; i--) {
      const at = next(lines.length + 1);
      if (next(3) === 0) lines.splice(at, next(3));
      else if (next(2) === 0) lines.splice(at, 0, word());
      else if (at < lines.length) lines[at] = word();
    }
    return lines;
  };
  for (let i = 0; i < count; i++) {
    const base = Array.from({ length: next(9) }, word);
    yield [base, change(base), change(base)].map((lines) => lines.join('\n')) as [string, string, string];
  }
}

test('of any three texts: choosing one side gives nothing of the other where both changed, and one-sided changes are kept', () => {
  for (const [base, theirs, mine] of texts(1000)) {
    // Who changed nothing takes the other's text; two alike are one.
    expect(whole(base, theirs, base)).toBe(theirs);
    expect(whole(base, base, mine)).toBe(mine);
    expect(whole(base, mine, mine)).toBe(mine);
    expect(conflicts(merge(base, mine, mine))).toBe(0);
    // The two sides are alike but for their names.
    expect(whole(base, theirs, mine, 'mine')).toBe(whole(base, mine, theirs, 'theirs'));
    // Nothing that either wrote is lost.
    const hunks = merge(base, theirs, mine);
    const lines = new Set(hunks.flatMap((h) => (h.kind === 'same' ? h.lines : [...h.theirs, ...h.mine])));
    const before = base.split('\n');
    const written = [...theirs.split('\n'), ...mine.split('\n')].filter((line) => !before.includes(line));
    expect(written.filter((line) => !lines.has(line))).toEqual([]);
  }
});

test('changes that do not touch never conflict, wherever they are', () => {
  const base = Array.from({ length: 12 }, (_, i) => `${i}`);
  for (let i = 0; i < 12; i++)
    for (let j = 0; j < 12; j++) {
      if (Math.abs(i - j) < 2) continue;
      const change = (at: number) => base.map((line, n) => (n === at ? `${line}!` : line)).join('\n');
      const hunks = merge(base.join('\n'), change(i), change(j));
      expect(conflicts(hunks)).toBe(0);
      expect(chosen(hunks, [])).toBe(base.map((line, n) => (n === i || n === j ? `${line}!` : line)).join('\n'));
    }
});
