import type { Schemas } from '@/Platform/Api/contract';

export type Graph = Schemas['GraphView'];
export type Place = { id: string; x: number; y: number };
export const box = { width: 190, height: 78, gapX: 84, gapY: 34 };

/** Where their author put them, drawn closer together; where somebody put only some of them, by the ways between them. */
export const layout = (graph: Pick<Graph, 'start' | 'nodes' | 'edges'>): Place[] => asPut(graph.nodes) ?? byWays(graph);

function asPut(nodes: Graph['nodes']): Place[] | null {
  if (!nodes.every((n) => n.x !== null && n.y !== null)) return null;
  if (new Set(nodes.map((n) => `${n.x},${n.y}`)).size < nodes.length) return null;
  const place = (of: (number | null)[]) => [...new Set(of)].sort((a, b) => a! - b!);
  const [xs, ys] = [place(nodes.map((n) => n.x)), place(nodes.map((n) => n.y))];
  return nodes.map((n) => ({ id: n.id, x: xs.indexOf(n.x) * (box.width + box.gapX), y: ys.indexOf(n.y) * (box.height + box.gapY) }));
}

/** Activities in columns by the longest way to them, in a column by where their predecessors stand; what leads back is left out of the count. */
function byWays({ nodes, edges, start }: Pick<Graph, 'start' | 'nodes' | 'edges'>): Place[] {
  const out = new Map(nodes.map((n) => [n.id, edges.filter((e) => e.from === n.id && e.to !== n.id).map((e) => e.to)]));
  const back = backward(start ?? nodes[0]?.id, nodes, out);
  const forward = edges.filter((e) => e.from !== e.to && !back.has(`${e.from}>${e.to}`) && out.has(e.to));
  const column = new Map(nodes.map((n) => [n.id, 0]));
  for (let round = 0; round < nodes.length; round++)
    for (const e of forward) if (column.get(e.to)! <= column.get(e.from)!) column.set(e.to, column.get(e.from)! + 1);
  const columns: string[][] = [];
  for (const n of nodes) {
    const at = column.get(n.id)!;
    columns[at] ??= [];
    columns[at].push(n.id);
  }
  const row = new Map<string, number>();
  for (const ids of columns.filter(Boolean)) {
    const wish = (id: string) => {
      const before = forward.filter((e) => e.to === id && row.has(e.from)).map((e) => row.get(e.from)!);
      return before.length ? before.reduce((a, b) => a + b, 0) / before.length : 0;
    };
    const wished = ids.map((id) => [id, wish(id)] as const).sort((a, b) => a[1] - b[1]);
    let next = -Infinity;
    for (const [id, y] of wished) {
      next = Math.max(next, y);
      row.set(id, next);
      next += 1;
    }
  }
  return nodes.map((n) => ({ id: n.id, x: column.get(n.id)! * (box.width + box.gapX), y: row.get(n.id)! * (box.height + box.gapY) }));
}

/** The edges that close a circle, walking from the start. */
function backward(start: string | undefined, nodes: Graph['nodes'], out: Map<string, string[]>) {
  const back = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const walk = (id: string) => {
    state.set(id, 'open');
    for (const to of out.get(id) ?? []) {
      if (state.get(to) === 'open') back.add(`${id}>${to}`);
      else if (!state.has(to) && out.has(to)) walk(to);
    }
    state.set(id, 'done');
  };
  if (start && out.has(start)) walk(start);
  for (const n of nodes) if (!state.has(n.id)) walk(n.id);
  return back;
}
