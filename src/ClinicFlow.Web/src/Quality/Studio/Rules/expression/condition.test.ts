import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Condition, type Group, type Operand, type Row, readCondition } from './condition';
import { added, joined, print, replaced, written } from './print';
import { random } from './random';

const shipped = readdirSync('../../rules', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.json'))
  .flatMap((f) =>
    [...readFileSync(`../../rules/${f}`, 'utf8').matchAll(/"(?:Expression|when)": ("(?:[^"\\]|\\.)*")/g)].map((m) => JSON.parse(m[1]!) as string),
  );

const rows = (c: Condition): Condition[] => (c.kind === 'group' ? c.items.flatMap(rows) : c.kind === 'each' ? [c, ...rows(c.body)] : [c]);
const bare = (c: Condition): unknown => {
  if (c.kind === 'group') return c.items.length === 1 ? bare(c.items[0]!) : { join: c.join, items: c.items.map(bare) };
  if (c.kind === 'each') return { quantifier: c.quantifier, list: c.list, body: bare(c.body) };
  const { text, ...rest } = c;
  return c.kind === 'raw' ? text : rest;
};

const paths = ['plan.leftCount', 'patient.doNotContact', 'lead.lostAt', 'daysIdle', 'norm.days', 'Now'];
function condition(seed: number) {
  const r = random(seed);
  const fact = (): Operand => ({ kind: 'fact', path: r.one(paths) });
  const operand = (): Operand =>
    r.one<() => Operand>([
      fact,
      () => ({ kind: 'number', value: r.below(100) - 50 }),
      () => ({ kind: 'text', value: r.one(['lead', 'a "b" \\ c', 'скобка (', 'and or not']) }),
      () => ({
        kind: 'moment',
        base: r.one(paths),
        sign: r.one([1, -1] as const),
        amount: r.one([3, 'norm.days']),
        unit: r.one(['Days', 'Hours', 'Minutes'] as const),
      }),
    ])();
  const row = (): Row => {
    const made = { kind: 'row' as const, text: '' };
    const left: Operand = { kind: 'fact', path: r.one(paths.slice(0, 4)) };
    return written(
      r.one<() => Row>([
        () => ({ ...made, left, op: r.one(['==', '!=', '<', '<=', '>', '>='] as const), right: operand() }),
        () => ({ ...made, left, op: r.one(['known', 'unknown', 'yes', 'no'] as const) }),
        () => ({ ...made, left, op: r.one(['in', 'notIn'] as const), values: r.one([['a', 'b'], [1, 2, 3], ['']]) }),
        () => ({
          ...made,
          left: { kind: 'span', unit: r.one(['workingMinutes', 'TotalDays'] as const), from: r.one(paths), to: r.one(paths) },
          op: '<=',
          right: operand(),
        }),
      ])(),
    );
  };
  const group = (depth: number, not?: 'and' | 'or'): Group => {
    const join = not === 'and' ? 'or' : not === 'or' ? 'and' : r.one(['and', 'or'] as const);
    const items = Array.from({ length: 2 + r.below(3) }, (): Condition => {
      if (depth > 0 && r.below(3) === 0) return group(depth - 1, join);
      if (r.below(8) === 0)
        return { kind: 'each', quantifier: 'any', list: 'patient.plans', before: 'patient.plans.Any(', body: readCondition(row().text), after: ')' };
      return r.below(8) === 0 ? { kind: 'raw', text: 'plan.leftCount + 1 > 2 ? true : false', low: true } : row();
    });
    return { kind: 'group', join, items, seps: [], open: '', close: '' };
  };
  return group(3);
}

describe('conditions of the builder', () => {
  it('every shipped expression is given back to the letter', () => {
    expect(shipped.length).toBeGreaterThan(100);
    for (const text of shipped) expect(print(readCondition(text))).toBe(text);
  });

  it('most shipped conditions are rows, not text', () => {
    const all = shipped.filter((t) => /[<>=]|null|not /.test(t) && !t.includes('?')).flatMap((t) => rows(readCondition(t)));
    expect(all.filter((c) => c.kind === 'raw').length / all.length).toBeLessThan(0.15);
  });

  it('what the builder writes is what it reads', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const made = condition(seed);
      const text = print(made);
      const read = readCondition(text);
      // A conditional beside others stands in parentheses once it is written.
      const plain = (c: Condition) =>
        JSON.stringify(bare(c)).replaceAll('"(plan.leftCount + 1 > 2 ? true : false)"', '"plan.leftCount + 1 > 2 ? true : false"');
      expect(plain(read), `seed ${seed}: ${text}`).toBe(plain(made));
      expect(print(read)).toBe(text);
    }
  });

  it('any text is given back to the letter, sense or nonsense', () => {
    const pieces = [...shipped, 'a and', ')(', ' ', '"', "'", '&&', '||', '!', 'x => x', 'null', '\n', '1.5e3', 'is not', '№', '\\'];
    for (let seed = 1; seed <= 3000; seed++) {
      const r = random(seed);
      const text = Array.from({ length: 1 + r.below(4) }, () => {
        const piece = r.one(pieces);
        const from = r.below(piece.length);
        return r.below(2) ? piece : piece.slice(from, from + 1 + r.below(20));
      }).join(r.one(['', ' ', ' and ', ' or ']));
      expect(print(readCondition(text))).toBe(text);
    }
  });

  it('changing one row leaves every other to the letter', () => {
    const text = 'plan.agreedAt  !=  null and ( plan.endedAt==null || plan.leftCount>0 ) && not (lead.lostReason in ("", "other"))';
    const read = readCondition(text);
    const row = { ...(read.items[1] as Group).items[1]!, op: '>=' } as Row;
    expect(print(replaced(read, [1, 1], written(row)))).toBe(text.replace('plan.leftCount>0', 'plan.leftCount >= 0'));
    expect(print(replaced(read, [0], null))).toBe(text.slice('plan.agreedAt  !=  null and '.length));
    expect(print(replaced(replaced(read, [1, 0], null), [1, 0], null))).toBe('plan.agreedAt  !=  null && not (lead.lostReason in ("", "other"))');
  });

  it('a condition added to what binds weaker puts that in parentheses', () => {
    const more = readCondition('plan.leftCount > 0').items[0]!;
    const both = (text: string) =>
      print(added({ kind: 'group', join: 'and', items: [readCondition(text)], seps: [], open: '', close: '' }, [], more));
    expect(both('a == 1 or b == 2')).toBe('(a == 1 or b == 2) and plan.leftCount > 0');
    expect(both('a ? b : c')).toBe('(a ? b : c) and plan.leftCount > 0');
    expect(print(joined(readCondition('a == 1 and (b == 2 or c == 3)'), 'or'))).toBe('a == 1 or (b == 2 or c == 3)');
  });
});
