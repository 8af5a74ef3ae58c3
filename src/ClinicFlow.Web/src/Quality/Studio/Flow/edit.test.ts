import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { add, addTo, change, connect, drop, dropFrom, fresh, move, relabel } from './edit';
import { graphOf } from './graph';
import { find, parse, plain, print } from './json';

const folder = join(__dirname, '../../../../../../workflows');
const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const changedLines = (a: string, b: string) => {
  const [x, y] = [a.split('\n'), b.split('\n')];
  return { gone: x.filter((l) => !y.includes(l)), come: y.filter((l) => !x.includes(l)) };
};

describe.each(files)('%s', (file) => {
  const text = read(file);
  const graph = graphOf(text)!;

  test('is read as JSON reads it', () => expect(plain(parse(text))).toEqual(JSON.parse(text)));

  test('setting what stands there already leaves every letter', () => {
    let now = text;
    for (const n of graph.nodes) {
      for (const [key, value] of Object.entries(n.raw)) now = change(now, n.id, [key], value);
      if (n.x !== null) now = move(now, [{ id: n.id, x: n.x, y: n.y! }]);
    }
    for (const e of graph.edges) now = connect(now, e.from, e.port ?? 'Done', e.to);
    expect(now).toBe(text);
  });

  test('moving an activity changes its one line', () => {
    const n = graph.nodes[0]!;
    const { gone, come } = changedLines(text, move(text, [{ id: n.id, x: n.x! + 0.4, y: 999 }]));
    expect([gone.length, come.length]).toEqual([1, 1]);
    expect(come[0]).toContain('"y": 999');
  });

  test('what was added and dropped again leaves the text as it was', () => {
    const made = fresh(graph, 'WaitUntil', { x: 1, y: 2 });
    const more = connect(add(text, made), made.id, 'Done', graph.nodes[0]!.id);
    expect(graphOf(more)!.nodes.at(-1)!.id).toBe(made.id);
    expect(graphOf(more)!.edges).toHaveLength(graph.edges.length + 1);
    expect(drop(more, made.id)).toBe(text);
  });

  test('a new activity is written as the file writes its own', () => {
    const made = fresh(graph, 'CheckStage', { x: 10, y: 20 });
    const printed = add(text, made).split('\n');
    expect(printed).toContain('        "metadata": { "designer": { "position": { "x": 10, "y": 20 } } }');
    expect(JSON.parse(printed.join('\n')).root.activities.at(-1)).toEqual(made);
  });
});

const lead = read('lead.json');

test('a deadline changes in its line alone, unknown members and order stay', () => {
  const odd = lead.replace('"due": "5 workingMinutes",', '"due": "5 workingMinutes", "strange": [1,   2],');
  const { gone, come } = changedLines(odd, change(odd, 'answer', ['task', 'due'], '10 workingMinutes'));
  expect(gone).toHaveLength(1);
  expect(come).toEqual([gone[0]!.replace('5 workingMinutes', '10 workingMinutes')]);
});

test('what is taken away takes its comma, and what it leaves empty', () => {
  const without = change(lead, 'answer', ['task', 'escalate'], undefined);
  expect(JSON.parse(without).root.activities[0].task).not.toHaveProperty('escalate');
  const half = change(change(lead, 'answer', ['task', 'escalate', 'after'], undefined), 'answer', ['task', 'escalate', 'role'], undefined);
  expect(half).toBe(without);
});

test('what is missing on the way is made', () => {
  const made = change(lead, 'checkLost', ['task', 'escalate', 'after'], '1 days');
  expect(JSON.parse(made).root.activities.find((a: { id: string }) => a.id === 'checkLost').task).toEqual({ escalate: { after: '1 days' } });
});

test('a case that is renamed takes its connections along, one that goes takes them away', () => {
  const named = graphOf(relabel(lead, 'answer', ['cases', 2, 'label'], 'Called'))!;
  expect(named.edges.find((e) => e.from === 'answer' && e.port === 'Called')?.to).toBe('book');
  const gone = graphOf(dropFrom(lead, 'answer', ['cases'], 2, ['label']))!;
  expect(gone.edges.filter((e) => e.from === 'answer')).toHaveLength(3);
  expect(gone.nodes[0]!.ports.map((p) => p.name)).toEqual(['Booked', 'Lost', 'Overdue']);
});

test('an outcome of a task and a field of its form come and go without a trace, and the connection of the outcome with it', () => {
  const outcome = addTo(lead, 'answer', ['task', 'outcomes'], { label: 'Spoken', title: { ru: 'поговорили', en: 'spoken' } });
  expect(graphOf(outcome)!.nodes[0]!.ports.map((p) => p.name)).toContain('Spoken');
  const renamed = relabel(connect(outcome, 'answer', 'Spoken', 'book'), 'answer', ['task', 'outcomes', 0, 'label'], 'Heard');
  expect(graphOf(renamed)!.edges.find((e) => e.port === 'Heard')?.to).toBe('book');
  expect(dropFrom(renamed, 'answer', ['task', 'outcomes'], 0, ['label'])).toBe(lead);
  const field = addTo(lead, 'answer', ['task', 'form'], { name: 'why', type: 'String', title: { ru: 'Почему', en: 'Why' } });
  expect(dropFrom(field, 'answer', ['task', 'form'], 0)).toBe(lead);
});

test('a branch that is renamed takes its connection along', () => {
  const graph = graphOf(lead)!;
  const fork = add(lead, fresh(graph, 'FlowFork', { x: 1, y: 2 }));
  const three = connect(addTo(fork, 'flowFork', ['branches'], 'C'), 'flowFork', 'C', 'book');
  const named = graphOf(relabel(three, 'flowFork', ['branches', 2], 'Last'))!;
  expect(named.nodes.at(-1)!.ports.map((p) => p.name)).toEqual(['A', 'B', 'Last']);
  expect(named.edges.at(-1)).toMatchObject({ from: 'flowFork', port: 'Last', to: 'book' });
  expect(dropFrom(three, 'flowFork', ['branches'], 2, [])).toBe(fork);
});

test('comments stay where nothing changed', () => {
  const text = '{\n  // why\n  "root": { "activities": [{ "id": "a", "type": "Elsa.End" } /* last */], "connections": [] },\n}\n';
  expect(graphOf(text)!.nodes[0]!.shape).toBe('end');
  const moved = move(text, [{ id: 'a', x: 1, y: 2 }]);
  expect(moved).toContain('// why');
  expect(moved).toContain('{ "id": "a", "type": "Elsa.End", "metadata": { "designer": { "position": { "x": 1, "y": 2 } } } } /* last */');
});

test('a text that is no JSON has no picture', () => {
  expect(graphOf('{"root": {"activities": [}')).toBeNull();
  expect(() => parse('{"a": 1} x')).toThrow();
});

test('long values are written a member a line', () => {
  const value = { a: 'x'.repeat(100), b: 'y'.repeat(100) };
  expect(print(value, '  ', '  ')).toBe(`{\n    "a": "${value.a}",\n    "b": "${value.b}"\n  }`);
  expect(find(parse('{"a": [1, {"b": 2}]}'), ['a', 1, 'b'])?.value).toBe(2);
});
