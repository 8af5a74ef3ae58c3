import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare, differences } from './compare';
import { add, change, connect, drop, fresh, move } from './edit';
import { graphOf } from './graph';

const lead = readFileSync(join(__dirname, '../../../../../../workflows/lead.json'), 'utf8');
const graph = graphOf(lead)!;

test('a moved box is no change', () => {
  const c = compare(graph, graphOf(move(lead, [{ id: 'answer', x: 5, y: 5 }]))!);
  expect([c.added, c.removed, c.changed, [...c.ways]]).toEqual([[], [], [], []]);
});

test('a changed deadline is named with before and after', () => {
  const c = compare(graph, graphOf(change(lead, 'answer', ['task', 'due'], '10 workingMinutes'))!);
  expect(c.changed).toHaveLength(1);
  expect(c.changed[0]!.inputs).toEqual([{ path: 'task.due', before: '5 workingMinutes', after: '10 workingMinutes' }]);
});

test('what was added and removed is drawn together, with its ways', () => {
  const made = fresh(graph, 'CheckStage', { x: 0, y: 900 });
  const after = graphOf(connect(add(drop(lead, 'manual'), made), 'book', 'Unreached', made.id))!;
  const c = compare(graph, after);
  expect(c.added.map((n) => n.id)).toEqual([made.id]);
  expect(c.removed.map((n) => n.id)).toEqual(['manual']);
  expect(c.graph.nodes).toHaveLength(graph.nodes.length + 1);
  expect(c.ways.get('book/Unreached/manual')).toBe('gone');
  expect(c.ways.get(`book/Unreached/${made.id}`)).toBe('new');
});

test('cases are compared by their labels, not their places', () => {
  const [a, b] = [
    { label: 'A', condition: 'x' },
    { label: 'B', condition: 'y' },
  ];
  expect(differences({ cases: [a, b] }, { cases: [b, { ...a, condition: 'z' }] })).toEqual([{ path: 'cases.A.condition', before: 'x', after: 'z' }]);
});
