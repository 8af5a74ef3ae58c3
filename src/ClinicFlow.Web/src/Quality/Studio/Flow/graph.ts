import type { L } from '@/Platform/Api/contract';
import { find, type JsonNode, type Path, parse, plain as read } from './json';

// biome-ignore lint/suspicious/noExplicitAny: an activity of the file, as it stands there
export type Raw = Record<string, any>;
export type Port = { name: string; title: L | null };
export type Shape = 'start' | 'end' | 'gate' | 'step';

export type FlowNode = {
  id: string;
  index: number;
  type: string;
  /** The last word of the type. */
  kind: string;
  shape: Shape;
  title: L;
  ports: Port[];
  x: number | null;
  y: number | null;
  raw: Raw;
  /** Where it stands in the text. */
  from: number;
  to: number;
};
export type FlowEdge = { index: number; from: string; port: string | null; to: string };
export type FlowGraph = { start: string | null; nodes: FlowNode[]; edges: FlowEdge[]; title: L | null; stage: string | null; subject: string | null };

/** The place of the flowchart's activities and connections in a definition. */
export const activities: Path = ['root', 'activities'];
export const connections: Path = ['root', 'connections'];

/** What is drawn, from the text alone; null while the text is no JSON, or has no flowchart. */
export function graphOf(text: string): FlowGraph | null {
  try {
    const root = parse(text);
    const list = find(root, activities)?.items;
    if (!list) return null;
    const nodes = list.map(nodeOf).filter((n) => n !== null);
    const ways = find(root, connections)?.items ?? [];
    const edges = ways.map((w, index) => edgeOf(read(w) as Raw, index)).filter((e) => e !== null);
    const custom = raw(find(root, ['customProperties']));
    return {
      start: word(find(root, ['root', 'start'])?.value) ?? nodes.find((n) => n.kind === 'Start')?.id ?? nodes[0]?.id ?? null,
      nodes: nodes.map((n) => ({ ...n, ports: withUsed(n, edges) })),
      edges,
      title: localized(custom.title),
      stage: word(custom.stage),
      subject: word(custom.subject),
    };
  } catch {
    return null;
  }
}

/** The names of the values that a workflow keeps. */
export function variablesOf(text: string): string[] {
  try {
    return (find(parse(text), ['variables'])?.items ?? []).map((v) => word((read(v) as Raw | null)?.name)).filter((name) => name !== null);
  } catch {
    return [];
  }
}

const raw = (node: JsonNode | undefined) => ((node && read(node)) || {}) as Raw;
const word = (value: unknown) => (typeof value === 'string' ? value : null);
export const localized = (value: unknown): L | null =>
  value && typeof value === 'object' && 'ru' in value && 'en' in value ? { ru: String(value.ru), en: String(value.en) } : null;

function nodeOf(node: JsonNode, index: number): FlowNode | null {
  const a = raw(node);
  const id = word(a.id);
  if (!id) return null;
  const type = word(a.type) ?? '';
  const kind = type.split('.').pop() ?? type;
  const at = a.metadata?.designer?.position;
  const placed = typeof at?.x === 'number' && typeof at?.y === 'number';
  return {
    id,
    index,
    type,
    kind,
    shape: shapeOf(kind),
    title: localized(a.customProperties?.title) ?? localized(a.task?.title) ?? { ru: id, en: id },
    ports: portsOf(kind, a),
    x: placed ? at.x : null,
    y: placed ? at.y : null,
    raw: a,
    from: node.from,
    to: node.to,
  };
}

const ends = new Set(['MoveStage', 'CloseJourney', 'End', 'Finish', 'Complete']);
const gates = new Set(['FlowDecision', 'FlowSwitch', 'FlowFork', 'FlowJoin', 'EvaluateRules', 'If', 'Switch']);
const shapeOf = (kind: string): Shape => (kind === 'Start' ? 'start' : ends.has(kind) ? 'end' : gates.has(kind) ? 'gate' : 'step');

const plain = (...names: string[]): Port[] => names.map((name) => ({ name, title: null }));
const labelled = (list: unknown): Port[] =>
  (Array.isArray(list) ? (list as Raw[]) : []).filter((c) => c?.label).map((c) => ({ name: String(c.label), title: localized(c.title) }));
const cases = (a: Raw) => labelled(a.cases);

/** By which ports an activity may be left. */
function portsOf(kind: string, a: Raw): Port[] {
  switch (kind) {
    case 'WaitUntil':
      return [...cases(a), ...labelled(a.task?.outcomes), ...plain('Overdue')];
    case 'FlowSwitch':
      return [...cases(a), ...plain('Default')];
    case 'FlowDecision':
      return plain('True', 'False');
    case 'FlowFork':
      return plain(...((Array.isArray(a.branches) ? a.branches : []) as string[]).map(String));
    case 'EvaluateRules':
      return Array.isArray(a.classes) ? plain(...(a.classes as string[])) : plain('Passed', 'Failed');
    case 'Send':
      return plain('Sent', 'Refused');
    default:
      return ends.has(kind) ? [] : plain('Done');
  }
}

/** Ports that the file uses and the type does not know are ports too. */
const withUsed = (node: FlowNode, edges: FlowEdge[]) => {
  const used = edges.filter((e) => e.from === node.id && e.port && !node.ports.some((p) => p.name === e.port)).map((e) => e.port!);
  return [...new Map([...node.ports, ...plain(...used)].map((p) => [p.name, p])).values()];
};

function edgeOf(way: Raw, index: number): FlowEdge | null {
  const end = (side: 'source' | 'target') => (typeof way?.[side] === 'string' ? (way[side] as string) : word(way?.[side]?.activity));
  const [from, to] = [end('source'), end('target')];
  return from && to ? { index, from, port: word(way.source?.port) ?? word(way.sourcePort), to } : null;
}

export const portOf = (edge: FlowEdge) => edge.port ?? 'Done';
