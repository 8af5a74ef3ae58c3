import dagre from '@dagrejs/dagre';
import type { FlowGraph, FlowNode } from './graph';

export type Place = { x: number; y: number };
export type Places = Map<string, Place>;

export const width = 214;
export const stepHeight = 92;
export const pillHeight = 54;
const waiting = new Set([
  'WaitUntil',
  'Delay',
  'Timer',
  'Cron',
  'StartAt',
  'Event',
  'RunTask',
  'ExecuteWorkflow',
  'DispatchWorkflow',
  'BulkDispatchWorkflows',
]);

/** Journeys can stand there: the box has a line of figures. */
export const stands = (node: FlowNode) => waiting.has(node.kind);
export const heightOf = (node: FlowNode) => (stands(node) ? stepHeight : pillHeight);

/** The designer of the format draws larger boxes: its places are brought closer together. */
const scale = { x: 0.92, y: 0.84 };
/** Low boxes stand on the axis of the high ones. */
const lower = (node: FlowNode) => (stepHeight - heightOf(node)) / 2;

export const fromFile = (node: FlowNode, at: Place): Place => ({ x: at.x * scale.x, y: at.y * scale.y + lower(node) });
export const toFile = (node: FlowNode, at: Place): Place => ({ x: Math.round(at.x / scale.x), y: Math.round((at.y - lower(node)) / scale.y) });

/** Where their author put them; where somebody put only some of them, or two at one place, by the ways between them. */
export function placesOf(graph: FlowGraph): Places {
  const put = graph.nodes.filter((n) => n.x !== null && n.y !== null);
  const apart = new Set(put.map((n) => `${n.x},${n.y}`)).size === put.length;
  if (put.length < graph.nodes.length || !apart) return laidOut(graph);
  return new Map(graph.nodes.map((n) => [n.id, fromFile(n, { x: n.x!, y: n.y! })]));
}

/** From left to right by the ways between them, as few crossings as can be. */
export function laidOut(graph: FlowGraph): Places {
  const g = new dagre.graphlib.Graph().setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 92 }).setDefaultEdgeLabel(() => ({}));
  for (const n of graph.nodes) g.setNode(n.id, { width, height: stepHeight });
  const known = new Set(graph.nodes.map((n) => n.id));
  // The start pulls everything to its right, whatever circles lead back to it.
  if (graph.start && known.has(graph.start)) g.setNode(graph.start, { width, height: stepHeight, rank: 0 });
  for (const e of graph.edges) if (e.from !== e.to && known.has(e.from) && known.has(e.to)) g.setEdge(e.from, e.to);
  dagre.layout(g);
  return new Map(
    graph.nodes.map((n) => [n.id, { x: Math.round(g.node(n.id).x - width / 2), y: Math.round(g.node(n.id).y - stepHeight / 2) + lower(n) }]),
  );
}

/** Free room for something new, right below everything that stands near. */
export function roomAt(places: Places, wish: Place): Place {
  const at = { ...wish };
  const taken = () => [...places.values()].some((p) => Math.abs(p.x - at.x) < width && Math.abs(p.y - at.y) < stepHeight + 8);
  while (taken()) at.y += stepHeight + 36;
  return at;
}

const edge = 26;
const leastZoom = 0.72;

/** How the whole is shown in a room of that size: never larger than life, never too small to read. */
export function viewOf(places: Places, heights: Map<string, number>, chosen: string | null, room: { width: number; height: number }) {
  const all = [...places];
  const left = Math.min(...all.map(([, p]) => p.x));
  const top = Math.min(...all.map(([, p]) => p.y));
  const wide = Math.max(...all.map(([, p]) => p.x)) + width - left;
  const high = Math.max(...all.map(([id, p]) => p.y + (heights.get(id) ?? stepHeight))) - top;
  const zoom = Math.max(leastZoom, Math.min(1, (room.width - 2 * edge) / wide, (room.height - 2 * edge) / high));
  const at = chosen ? places.get(chosen) : undefined;
  const place = (from: number, size: number, space: number, wish: number | undefined) => {
    if (size * zoom <= space - edge) return (space - size * zoom) / 2 - from * zoom;
    const begin = edge - from * zoom;
    if (wish === undefined) return begin;
    return Math.max(space - edge - (from + size) * zoom, Math.min(begin, space / 2 - wish * zoom));
  };
  return { x: place(left, wide, room.width, at && at.x + width / 2), y: place(top, high, room.height, at && at.y + stepHeight / 2), zoom };
}
