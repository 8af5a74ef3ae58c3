import { expect, test } from 'vitest';
import { layout } from './layout';

const node = (id: string) => ({
  id,
  type: 'ClinicFlow.WaitUntil',
  title: { ru: id, en: id },
  role: null,
  within: null,
  stage: null,
  here: 0,
  late: 0,
  x: null,
  y: null,
});
const graph = (ids: string, ...ways: string[]) => ({
  start: ids[0]!,
  nodes: [...ids].map(node),
  edges: ways.map((w) => ({ from: w[0]!, to: w[1]!, port: null, title: null })),
});

test('every way forward leads to the right, and nothing lies on anything else', () => {
  const g = graph('abcde', 'ab', 'ac', 'bd', 'cd', 'de', 'ea');
  const at = new Map(layout(g).map((p) => [p.id, p]));
  for (const [from, to] of ['ab', 'ac', 'bd', 'cd', 'de'].map((w) => [at.get(w[0]!)!, at.get(w[1]!)!] as const)) expect(to.x).toBeGreaterThan(from.x);
  expect(new Set([...at.values()].map((p) => `${p.x},${p.y}`)).size).toBe(5);
});

test('a circle and what is not connected are drawn too', () => {
  expect(layout(graph('abz', 'ab', 'ba', 'aa'))).toHaveLength(3);
});

test('where the author put every activity, they stand as put', () => {
  const g = graph('abc', 'ab', 'bc');
  const put = [
    { x: 0, y: 190 },
    { x: 340, y: 190 },
    { x: 340, y: 380 },
  ];
  const places = layout({ ...g, nodes: g.nodes.map((n, i) => ({ ...n, ...put[i]! })) });
  expect(places[0]!.y).toBe(places[1]!.y);
  expect(places[1]!.x).toBe(places[2]!.x);
  expect(places[2]!.y).toBeGreaterThan(places[1]!.y);
});
