import { difference } from '../difference';

/** Lines on which all agree, or a place that both changed: then somebody chooses. */
export type Hunk = { kind: 'same'; lines: string[] } | { kind: 'conflict'; base: string[]; theirs: string[]; mine: string[] };
export type Choice = 'theirs' | 'mine' | 'both';

/** What replaced the lines from `from` up to (not including) `to` of the base. */
type Edit = { from: number; to: number; lines: string[] };

/** The edits that make `after` of `before`, in order. */
function edits(before: string, after: string): Edit[] {
  const found: Edit[] = [];
  let at = 0;
  let open: Edit | null = null;
  for (const line of difference(before, after)) {
    if (line.kind === 'same') {
      open = null;
      at++;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, lines: [] };
      found.push(open);
    }
    if (line.kind === 'gone') {
      at++;
      open.to = at;
    } else open.lines.push(line.text);
  }
  return found;
}

const apply = (base: string[], from: number, to: number, changes: Edit[]): string[] => {
  const lines: string[] = [];
  let at = from;
  for (const e of changes) {
    lines.push(...base.slice(at, e.from), ...e.lines);
    at = e.to;
  }
  return [...lines, ...base.slice(at, to)];
};

/** Puts two texts together that came from one: what only one changed is taken, what both changed alike too, the rest is asked. */
export function merge(base: string, theirs: string, mine: string): Hunk[] {
  const lines = base.split('\n');
  const left = edits(base, theirs);
  const right = edits(base, mine);
  const hunks: Hunk[] = [];
  const same = (more: string[]) => {
    const last = hunks[hunks.length - 1];
    if (last?.kind === 'same') last.lines.push(...more);
    else if (more.length) hunks.push({ kind: 'same', lines: [...more] });
  };
  let at = 0;
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const from = Math.min(left[l]?.from ?? Number.POSITIVE_INFINITY, right[r]?.from ?? Number.POSITIVE_INFINITY);
    same(lines.slice(at, from));
    let to = from;
    const [ours, others]: [Edit[], Edit[]] = [[], []];
    // Edits that overlap or touch belong together: which of the two comes first nobody has said.
    for (let grew = true; grew; ) {
      grew = false;
      for (const [list, taken, next] of [
        [left, others, l + others.length],
        [right, ours, r + ours.length],
      ] as const) {
        const e = list[next];
        if (e && e.from <= to) {
          taken.push(e);
          to = Math.max(to, e.to);
          grew = true;
        }
      }
    }
    l += others.length;
    r += ours.length;
    const [t, m, b] = [apply(lines, from, to, others), apply(lines, from, to, ours), lines.slice(from, to)];
    if (ours.length === 0 || equal(t, m)) same(t);
    else if (others.length === 0) same(m);
    else hunks.push({ kind: 'conflict', base: b, theirs: t, mine: m });
    at = to;
  }
  same(lines.slice(at));
  return hunks;
}

const equal = (a: string[], b: string[]) => a.length === b.length && a.every((line, i) => line === b[i]);

export const conflicts = (hunks: Hunk[]) => hunks.filter((h) => h.kind === 'conflict').length;

/** The text that the choices make; null while one is missing. */
export function chosen(hunks: Hunk[], choices: (Choice | undefined)[]): string | null {
  const lines: string[] = [];
  let n = 0;
  for (const hunk of hunks) {
    if (hunk.kind === 'same') lines.push(...hunk.lines);
    else {
      const choice = choices[n++];
      if (!choice) return null;
      if (choice !== 'mine') lines.push(...hunk.theirs);
      if (choice !== 'theirs') lines.push(...hunk.mine);
    }
  }
  return lines.join('\n');
}
