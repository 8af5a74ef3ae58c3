/** Ways between boxes: horizontal and vertical pieces that go round what stands between. */
export type Box = { x: number; y: number; w: number; h: number };
export type Point = { x: number; y: number };

const gap = 18;
const right = (b: Box) => b.x + b.w;
const bottom = (b: Box) => b.y + b.h;
const middle = (b: Box): Point => ({ x: b.x + b.w / 2, y: b.y + b.h / 2 });

const hits = (b: Box, from: Point, to: Point) =>
  Math.max(from.x, to.x) > b.x - 4 &&
  Math.min(from.x, to.x) < right(b) + 4 &&
  Math.max(from.y, to.y) > b.y - 4 &&
  Math.min(from.y, to.y) < bottom(b) + 4;
const crossings = (points: Point[], boxes: Box[]) => {
  let n = 0;
  for (let i = 1; i < points.length; i++) for (const b of boxes) if (hits(b, points[i - 1]!, points[i]!)) n++;
  return n;
};
const length = (points: Point[]) => points.slice(1).reduce((sum, p, i) => sum + Math.abs(p.x - points[i]!.x) + Math.abs(p.y - points[i]!.y), 0);

/**
 * The shortest of the usual ways that crosses no box.
 * @param spread moves the way a little aside, so that neighbours do not lie on one another
 * @param taken ways that are drawn already: lying on one of them is dear
 */
export function route(from: Box, to: Box, others: Box[], spread = 0, taken: readonly Point[][] = []): Point[] {
  const [a, b] = [middle(from), middle(to)];
  const shift = Math.max(-16, Math.min(16, spread));
  const [ya, yb] = [a.y + shift, b.y + shift];
  const [xa, xb] = [a.x + shift * 2, b.x + shift * 2];
  const ways: Point[][] = [];
  const add = (...points: Point[]) => ways.push(tidy(points));
  if (b.x > right(from)) {
    for (const x of [right(from) + gap * 1.6 + spread, to.x - gap * 1.6 + spread, (right(from) + to.x) / 2 + spread])
      add({ x: right(from), y: ya }, { x, y: ya }, { x, y: yb }, { x: to.x, y: yb });
    for (const y of lanes(from, to, others, spread))
      add(
        { x: right(from), y: ya },
        { x: right(from) + gap + spread / 2, y: ya },
        { x: right(from) + gap + spread / 2, y },
        { x: to.x - gap + spread / 2, y },
        { x: to.x - gap + spread / 2, y: yb },
        { x: to.x, y: yb },
      );
  }
  if (b.y > bottom(from)) {
    add(
      { x: xa, y: bottom(from) },
      { x: xa, y: (bottom(from) + to.y) / 2 + spread / 2 },
      { x: xb, y: (bottom(from) + to.y) / 2 + spread / 2 },
      { x: xb, y: to.y },
    );
    if (b.x < from.x) add({ x: xa, y: bottom(from) }, { x: xa, y: yb }, { x: right(to), y: yb });
    if (b.x > right(from)) add({ x: xa, y: bottom(from) }, { x: xa, y: yb }, { x: to.x, y: yb });
  }
  if (b.y < from.y) {
    add(
      { x: xa, y: from.y },
      { x: xa, y: (from.y + bottom(to)) / 2 + spread / 2 },
      { x: xb, y: (from.y + bottom(to)) / 2 + spread / 2 },
      { x: xb, y: bottom(to) },
    );
    if (b.x < from.x) add({ x: xa, y: from.y }, { x: xa, y: yb }, { x: right(to), y: yb });
    if (b.x > right(from)) add({ x: xa, y: from.y }, { x: xa, y: yb }, { x: to.x, y: yb });
  }
  if (b.x < from.x && Math.abs(a.y - b.y) < from.h) add({ x: from.x, y: ya }, { x: right(to), y: yb });
  if (b.x <= right(from)) {
    for (const y of lanes(from, to, others, spread)) {
      const [down, into] = [y > a.y ? bottom(from) : from.y, y > b.y ? bottom(to) : to.y];
      add({ x: xa, y: down }, { x: xa, y }, { x: xb, y }, { x: xb, y: into });
    }
  }
  // Round the boxes between: along a free row, then into the side that is nearest.
  const rows = lanes(from, to, others, spread);
  for (const y of rows) {
    const down = { x: xa, y: y > a.y ? bottom(from) : from.y };
    for (const side of [to.x - gap, right(to) + gap]) {
      const x = side + spread / 2;
      const into = { x: side < to.x ? to.x : right(to), y: yb };
      add(down, { x: xa, y }, { x, y }, { x, y: yb }, into);
      for (const out of [from.x, right(from)]) {
        const leave = out + (out === from.x ? -gap : gap) + spread / 2;
        add({ x: out, y: ya }, { x: leave, y: ya }, { x: leave, y }, { x, y }, { x, y: yb }, into);
      }
    }
    for (const out of [from.x, right(from)]) {
      const leave = out + (out === from.x ? -gap : gap) + spread / 2;
      add({ x: out, y: ya }, { x: leave, y: ya }, { x: leave, y }, { x: xb, y }, { x: xb, y: y > b.y ? bottom(to) : to.y });
    }
  }
  const price = (w: Point[]) =>
    crossings(w, others) * 10_000 + length(w) + w.length * 30 + taken.reduce((sum, other) => sum + shared(w, other), 0) * 3;
  return ways.reduce((best, w) => (price(w) < price(best) ? w : best), ways[0]!);
}

/** How long two ways lie on one another. */
function shared(a: Point[], b: Point[]) {
  let sum = 0;
  for (let i = 1; i < a.length; i++)
    for (let j = 1; j < b.length; j++) {
      const [p, q, r, s] = [a[i - 1]!, a[i]!, b[j - 1]!, b[j]!];
      for (const [along, across] of [
        ['x', 'y'],
        ['y', 'x'],
      ] as const)
        if (p[across] === q[across] && r[across] === s[across] && Math.abs(p[across] - r[across]) < 4)
          sum += Math.max(
            0,
            Math.min(Math.max(p[along], q[along]), Math.max(r[along], s[along])) -
              Math.max(Math.min(p[along], q[along]), Math.min(r[along], s[along])),
          );
    }
  return sum;
}

/** Free rows to run along: above and below every box. */
const lanes = (from: Box, to: Box, others: Box[], spread: number) =>
  [...new Set([from, to, ...others].flatMap((b) => [b.y - gap, bottom(b) + gap]))].map((y) => y + spread / 2);

const tidy = (points: Point[]) =>
  points.filter((p, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    return !((before.x === p.x && p.x === after.x) || (before.y === p.y && p.y === after.y));
  });

/** The points as a path with rounded corners. */
export function pathOf(points: Point[], radius = 6): string {
  let d = `M${points[0]!.x} ${points[0]!.y}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [p, before, after] = [points[i]!, points[i - 1]!, points[i + 1]!];
    const r = Math.min(radius, length([before, p]) / 2, length([p, after]) / 2);
    const towards = (q: Point) => ({ x: p.x + Math.sign(q.x - p.x) * r, y: p.y + Math.sign(q.y - p.y) * r });
    const [enter, leave] = [towards(before), towards(after)];
    d += `L${enter.x} ${enter.y}Q${p.x} ${p.y} ${leave.x} ${leave.y}`;
  }
  const last = points[points.length - 1]!;
  return `${d}L${last.x} ${last.y}`;
}

/** Where the words of a way may stand, the best first: in the middle of a level piece, of an upright one, then nearer to their ends. */
export function labelPlaces(points: Point[]): Point[] {
  const pieces = points
    .slice(1)
    .map((q, i) => ({ p: points[i]!, q, level: points[i]!.y === q.y, size: Math.abs(points[i]!.x - q.x) + Math.abs(points[i]!.y - q.y) }));
  pieces.sort((a, b) => b.size * (b.level ? 1.2 : 1) - a.size * (a.level ? 1.2 : 1));
  return [0.5, 0.3, 0.7, 0.15, 0.85].flatMap((t) => pieces.map(({ p, q }) => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t })));
}

/** The first place where words of that size cover nothing that is there; else the best. */
export function labelAt(points: Point[], size: { w: number; h: number }, there: Box[]): Point {
  const places = labelPlaces(points);
  const free = (at: Point) => {
    const own = { x: at.x - size.w / 2, y: at.y - size.h / 2, w: size.w, h: size.h };
    return !there.some((b) => own.x < right(b) && right(own) > b.x && own.y < bottom(b) && bottom(own) > b.y);
  };
  return places.find(free) ?? places[0]!;
}
