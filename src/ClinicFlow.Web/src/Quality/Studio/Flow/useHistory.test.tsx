import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useHistory } from './useHistory';

const open = (first: string) =>
  renderHook(() => {
    const [text, setText] = useState(first);
    return { text, setText, ...useHistory(text, setText) };
  });

test('changes are taken back one by one and done again', () => {
  const { result } = open('a');
  for (const next of ['first change', 'second change here']) act(() => result.current.setText(next));
  act(() => result.current.undo());
  expect(result.current.text).toBe('first change');
  act(() => result.current.undo());
  act(() => result.current.undo());
  expect(result.current.text).toBe('a');
  act(() => result.current.redo());
  act(() => result.current.redo());
  expect(result.current.text).toBe('second change here');
});

test('a change after undoing forgets what was undone', () => {
  const { result } = open('a');
  act(() => result.current.setText('one more'));
  act(() => result.current.undo());
  act(() => result.current.setText('another one'));
  act(() => result.current.redo());
  expect(result.current.text).toBe('another one');
});

test('what is typed in one go is taken back in one go', () => {
  const { result } = open('begin');
  for (const next of ['begin w', 'begin wo', 'begin wor']) act(() => result.current.setText(next));
  act(() => result.current.undo());
  expect(result.current.text).toBe('begin');
});
