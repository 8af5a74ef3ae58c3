import { activities, connections, type FlowGraph, type FlowNode, graphOf } from './graph';
import { append, find, type Path, parse, remove, set } from './json';

/** Changes of a definition's text as the diagram makes them: each rewrites only its own place. */

const placeOf = (text: string, id: string): Path | null => {
  const node = graphOf(text)?.nodes.find((n) => n.id === id);
  return node ? [...activities, node.index] : null;
};

export function move(text: string, places: { id: string; x: number; y: number }[]): string {
  return places.reduce((now, p) => {
    const at = placeOf(now, p.id);
    return at ? set(now, [...at, 'metadata', 'designer', 'position'], { x: Math.round(p.x), y: Math.round(p.y) }) : now;
  }, text);
}

/** Sets a member of an activity; undefined takes it away, and with it what it leaves empty. */
export function change(text: string, id: string, path: Path, value: unknown): string {
  const at = placeOf(text, id);
  if (!at) return text;
  if (value !== undefined) return set(text, [...at, ...path], value);
  const without = remove(text, [...at, ...path]);
  const parent = [...at, ...path.slice(0, -1)];
  return path.length > 1 && find(parse(without), parent)?.members?.length === 0 ? remove(without, parent) : without;
}

export const add = (text: string, activity: Record<string, unknown>): string => append(text, activities, activity);

/** Without the activity and everything that leads to it or away from it. */
export function drop(text: string, id: string): string {
  const graph = graphOf(text);
  const at = placeOf(text, id);
  if (!graph || !at) return text;
  const ways = graph.edges.filter((e) => e.from === id || e.to === id).sort((a, b) => b.index - a.index);
  const left = ways.reduce((now, e) => remove(now, [...connections, e.index]), text);
  return remove(left, at);
}

/** A port leads to one activity: the connection is turned there, or made; null takes it away. */
export function connect(text: string, from: string, port: string, to: string | null): string {
  const known = graphOf(text)?.edges.find((e) => e.from === from && (e.port ?? 'Done') === port);
  if (!to) return known ? remove(text, [...connections, known.index]) : text;
  if (known) {
    const path = [...connections, known.index, 'target'];
    const flat = typeof find(parse(text), path)?.value === 'string';
    return set(text, flat ? path : [...path, 'activity'], to);
  }
  const source = port === 'Done' ? { activity: from } : { activity: from, port };
  return append(text, connections, { source, target: { activity: to } });
}

const valueAt = (node: FlowNode | undefined, path: Path): unknown =>
  // biome-ignore lint/suspicious/noExplicitAny: as deep as the file goes
  path.reduce<any>((value, step) => value?.[step], node?.raw);

/** The label of a case, of a task's own outcome or of a branch is the name of its port: the connections follow. */
export function relabel(text: string, id: string, path: Path, label: string): string {
  const graph = graphOf(text);
  const before = valueAt(
    graph?.nodes.find((n) => n.id === id),
    path,
  );
  const ways = graph?.edges.filter((e) => e.from === id && e.port === before) ?? [];
  return ways.reduce(
    (now, e) => {
      const port = find(parse(now), [...connections, e.index, 'source', 'port']) ? ['source', 'port'] : ['sourcePort'];
      return set(now, [...connections, e.index, ...port], label);
    },
    change(text, id, path, label),
  );
}

/** Adds to a list of an activity, which is made if there is none. */
export function addTo(text: string, id: string, list: Path, value: unknown): string {
  const at = placeOf(text, id);
  if (!at) return text;
  return find(parse(text), [...at, ...list])?.items ? append(text, [...at, ...list], value) : set(text, [...at, ...list], [value]);
}

/** Takes one out of a list of an activity, with the connection of its port; a list that is empty goes, too. */
export function dropFrom(text: string, id: string, list: Path, index: number, label?: Path): string {
  const node = graphOf(text)?.nodes.find((n) => n.id === id);
  const port = label && valueAt(node, [...list, index, ...label]);
  const loose = typeof port === 'string' ? connect(text, id, port, null) : text;
  const last = (valueAt(node, list) as unknown[] | undefined)?.length === 1;
  return change(loose, id, last ? list : [...list, index], undefined);
}

/** A name for a new activity that none has: its kind, with a number from the second on. */
export function newId(graph: FlowGraph, kind: string): string {
  const base = kind[0]!.toLowerCase() + kind.slice(1);
  const taken = new Set(graph.nodes.map((n) => n.id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}${n}`;
    if (!taken.has(id)) return id;
  }
}

const rule = (value: string) => ({ typeName: 'Boolean', expression: { type: 'Rule', value } });
const both = (ru: string, en: string) => ({ ru, en });

/** What each type of the palette begins with: the least that can be checked. */
const begun: Record<string, { type: string; title: { ru: string; en: string }; inputs?: Record<string, unknown> }> = {
  WaitUntil: {
    type: 'ClinicFlow.WaitUntil',
    title: both('Новое ожидание', 'New wait'),
    inputs: { within: '7 days', cases: [{ label: 'Done', title: both('готово', 'done'), condition: rule('false') }] },
  },
  CheckStage: { type: 'ClinicFlow.CheckStage', title: both('Контроль этапа', 'Check the stage'), inputs: { stage: '' } },
  MoveStage: { type: 'ClinicFlow.MoveStage', title: both('Дальше', 'On to'), inputs: { stage: '' } },
  CloseJourney: { type: 'ClinicFlow.CloseJourney', title: both('Путь закрыт', 'Journey closed'), inputs: { outcome: 'lost' } },
  EvaluateRules: { type: 'ClinicFlow.EvaluateRules', title: both('Проверить правила', 'Evaluate rules'), inputs: { set: '' } },
  Send: { type: 'ClinicFlow.Send', title: both('Написать пациенту', 'Write to the patient'), inputs: { contactReason: '' } },
  FlowDecision: { type: 'Elsa.FlowDecision', title: both('Условие?', 'Condition?'), inputs: { condition: rule('false') } },
  FlowSwitch: {
    type: 'Elsa.FlowSwitch',
    title: both('Какой случай?', 'Which case?'),
    inputs: { cases: [{ label: 'First', title: both('первый', 'first'), condition: rule('false') }] },
  },
  FlowFork: { type: 'Elsa.FlowFork', title: both('Одновременно', 'At the same time'), inputs: { branches: ['A', 'B'] } },
  FlowJoin: { type: 'Elsa.FlowJoin', title: both('Вместе', 'Together'), inputs: { mode: 'WaitAll' } },
  End: { type: 'Elsa.End', title: both('Конец', 'End') },
};

export const palette = {
  domain: ['WaitUntil', 'CheckStage', 'MoveStage', 'CloseJourney', 'EvaluateRules', 'Send'],
  flow: ['FlowDecision', 'FlowSwitch', 'FlowFork', 'FlowJoin', 'End'],
};

export function fresh(graph: FlowGraph, kind: string, at: { x: number; y: number }): Record<string, unknown> & { id: string } {
  const { type, title, inputs } = begun[kind]!;
  const stage = inputs && 'stage' in inputs && graph.stage ? { stage: graph.stage } : {};
  return {
    id: newId(graph, kind),
    type,
    version: 1,
    customProperties: { title },
    ...inputs,
    ...stage,
    metadata: { designer: { position: { x: Math.round(at.x), y: Math.round(at.y) } } },
  };
}

export const isDead = (node: FlowNode, graph: FlowGraph) => node.id !== graph.start && !graph.edges.some((e) => e.to === node.id);
