import { type Token, tokens } from './lexer';

type Place = { from: number; to: number };
export type Node = Place &
  (
    | { kind: 'name'; name: string }
    | { kind: 'member'; target: Node; name: string }
    | { kind: 'call'; target: Node | null; name: string; args: Node[] }
    | { kind: 'index'; target: Node; args: Node[] }
    | { kind: 'number'; value: number }
    | { kind: 'text'; value: string }
    | { kind: 'unary'; op: 'not' | '-'; operand: Node }
    | { kind: 'binary'; op: string; left: Node; right: Node }
    | { kind: 'in'; value: Node; items: Node[] | null; list: Node | null }
    | { kind: 'conditional'; test: Node; then: Node; other: Node }
    | { kind: 'array'; items: Node[] }
    | { kind: 'lambda'; name: string; body: Node }
    | { kind: 'paren'; inner: Node }
  );

class NotUnderstood extends Error {}

/** The tree of an expression with the place of every node; null if the text is none. The operators bind as on the server. */
export function parse(text: string): Node | null {
  const cut = tokens(text);
  if (!cut) return null;
  try {
    const parser = new Parser(cut);
    const tree = parser.expression();
    return parser.done ? tree : null;
  } catch (error) {
    if (error instanceof NotUnderstood || error instanceof RangeError) return null;
    throw error;
  }
}

class Parser {
  private at = 0;
  constructor(private readonly list: Token[]) {}

  get done() {
    return this.now.kind === 'end';
  }

  expression(): Node {
    const test = this.coalesce();
    if (!this.eat('?')) return test;
    const then = this.expression();
    this.expect(':');
    const other = this.expression();
    return { kind: 'conditional', test, then, other, from: test.from, to: other.to };
  }

  private get now() {
    return this.list[this.at]!;
  }

  private is(...symbols: string[]) {
    return this.now.kind === 'symbol' && symbols.includes(this.now.text);
  }

  private eat(symbol: string) {
    if (!this.is(symbol)) return false;
    this.at++;
    return true;
  }

  private expect(symbol: string) {
    if (!this.is(symbol)) throw new NotUnderstood();
    return this.list[this.at++]!;
  }

  private coalesce(): Node {
    const left = this.or();
    if (!this.eat('??')) return left;
    const right = this.expression();
    return { kind: 'binary', op: '??', left, right, from: left.from, to: right.to };
  }

  private chain(operand: () => Node, ...ops: string[]): Node {
    let left = operand();
    while (this.is(...ops)) {
      const op = this.list[this.at++]!.text;
      const right = operand();
      left = { kind: 'binary', op, left, right, from: left.from, to: right.to };
    }
    return left;
  }

  private readonly or = () => this.chain(this.and, 'or');
  private readonly and = () => this.chain(this.inList, 'and');
  private readonly logical = () => this.chain(this.comparison, '&', '|');
  private readonly comparison = () => this.chain(this.additive, '==', '!=', '<', '<=', '>', '>=');
  private readonly additive = () => this.chain(this.multiplicative, '+', '-');
  private readonly multiplicative = () => this.chain(this.unary, '*', '/', '%');

  private readonly inList = (): Node => {
    let value = this.logical();
    while (this.now.kind === 'name' && this.now.text.toLowerCase() === 'in') {
      this.at++;
      if (this.eat('(')) {
        const items = [this.unary()];
        while (this.eat(',')) items.push(this.unary());
        const end = this.expect(')');
        value = { kind: 'in', value, items, list: null, from: value.from, to: end.to };
      } else {
        const list = this.primary();
        value = { kind: 'in', value, items: null, list, from: value.from, to: list.to };
      }
    }
    return value;
  };

  private readonly unary = (): Node => {
    if (!this.is('not', '-')) return this.primary();
    const { text, from } = this.list[this.at++]!;
    const operand = this.unary();
    return { kind: 'unary', op: text as 'not' | '-', operand, from, to: operand.to };
  };

  private primary(): Node {
    let node = this.first();
    for (;;) {
      if (this.eat('.')) {
        const name = this.now;
        if (name.kind !== 'name') throw new NotUnderstood();
        this.at++;
        if (this.is('(')) node = { kind: 'call', target: node, name: name.text, ...this.args(node.from, '(', ')') };
        else node = { kind: 'member', target: node, name: name.text, from: node.from, to: name.to };
      } else if (this.is('[')) node = { kind: 'index', target: node, ...this.args(node.from, '[', ']') };
      else return node;
    }
  }

  private args(from: number, open: string, close: string): { args: Node[]; from: number; to: number } {
    this.expect(open);
    const args: Node[] = [];
    while (!this.is(close)) {
      if (args.length) this.expect(',');
      args.push(this.lambda() ?? this.expression());
    }
    return { args, from, to: this.expect(close).to };
  }

  private lambda(): Node | null {
    const next = this.list[this.at + 1];
    if (this.now.kind !== 'name' || next?.kind !== 'symbol' || next.text !== '=>') return null;
    const name = this.now;
    this.at += 2;
    const body = this.expression();
    return { kind: 'lambda', name: name.text, body, from: name.from, to: body.to };
  }

  private first(): Node {
    const token = this.now;
    const { from, to } = token;
    if (token.kind === 'end') throw new NotUnderstood();
    if (this.is('(')) {
      this.at++;
      const inner = this.expression();
      return { kind: 'paren', inner, from, to: this.expect(')').to };
    }
    this.at++;
    if (token.kind === 'number') {
      const value = Number(token.text.replace(/(?<!^0[xX].*)[a-zA-Z]+$/, ''));
      return { kind: 'number', value, from, to };
    }
    if (token.kind === 'text') return { kind: 'text', value: unquoted(token.text), from, to };
    if (token.kind === 'symbol') {
      if ('$^~'.includes(token.text)) return { kind: 'name', name: token.text, from, to };
      throw new NotUnderstood();
    }
    if (token.text.toLowerCase() === 'new' && this.is('[')) {
      this.at++;
      this.expect(']');
      const { args, to: end } = this.args(from, '{', '}');
      return { kind: 'array', items: args, from, to: end };
    }
    if (this.is('(')) return { kind: 'call', target: null, name: token.text, ...this.args(from, '(', ')') };
    return { kind: 'name', name: token.text, from, to };
  }
}

function unquoted(quoted: string) {
  return quoted.slice(1, -1).replace(/\\(.)/g, (_, c: string) => ({ n: '\n', r: '\r', t: '\t' })[c] ?? c);
}

/** `plan.nextVisitAt` of a name or a chain of members; null of anything else. */
export function pathOf(node: Node): string | null {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'member') return null;
  const target = pathOf(node.target);
  return target === null ? null : `${target}.${node.name}`;
}
