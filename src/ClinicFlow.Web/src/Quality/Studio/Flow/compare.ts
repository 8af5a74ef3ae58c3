import type { Mark } from './ActivityBox';
import { type FlowGraph, type FlowNode, portOf } from './graph';
import { same } from './json';
import type { WayMark } from './ways';

export type Changed = { path: string; before: unknown; after: unknown };
export type Comparison = {
  /** What is now, with what is gone at its old place. */
  graph: FlowGraph;
  added: FlowNode[];
  removed: FlowNode[];
  changed: { node: FlowNode; inputs: Changed[] }[];
  ways: Map<string, WayMark>;
  waysAdded: number;
  waysRemoved: number;
};

const wayOf = (e: FlowGraph['edges'][number]) => `${e.from}/${portOf(e)}/${e.to}`;

/** What a version added, removed and changed against another; where boxes stand is no change. */
export function compare(before: FlowGraph, after: FlowGraph): Comparison {
  const old = new Map(before.nodes.map((n) => [n.id, n]));
  const now = new Map(after.nodes.map((n) => [n.id, n]));
  const removed = before.nodes.filter((n) => !now.has(n.id));
  const oldWays = new Set(before.edges.map(wayOf));
  const nowWays = new Set(after.edges.map(wayOf));
  const gone = before.edges.filter((e) => !nowWays.has(wayOf(e)));
  const come = after.edges.filter((e) => !oldWays.has(wayOf(e)));
  return {
    graph: { ...after, nodes: [...after.nodes, ...removed], edges: [...after.edges, ...gone] },
    added: after.nodes.filter((n) => !old.has(n.id)),
    removed,
    changed: after.nodes.flatMap((node) => {
      const was = old.get(node.id);
      const inputs = was ? differences(was.raw, node.raw) : [];
      return inputs.length ? [{ node, inputs }] : [];
    }),
    ways: new Map([...come.map((e) => [wayOf(e), 'new'] as const), ...gone.map((e) => [wayOf(e), 'gone'] as const)]),
    waysAdded: come.length,
    waysRemoved: gone.length,
  };
}

/** The members that differ, down to the words and numbers; lists of cases are compared by their labels. */
export function differences(before: unknown, after: unknown, path = ''): Changed[] {
  if (same(before, after) || path === 'metadata') return [];
  const [a, b] = [members(before), members(after)];
  if (!a || !b) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(b), ...Object.keys(a)])];
  return keys.flatMap((key) => differences(a[key], b[key], path ? `${path}.${key}` : key));
}

function members(value: unknown): Record<string, unknown> | null {
  if (!value || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  if (!value.every((v) => v && typeof v === 'object' && 'label' in v)) return null;
  return Object.fromEntries(value.map((v) => [String((v as { label: unknown }).label), v]));
}

export function marksOf(c: Comparison, words: { added: string; removed: string; changed: string }): Map<string, Mark[]> {
  return new Map([
    ...c.added.map((n) => [n.id, [{ kind: 'new', text: `+ ${words.added}` }]] as [string, Mark[]]),
    ...c.removed.map((n) => [n.id, [{ kind: 'gone', text: `− ${words.removed}` }]] as [string, Mark[]]),
    ...c.changed.map((x) => [x.node.id, [{ kind: 'changed', text: `~ ${words.changed}` }]] as [string, Mark[]]),
  ]);
}
