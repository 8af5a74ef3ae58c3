import { MarkerType } from '@xyflow/react';
import type { Schemas } from '@/Platform/Api/contract';
import { type FlowGraph, portOf } from './graph';
import { heightOf, type Places, width } from './place';
import { type Box, labelAt, type Point, route } from './route';
import type { WayEdge } from './Way';
import type { Words } from './words';

export type WayMark = 'new' | 'gone' | 'changed' | 'passed';
export const wayKey = (from: string, port: string, to: string) => `${from}/${port}/${to}`;

/** How many came to each activity in the last days. */
export function arrivals(graph: FlowGraph, live: Schemas['LiveView'] | null | undefined) {
  if (!live) return null;
  const n = new Map<string, number>();
  for (const e of graph.edges) n.set(e.to, (n.get(e.to) ?? 0) + leftBy(live, e.from, portOf(e)));
  return n;
}

const leftBy = (live: Schemas['LiveView'], activity: string, port: string) =>
  live.left.filter((l) => l.activity === activity && l.port === port).reduce((sum, l) => sum + l.n, 0);

/** Ports that lead the same way are one line, with all their words. */
export function waysOf(
  graph: FlowGraph,
  places: Places,
  live: Schemas['LiveView'] | null,
  wayMarks: Map<string, WayMark> | undefined,
  spotlight: boolean,
  w: Words,
): WayEdge[] {
  const boxes = new Map<string, Box>(graph.nodes.map((n) => [n.id, { ...(places.get(n.id) ?? { x: 0, y: 0 }), w: width, h: heightOf(n) }]));
  const together = new Map<string, typeof graph.edges>();
  for (const e of graph.edges) {
    const mark = wayMarks?.get(wayKey(e.from, portOf(e), e.to)) ?? '';
    const key = `${e.from}>${e.to}>${mark}`;
    together.set(key, [...(together.get(key) ?? []), e]);
  }
  const out = new Map<string, number>();
  const drawn: Point[][] = [];
  const there = [...boxes.values()];
  return [...together].flatMap(([key, ways]) => {
    const { from, to } = ways[0]!;
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (!a || !b) return [];
    const turn = out.get(from) ?? 0;
    out.set(from, turn + 1);
    const node = graph.nodes.find((n) => n.id === from);
    const mark = wayMarks?.get(wayKey(from, portOf(ways[0]!), to)) ?? null;
    const named = ways
      .map((e) => {
        const port = portOf(e);
        const title = port === 'Done' && !node?.ports.find((p) => p.name === 'Done')?.title ? '' : w.port(node, port);
        const n = live ? leftBy(live, from, port) : null;
        return [title, n ? w.f.n(n) : ''].filter(Boolean).join(' ');
      })
      .filter(Boolean);
    const colour =
      mark === 'new' ? 'var(--cf-good)' : mark === 'gone' ? 'var(--cf-bad)' : mark === 'passed' ? 'var(--cf-accent-text)' : 'var(--cf-text-3)';
    const others = [...boxes].filter(([id]) => id !== from && id !== to).map(([, box]) => box);
    const points = from === to ? loop(a) : route(a, b, others, ((turn % 5) - 1) * 8, drawn);
    drawn.push(points);
    // Between two boxes side by side a long label would go under them: it takes more lines.
    const gap = points.length === 2 ? Math.abs(points[1]!.x - points[0]!.x) || Number.POSITIVE_INFINITY : Number.POSITIVE_INFINITY;
    const words = named.flatMap((x) => wrapped(x, Math.floor((gap - 8) / letter)));
    const size = { w: Math.max(0, ...words.map((x) => x.length * letter)) + 8, h: words.length * 15 };
    const at = labelAt(points, size, there);
    there.push({ x: at.x - size.w / 2, y: at.y - size.h / 2, ...size });
    return [
      {
        id: key,
        type: 'way' as const,
        source: from,
        target: to,
        sourceHandle: portOf(ways[0]!),
        targetHandle: 'in',
        markerEnd: { type: MarkerType.ArrowClosed, color: colour, width: 15, height: 15 },
        ariaLabel: w.t('aria.way', { from: w.text(node?.title), to: w.text(graph.nodes.find((n) => n.id === to)?.title), words: words.join(', ') }),
        zIndex: mark ? 10 : 0,
        data: { points, at, words: spotlight && !mark ? [] : words, mark, dim: spotlight && !mark, ports: ways.map(portOf) },
      },
    ];
  });
}

const letter = 6.7;

/** A label in lines of at most that many letters, broken between words. */
export function wrapped(words: string, most: number): string[] {
  if (words.length <= most) return [words];
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const loop = (b: Box) => [
  { x: b.x + b.w * 0.7, y: b.y + b.h },
  { x: b.x + b.w * 0.7, y: b.y + b.h + 20 },
  { x: b.x + b.w * 0.3, y: b.y + b.h + 20 },
  { x: b.x + b.w * 0.3, y: b.y + b.h },
];
