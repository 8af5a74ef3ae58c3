import { type Node, parse, pathOf } from './parser';

/** What stands at either side of a comparison. */
export type Operand =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  /** Another fact, a norm, a value of the rule, or `Now`. */
  | { kind: 'fact'; path: string }
  /** A moment so long before or after another: `Now.AddDays(-norm.days)`. */
  | { kind: 'moment'; base: string; sign: 1 | -1; amount: number | string; unit: Unit }
  /** How much time, of the clinic or of the calendar, lies between two moments. */
  | { kind: 'span'; unit: Span; from: string; to: string };
export type Unit = 'Days' | 'Hours' | 'Minutes';
export type Span = 'workingMinutes' | 'workingDays' | 'TotalDays' | 'TotalHours' | 'TotalMinutes';
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `text` is what stands in the expression: a row that nobody touched keeps it to the letter. */
export type Row = { kind: 'row'; text: string; left: Operand } & (
  | { op: Comparison; right: Operand }
  | { op: 'known' | 'unknown' | 'yes' | 'no' }
  | { op: 'in' | 'notIn'; values: (string | number)[] }
);
/** Written by hand: shown as its text, never changed. `low`: needs parentheses beside others. */
export type Raw = { kind: 'raw'; text: string; low: boolean };
/** Some, all or none of a list: `patient.plans.Any(…)`. */
export type Each = { kind: 'each'; quantifier: 'any' | 'all' | 'none'; list: string; before: string; body: Group; after: string };
export type Group = { kind: 'group'; join: 'and' | 'or'; items: Condition[]; seps: string[]; open: string; close: string };
export type Condition = Row | Raw | Each | Group;

/** The expression as groups of rows; whatever the builder has no row for is raw. Printing it gives the text back, to the letter. */
export function readCondition(text: string): Group {
  const tree = text.trim() ? parse(text) : null;
  const root: Group = { kind: 'group', join: 'and', items: [], seps: [], open: '', close: '' };
  if (!text.trim()) return { ...root, open: text };
  if (!tree) return { ...root, items: [{ kind: 'raw', text, low: true }] };
  const read = conditionOf(tree, text);
  const [open, close] = [text.slice(0, tree.from), text.slice(tree.to)];
  if (read.kind === 'group' && read.open === '') return { ...read, open, close };
  return { ...root, items: [read], open, close };
}

function conditionOf(node: Node, text: string): Condition {
  const slice = (n: { from: number; to: number }) => text.slice(n.from, n.to);
  if (node.kind === 'paren') {
    const inner = conditionOf(node.inner, text);
    if (inner.kind === 'group' && inner.open === '')
      return { ...inner, open: text.slice(node.from, node.inner.from), close: text.slice(node.inner.to, node.to) };
    return inner.kind === 'row' ? { ...inner, text: slice(node) } : { kind: 'raw', text: slice(node), low: false };
  }
  if (node.kind === 'binary' && (node.op === 'and' || node.op === 'or')) {
    const parts = partsOf(node, node.op);
    const seps = parts.slice(1).map((part, i) => text.slice(parts[i]!.to, part.from));
    return { kind: 'group', join: node.op, items: parts.map((part) => conditionOf(part, text)), seps, open: '', close: '' };
  }
  return eachOf(node, text) ?? rowOf(node, slice(node)) ?? { kind: 'raw', text: slice(node), low: isLow(node) };
}

function partsOf(node: Node, op: string): Node[] {
  return node.kind === 'binary' && node.op === op ? [...partsOf(node.left, op), node.right] : [node];
}

const isLow = (node: Node) => node.kind === 'conditional' || (node.kind === 'binary' && ['??', 'or', 'and'].includes(node.op));

function eachOf(node: Node, text: string): Each | null {
  const negated = node.kind === 'unary' && node.op === 'not';
  const call = negated ? node.operand : node;
  if (call.kind !== 'call' || !call.target || call.args.length !== 1) return null;
  const name = call.name.toLowerCase();
  const list = pathOf(call.target);
  const arg = call.args[0]!;
  if (!list || arg.kind === 'lambda' || (name !== 'any' && (name !== 'all' || negated))) return null;
  const body = readCondition(text.slice(arg.from, arg.to));
  const quantifier = negated ? 'none' : (name as 'any' | 'all');
  return { kind: 'each', quantifier, list, before: text.slice(node.from, arg.from), body, after: text.slice(arg.to, node.to) };
}

function rowOf(node: Node, text: string): Row | null {
  const row = { kind: 'row' as const, text };
  if (node.kind === 'unary' && node.op === 'not') {
    const inner = node.operand.kind === 'paren' ? node.operand.inner : node.operand;
    const read = inner.kind === 'in' || pathOf(inner) ? rowOf(inner, text) : null;
    if (read?.op === 'yes') return { ...row, left: read.left, op: 'no' };
    return read?.op === 'in' ? { ...read, op: 'notIn' } : null;
  }
  if (node.kind === 'in') {
    const left = operandOf(node.value);
    const values = node.items?.map((item) => (item.kind === 'text' || item.kind === 'number' ? item.value : null));
    return left?.kind === 'fact' && values?.every((v) => v !== null) ? { ...row, left, op: 'in', values: values as (string | number)[] } : null;
  }
  if (node.kind === 'binary' && /^([<>]=?|[=!]=)$/.test(node.op)) return comparisonOf(node, row);
  const path = pathOf(node);
  return path && !constant(path) && path !== 'Now' ? { ...row, left: { kind: 'fact', path }, op: 'yes' } : null;
}

const constant = (path: string) => ['null', 'true', 'false'].includes(path.toLowerCase());

function comparisonOf(node: Node & { kind: 'binary' }, row: { kind: 'row'; text: string }): Row | null {
  const left = operandOf(node.left);
  if (!left || left.kind === 'number' || left.kind === 'text') return null;
  const word = node.right.kind === 'name' ? node.right.name.toLowerCase() : '';
  if (constant(word)) {
    if (left.kind !== 'fact' || (node.op !== '==' && node.op !== '!=')) return null;
    const equal = node.op === '==';
    if (word === 'null') return { ...row, left, op: equal ? 'unknown' : 'known' };
    return { ...row, left, op: (word === 'true') === equal ? 'yes' : 'no' };
  }
  const right = operandOf(node.right);
  return right ? { ...row, left, op: node.op as Comparison, right } : null;
}

function operandOf(node: Node): Operand | null {
  if (node.kind === 'paren') return operandOf(node.inner);
  if (node.kind === 'number') return { kind: 'number', value: node.value };
  if (node.kind === 'unary' && node.op === '-' && node.operand.kind === 'number') return { kind: 'number', value: -node.operand.value };
  if (node.kind === 'text') return { kind: 'text', value: node.value };
  const path = pathOf(node);
  if (path) {
    const span = node.kind === 'member' ? spanOf(node.name, node.target) : null;
    return span ?? (constant(path) ? null : { kind: 'fact', path });
  }
  if (node.kind === 'member') return spanOf(node.name, node.target);
  if (node.kind !== 'call') return null;
  if (!node.target) {
    const [from, to] = node.args.map(pathOf);
    const name = (['workingMinutes', 'workingDays'] as const).find((f) => f.toLowerCase() === node.name.toLowerCase());
    return name && node.args.length === 2 && from && to ? { kind: 'span', unit: name, from, to } : null;
  }
  const unit = (['Days', 'Hours', 'Minutes'] as const).find((u) => `add${u}`.toLowerCase() === node.name.toLowerCase());
  const base = pathOf(node.target);
  if (!unit || !base || node.args.length !== 1) return null;
  const arg = node.args[0]!;
  const [sign, by] = arg.kind === 'unary' && arg.op === '-' ? ([-1, arg.operand] as const) : ([1, arg] as const);
  const amount = by.kind === 'number' ? by.value : pathOf(by);
  return amount === null ? null : { kind: 'moment', base, sign, amount, unit };
}

/** `(a - b).TotalDays`: from b to a. */
function spanOf(name: string, target: Node): Operand | null {
  const unit = (['TotalDays', 'TotalHours', 'TotalMinutes'] as const).find((u) => u.toLowerCase() === name.toLowerCase());
  if (!unit || target.kind !== 'paren' || target.inner.kind !== 'binary' || target.inner.op !== '-') return null;
  const [to, from] = [pathOf(target.inner.left), pathOf(target.inner.right)];
  return from && to ? { kind: 'span', unit, from, to } : null;
}
