/** A JSON text with the place of everything in it. Comments and commas too many are read over, as the server does. */
export type Json = { from: number; to: number } & (
  | { kind: 'object'; members: Member[] }
  | { kind: 'array'; items: Json[] }
  | { kind: 'value'; value: string | number | boolean | null }
);
export type Member = { name: string; from: number; to: number; value: Json };
export type Path = (string | number)[];

class Broken extends Error {}

/** The tree of the text; null where it is no JSON, which the form then cannot edit. */
export function readJson(text: string): Json | null {
  try {
    const reader = new Reader(text);
    const root = reader.value();
    reader.skip();
    return reader.at === text.length ? root : null;
  } catch (error) {
    if (error instanceof Broken || error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

class Reader {
  at = 0;
  constructor(private readonly text: string) {
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  skip() {
    const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    blank.lastIndex = this.at;
    this.at += blank.exec(this.text)![0].length;
  }

  value(): Json {
    this.skip();
    const from = this.at;
    const c = this.text[from];
    if (c === '{') {
      const members = this.list('}', () => this.member());
      return { kind: 'object', members, from, to: this.at };
    }
    if (c === '[') {
      const items = this.list(']', () => this.value());
      return { kind: 'array', items, from, to: this.at };
    }
    const simple = /"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    simple.lastIndex = from;
    const found = simple.exec(this.text)?.[0];
    if (!found) throw new Broken();
    this.at += found.length;
    return { kind: 'value', value: JSON.parse(found), from, to: this.at };
  }

  private list<T>(end: string, one: () => T): T[] {
    this.at++;
    const items: T[] = [];
    for (;;) {
      this.skip();
      if (this.text[this.at] === end) break;
      if (items.length) {
        if (this.text[this.at] !== ',') throw new Broken();
        this.at++;
        this.skip();
        if (this.text[this.at] === end) break;
      }
      items.push(one());
    }
    this.at++;
    return items;
  }

  private member(): Member {
    const name = this.value();
    if (name.kind !== 'value' || typeof name.value !== 'string') throw new Broken();
    this.skip();
    if (this.text[this.at] !== ':') throw new Broken();
    this.at++;
    const value = this.value();
    return { name: name.value, from: name.from, to: value.to, value };
  }
}

/** The names of a rule file are read without regard to case. */
const member = (node: Json, name: string) =>
  node.kind === 'object'
    ? (node.members.find((m) => m.name === name) ?? node.members.find((m) => m.name.toLowerCase() === name.toLowerCase()))
    : undefined;

export function find(root: Json | null, path: Path): Json | undefined {
  let node: Json | undefined = root ?? undefined;
  for (const step of path) {
    if (!node) return undefined;
    node = typeof step === 'number' ? (node.kind === 'array' ? node.items[step] : undefined) : member(node, step)?.value;
  }
  return node;
}

/** What stands there, as plain values. */
export function plain(node: Json | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  return Object.fromEntries(node.members.map((m) => [m.name, plain(m.value)]));
}

/** The path of what stands at a place of the text, outermost first. */
export function pathAt(root: Json | null, at: number): { path: Path; node: Json } | null {
  if (!root || at < root.from || at > root.to) return null;
  const path: Path = [];
  let node = root;
  for (;;) {
    const inside = (n: Json) => at >= n.from && at <= n.to;
    if (node.kind === 'object') {
      const found: Member | undefined = node.members.find((m) => inside(m.value));
      if (!found) break;
      path.push(found.name);
      node = found.value;
    } else if (node.kind === 'array') {
      const index = node.items.findIndex(inside);
      if (index < 0) break;
      path.push(index);
      node = node.items[index]!;
    } else break;
  }
  return { path, node };
}
