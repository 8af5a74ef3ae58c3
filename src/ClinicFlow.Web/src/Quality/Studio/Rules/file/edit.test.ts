import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { random } from '../expression/random';
import { drop, formatted, put, type Value } from './edit';
import { find, type Json, type Path, plain, readJson } from './json';

const files = readdirSync('../../rules', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.json'))
  .map((f) => readFileSync(`../../rules/${f}`, 'utf8'));

const places = (node: Json, path: Path = []): Path[] => [
  ...(path.length ? [path] : []),
  ...(node.kind === 'object' ? node.members.flatMap((m) => places(m.value, [...path, m.name])) : []),
  ...(node.kind === 'array' ? node.items.flatMap((item, i) => places(item, [...path, i])) : []),
];

/** What the same change makes of the plain values. */
function changed(value: unknown, path: Path, set: Value | undefined): unknown {
  const copy = structuredClone(value) as never;
  const parent = path.slice(0, -1).reduce((at: never, step) => at[step], copy) as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (set !== undefined) parent[last] = set;
  else if (Array.isArray(parent)) parent.splice(last as number, 1);
  else delete parent[last];
  return copy;
}

describe('minimal edits of a rule file', () => {
  it('an edit changes the value that it names and nothing beside it', () => {
    const values: Value[] = ['x', 7, true, null, ['a'], { ru: 'Да', en: 'Yes' }, { deep: { er: [1, { two: 'long '.repeat(40) }] } }];
    for (let seed = 1; seed <= 600; seed++) {
      const r = random(seed);
      const text = r.one(files);
      const root = readJson(text)!;
      const path = r.one(places(root));
      const value = r.below(4) ? r.one(values) : undefined;
      const edited = value === undefined ? drop(text, path) : put(text, path, value);
      expect(JSON.parse(edited), `seed ${seed}`).toEqual(changed(JSON.parse(text), path, value));
      const node = find(root, path)!;
      expect(edited.startsWith(text.slice(0, lastSolid(text, node.from))), `seed ${seed}`).toBe(true);
      expect(edited.endsWith(text.slice(nextSolid(text, node.to))), `seed ${seed}`).toBe(true);
    }
  });

  it('members on the way are made, and a new member stands like its neighbours', () => {
    expect(put('{\n  "a": 1\n}\n', ['b', 'c'], 2)).toBe('{\n  "a": 1,\n  "b": { "c": 2 }\n}\n');
    expect(put('{ "a": {} }', ['a', 'x'], 'y')).toBe('{ "a": { "x": "y" } }');
    expect(put('{ "a": [1] }', ['a', 1], 2)).toBe('{ "a": [1, 2] }');
    expect(drop('{ "a": 1, "b": 2 }', ['a'])).toBe('{ "b": 2 }');
    expect(drop('{\n  "a": 1,\n  "b": 2\n}', ['b'])).toBe('{\n  "a": 1\n}');
  });

  it('comments, order, spelling and unknown members stay', () => {
    const text = '{ // why\n  "UNKNOWN" : [ 1,2 , ], /* odd */ "rules":[{"EXPRESSION":"a"  , "x" :1}]\n}';
    expect(put(text, ['Rules', 0, 'Expression'], 'b')).toBe(text.replace('"a"', '"b"'));
    expect(put(text, ['Rules', 0, 'Expression'], 'a')).toBe(text);
  });

  it('a text that is no JSON is left alone', () => {
    for (const text of ['', '{', '{"a":1,,}', '[1', '{"a":1} x']) expect(put(text, ['a'], 2)).toBe(text);
  });

  it('formatting keeps every value', () => {
    for (const text of files) expect(plain(readJson(formatted(text))!)).toEqual(JSON.parse(text));
  });
});

const lastSolid = (text: string, at: number) => {
  // Taking a member out takes its name and the comma before it.
  const before = text.slice(0, at).replace(/[\s]*,?[\s]*("(?:[^"\\]|\\.)*"\s*:)?\s*$/, '');
  return before.length;
};
const nextSolid = (text: string, at: number) => at + /^\s*,?\s*/.exec(text.slice(at))![0].length;
