import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { move } from './edit';
import { graphOf } from './graph';
import { heightOf, laidOut, type Places, placesOf, roomAt, toFile, width } from './place';
import { type Box, pathOf, route } from './route';

const folder = join(__dirname, '../../../../../../workflows');
const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
const graphs = files.map((f) => [f, readFileSync(join(folder, f), 'utf8')] as const);

const overlaps = (places: Places, height: number) => {
  const all = [...places.values()];
  return all.some((a, i) => all.slice(i + 1).some((b) => Math.abs(a.x - b.x) < width && Math.abs(a.y - b.y) < height));
};

describe.each(graphs)('%s', (_, text) => {
  const graph = graphOf(text)!;

  test('where its author put them, no box lies on another', () => expect(overlaps(placesOf(graph), 60)).toBe(false));

  test('laid out anew, no box lies on another, and the start is leftmost', () => {
    const places = laidOut(graph);
    expect(overlaps(places, 90)).toBe(false);
    expect(places.get(graph.start!)!.x).toBe(Math.min(...[...places.values()].map((p) => p.x)));
  });

  test('what is laid out anew and written is read at the same places', () => {
    const places = laidOut(graph);
    const again = placesOf(
      graphOf(
        move(
          text,
          graph.nodes.map((n) => ({ id: n.id, ...toFile(n, places.get(n.id)!) })),
        ),
      )!,
    );
    for (const [id, p] of places) {
      expect(Math.abs(again.get(id)!.x - p.x)).toBeLessThan(1);
      expect(Math.abs(again.get(id)!.y - p.y)).toBeLessThan(1);
    }
  });

  test('no way crosses a box', () => {
    const places = placesOf(graph);
    const box = (id: string): Box => {
      const n = graph.nodes.find((x) => x.id === id)!;
      return { ...places.get(id)!, w: width, h: heightOf(n) };
    };
    const crossed = graph.edges
      .filter((e) => e.from !== e.to)
      .filter((e) => {
        const points = route(
          box(e.from),
          box(e.to),
          graph.nodes.filter((n) => n.id !== e.from && n.id !== e.to).map((n) => box(n.id)),
        );
        return graph.nodes
          .filter((n) => n.id !== e.from && n.id !== e.to)
          .some((n) => {
            const b = box(n.id);
            return points.slice(1).some((p, i) => {
              const q = points[i]!;
              return Math.max(p.x, q.x) > b.x && Math.min(p.x, q.x) < b.x + b.w && Math.max(p.y, q.y) > b.y && Math.min(p.y, q.y) < b.y + b.h;
            });
          });
      });
    expect(crossed).toEqual([]);
  });
});

test('room for something new is found below what stands there', () => {
  const at = roomAt(new Map([['a', { x: 0, y: 0 }]]), { x: 10, y: 10 });
  expect(at.x).toBe(10);
  expect(at.y).toBeGreaterThan(92);
});

test('a way is drawn with round corners', () => {
  expect(
    pathOf([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 40 },
    ]),
  ).toBe('M0 0L44 0Q50 0 50 6L50 40');
});
