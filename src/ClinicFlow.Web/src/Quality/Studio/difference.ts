export type Line = { kind: 'same' | 'gone' | 'new'; text: string; old?: number; now?: number };
export type Part = { lines: Line[] } | { skipped: number };

/** Line by line what became of a text: the longest common part stays, the rest went or came. */
export function difference(before: string, after: string): Line[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (from: number, to: number, shift: number): Line[] =>
    a.slice(from, to).map((text, i) => ({ kind: 'same', text, old: from + i + 1, now: from + i + 1 + shift }));
  return [
    ...same(0, head, 0),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...same(a.length - tail, a.length, b.length - a.length),
  ];
}

function middle(a: string[], b: string[], shift: number): Line[] {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push({ kind: 'same', text: a[i]!, old: shift + ++i, now: shift + ++j });
    else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
      lines.push({ kind: 'gone', text: a[i]!, old: shift + ++i });
    else lines.push({ kind: 'new', text: b[j]!, now: shift + ++j });
  }
  return lines;
}

/** What changed with a few lines around it; long stretches that stayed are only counted. */
export function around(lines: Line[], context = 3): Part[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - context), i + context + 1).some((l) => l.kind !== 'same'));
  const parts: Part[] = [];
  lines.forEach((line, i) => {
    const last = parts[parts.length - 1];
    if (near[i]) {
      if (last && 'lines' in last) last.lines.push(line);
      else parts.push({ lines: [line] });
    } else if (last && 'skipped' in last) last.skipped++;
    else parts.push({ skipped: 1 });
  });
  return parts;
}
