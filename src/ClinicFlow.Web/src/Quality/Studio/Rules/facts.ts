import type { L, Schemas } from '@/Platform/Api/contract';
import { type Node, parse, pathOf } from './expression/parser';

export type Kind = 'text' | 'whole' | 'number' | 'date' | 'bool' | 'list' | 'record' | 'unknown';
export type Fact = { path: string; kind: Kind; record: string | null; nullable: boolean; title: L };
/** A named expression of the file, or a norm. */
export type Named = { name: string; expression?: string; value?: unknown; title?: L };
type View = Schemas['FactView'];

const kinds = ['text', 'whole', 'number', 'date', 'bool', 'list'];
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const now: L = { ru: 'сейчас', en: 'now' };
const today: L = { ru: 'сегодня', en: 'today' };

/** What the expressions of one rule may name: the facts of its subject, its norms, its parameters, and what they are called. */
export class Facts {
  private readonly inputs: View[];

  constructor(
    private readonly all: Schemas['FactList'],
    readonly subject: string,
    readonly norms: Named[],
    readonly params: Named[],
    /** Inside a list: the record whose members are named without more ado. */
    readonly element: string | null = null,
  ) {
    this.inputs = all.subjects.find((s) => s.subject === subject)?.inputs ?? all.subjects.find((s) => s.subject === 'plan')!.inputs;
  }

  within(record: string | null) {
    return new Facts(this.all, this.subject, this.norms, this.params, record);
  }

  get functions() {
    return this.all.functions;
  }

  inputNames() {
    return this.inputs.map((i) => i.name);
  }

  members(record: string | null): View[] {
    return this.all.records.find((r) => r.name === record)?.members ?? [];
  }

  find(path: string): Fact | undefined {
    if (same(path, 'Now')) return { path, kind: 'date', record: null, nullable: false, title: now };
    if (same(path, 'Today')) return { path, kind: 'date', record: null, nullable: false, title: today };
    const [head, ...rest] = path.split('.') as [string, ...string[]];
    if (same(head, 'norm')) return this.norm(path, rest.join('.'));
    const param = rest.length ? undefined : this.params.find((p) => same(p.name, head));
    if (param) return { path, kind: this.kindOf(param.expression ?? ''), record: null, nullable: true, title: titleOf(param) };
    const own = this.members(this.element).find((m) => same(m.name, head));
    let view = own ?? this.inputs.find((i) => same(i.name, head));
    for (const step of rest) view = view && this.members(view.type).find((m) => same(m.name, step));
    return view && factOf(path, view);
  }

  /** Everything that a row may compare, by the input that it belongs to. */
  groups(): { title: L; facts: Fact[] }[] {
    const simple = (prefix: string, members: readonly View[]) =>
      members
        .map((m) => factOf(prefix + m.name, m))
        .filter((f) => f.kind !== 'list' && f.kind !== 'record' && !/(^|\.)(id|journey|openingEvent)$/.test(f.path));
    const own = this.element ? [{ title: { ru: 'Элемент списка', en: 'Element of the list' }, facts: simple('', this.members(this.element)) }] : [];
    const params = this.params.map((p) => this.find(p.name)!);
    const values = params.length ? [{ title: { ru: 'Значения правила', en: 'Values of the rule' }, facts: params }] : [];
    const inputs = this.inputs.map((i) => ({
      title: i.title,
      facts: kinds.includes(i.type) ? [factOf(i.name, i)] : simple(`${i.name}.`, this.members(i.type)),
    }));
    return [...own, ...values, ...inputs].filter((g) => g.facts.length);
  }

  lists(): Fact[] {
    return this.inputs.flatMap((i) => this.members(i.type).map((m) => factOf(`${i.name}.${m.name}`, m))).filter((f) => f.kind === 'list' && f.record);
  }

  normFacts(): Fact[] {
    return this.norms.map((n) => this.norm(`norm.${n.name}`, n.name)!);
  }

  /** What may stand on the other side of a fact of that kind. */
  comparable(kind: Kind): Fact[] {
    const fits = (f: Fact) => f.kind === kind || f.kind === 'unknown' || (isNumber(f.kind) && isNumber(kind));
    return [...this.normFacts(), ...this.groups().flatMap((g) => g.facts)].filter(fits);
  }

  private norm(path: string, name: string): Fact | undefined {
    const norm = this.norms.find((n) => same(n.name, name));
    const kind = typeof norm?.value === 'boolean' ? 'bool' : typeof norm?.value === 'string' ? 'text' : 'number';
    return norm && { path, kind, record: null, nullable: false, title: titleOf(norm) };
  }

  /** The kind of value that an expression gives, as far as it can be seen. */
  kindOf(expression: string, depth = 0): Kind {
    const tree = parse(expression);
    return tree && depth < 5 ? this.kindOfNode(tree, depth) : 'unknown';
  }

  private kindOfNode(node: Node, depth: number): Kind {
    const of = (n: Node) => this.kindOfNode(n, depth);
    const path = pathOf(node);
    if (path) {
      if (/\.Total(Days|Hours|Minutes)$/i.test(path)) return 'number';
      const param = this.params.find((p) => same(p.name, path));
      if (param) return depth < 5 ? this.kindOf(param.expression ?? '', depth + 1) : 'unknown';
      return this.find(path)?.kind ?? (/^(true|false)$/i.test(path) ? 'bool' : 'unknown');
    }
    switch (node.kind) {
      case 'paren':
        return of(node.inner);
      case 'number':
        return 'number';
      case 'text':
        return 'text';
      case 'unary':
        return node.op === 'not' ? 'bool' : 'number';
      case 'in':
        return 'bool';
      case 'conditional':
        return of(node.then);
      case 'binary':
        if (node.op === '??') return of(node.left) === 'unknown' ? of(node.right) : of(node.left);
        if (['+', '-', '*', '/', '%'].includes(node.op)) return of(node.left) === 'date' ? 'unknown' : 'number';
        return 'bool';
      case 'member':
        return /^Total/i.test(node.name) ? 'number' : 'unknown';
      case 'call':
        if (/^(add|date)/i.test(node.name)) return 'date';
        if (/^(int|decimal|double|long|count|sum|average|round|floor|ceiling|working)/i.test(node.name)) return 'number';
        if (/^(any|all|contains|startswith|endswith)$/i.test(node.name)) return 'bool';
        if (/^(min|max|first|last)/i.test(node.name)) {
          if (node.target?.kind === 'array') return node.target.items[0] ? of(node.target.items[0]) : 'unknown';
          return 'number';
        }
        return 'unknown';
      default:
        return 'unknown';
    }
  }
}

export const isNumber = (kind: Kind) => kind === 'number' || kind === 'whole';
const titleOf = (named: Named): L => named.title ?? { ru: named.name, en: named.name };

function factOf(path: string, view: View): Fact {
  const kind = (kinds.includes(view.type) ? view.type : 'record') as Kind;
  const record = kind === 'list' ? (view.of && !kinds.includes(view.of) ? view.of : null) : kind === 'record' ? view.type : null;
  return { path, kind, record, nullable: view.nullable, title: view.title };
}
