import type { Condition, Each, Group, Operand, Row } from './condition';

/** The expression of a condition. Rows, separators and parentheses that were read are given back as they stood. */
export function print(condition: Condition): string {
  if (condition.kind === 'each') return condition.before + print(condition.body) + condition.after;
  if (condition.kind !== 'group') return condition.text;
  const { items, seps, join, open, close } = condition;
  const inner = items.map((item, i) => (i ? (seps[i - 1] ?? ` ${join} `) : '') + beside(item, condition)).join('');
  return open + inner + close;
}

/** What would bind otherwise beside the others stands in parentheses. */
function beside(item: Condition, group: Group): string {
  const text = print(item);
  const alone = group.items.length < 2;
  if (item.kind === 'group') {
    if (item.open.includes('(')) return text;
    if (item.items.length === 1) return item.open + beside(item.items[0]!, group) + item.close;
    return alone || item.join === 'and' || group.join === 'or' ? text : `(${text})`;
  }
  return item.kind === 'raw' && item.low && !alone ? `(${text})` : text;
}

const quote = (text: string) =>
  `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
const literal = (value: string | number) => (typeof value === 'number' ? String(value) : quote(value));

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'number':
    case 'text':
      return literal(operand.value);
    case 'fact':
      return operand.path;
    case 'moment':
      return `${operand.base}.Add${operand.unit}(${operand.sign < 0 ? '-' : ''}${operand.amount})`;
    case 'span':
      return operand.unit.startsWith('Total')
        ? `(${operand.to} - ${operand.from}).${operand.unit}`
        : `${operand.unit}(${operand.from}, ${operand.to})`;
  }
}

/** A row written anew from its parts. A yes or no is compared: a fact that is not known is neither. */
export function written(row: Row): Row {
  const left = printOperand(row.left);
  const text = () => {
    switch (row.op) {
      case 'known':
        return `${left} != null`;
      case 'unknown':
        return `${left} == null`;
      case 'yes':
        return `${left} == true`;
      case 'no':
        return `${left} != true`;
      case 'in':
        return `${left} in (${row.values.map(literal).join(', ')})`;
      case 'notIn':
        return `not (${left} in (${row.values.map(literal).join(', ')}))`;
      default:
        return `${left} ${row.op} ${printOperand(row.right)}`;
    }
  };
  return { ...row, text: text() };
}

/** The item at a path of positions replaced; null takes it out, and a group that is left empty with it. */
export function replaced(group: Group, path: number[], item: Condition | null): Group {
  const [at, ...rest] = path as [number, ...number[]];
  const old = group.items[at]!;
  let next: Condition | null = item;
  if (rest.length && old.kind === 'group') {
    const inner = replaced(old, rest, item);
    next = inner.items.length ? inner : null;
  } else if (rest.length && old.kind === 'each') next = { ...old, body: replaced(old.body, rest, item) };
  if (next) return { ...group, items: group.items.map((one, i) => (i === at ? next : one)) };
  return { ...group, items: group.items.filter((_, i) => i !== at), seps: group.seps.filter((_, i) => i !== Math.max(0, at - 1)) };
}

/** One more item at the end of the group at a path. */
export function added(group: Group, path: number[], item: Condition): Group {
  const [at, ...rest] = path;
  if (at === undefined) {
    const seps = group.items.length ? [...group.seps, group.seps.at(-1) ?? ` ${group.join} `] : [];
    return { ...group, items: [...group.items, item], seps };
  }
  const inner = group.items[at] as Group | Each;
  const next: Condition = inner.kind === 'each' ? { ...inner, body: added(inner.body, rest, item) } : added(inner, rest, item);
  return { ...group, items: group.items.map((one, i) => (i === at ? next : one)) };
}

/** All of it, or one of it. */
export const joined = (group: Group, join: Group['join']): Group => ({ ...group, join, seps: group.seps.map(() => ` ${join} `) });
