import { expect, test } from 'vitest';
import { variablesOf } from './graph';
import { wrapped } from './ways';

test('a label that is too long for the gap takes more lines, broken between words', () => {
  expect(wrapped('attempted 30', 20)).toEqual(['attempted 30']);
  expect(wrapped('an attempt was made 304', 12)).toEqual(['an attempt', 'was made 304']);
  expect(wrapped('unbreakable 3', 4)).toEqual(['unbreakable', '3']);
});

test('the values that a workflow keeps are told by their names', () => {
  expect(variablesOf('{ "variables": [{ "id": "1", "name": "score" }, { "name": "until" }] }')).toEqual(['score', 'until']);
  expect(variablesOf('{ "root": {} }')).toEqual([]);
  expect(variablesOf('{')).toEqual([]);
});
