/** A JSON text as a tree with places, so that a change rewrites only what it changes. Comments and commas at the end are let through. */
export type JsonNode = { from: number; to: number; value?: unknown; members?: Member[]; items?: JsonNode[] };
export type Member = { key: string; from: number; node: JsonNode };
export type Path = readonly (string | number)[];

export class JsonError extends Error {}

export function parse(text: string): JsonNode {
  let at = 0;
  const fail = () => new JsonError(`No JSON at ${at}`);
  const skip = () => {
    for (;;) {
      while (at < text.length && ' \t\r\n\uFEFF'.includes(text[at]!)) at++;
      if (text.startsWith('//', at)) while (at < text.length && text[at] !== '\n') at++;
      else if (text.startsWith('/*', at)) {
        const end = text.indexOf('*/', at);
        at = end < 0 ? text.length : end + 2;
      } else return;
    }
  };
  const string = () => {
    const from = at;
    at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    try {
      return JSON.parse(text.slice(from, at)) as string;
    } catch {
      throw fail();
    }
  };
  const list = <T>(end: string, read: () => T): T[] => {
    const found: T[] = [];
    at++;
    for (;;) {
      skip();
      if (at >= text.length) throw fail();
      if (text[at] === end) {
        at++;
        return found;
      }
      if (found.length) {
        if (text[at] !== ',') throw fail();
        at++;
        skip();
        if (text[at] === end) continue;
      }
      found.push(read());
    }
  };
  const node = (): JsonNode => {
    skip();
    const from = at;
    if (text[at] === '{') {
      const members = list('}', (): Member => {
        const start = at;
        if (text[at] !== '"') throw fail();
        const key = string();
        skip();
        if (text[at] !== ':') throw fail();
        at++;
        return { key, from: start, node: node() };
      });
      return { from, to: at, members };
    }
    if (text[at] === '[') {
      const items = list(']', node);
      return { from, to: at, items };
    }
    if (text[at] === '"') {
      const value = string();
      return { from, to: at, value };
    }
    const word = /^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)/.exec(text.slice(at, at + 40))?.[0];
    if (!word) throw fail();
    at += word.length;
    return { from, to: at, value: JSON.parse(word) };
  };
  const root = node();
  skip();
  if (at < text.length) throw fail();
  return root;
}

export const plain = (node: JsonNode): unknown =>
  node.members ? Object.fromEntries(node.members.map((m) => [m.key, plain(m.node)])) : node.items ? node.items.map(plain) : node.value;

export function find(root: JsonNode, path: Path): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) node = typeof step === 'number' ? node?.items?.[step] : node?.members?.find((m) => m.key === step)?.node;
  return node;
}

const wide = 150;

/** A value as this file writes it: on one line where it fits, else a member a line. */
export function print(value: unknown, indent: string, step: string, room = wide): string {
  const flat = oneLine(value);
  if (flat.length + indent.length <= room || value === null || typeof value !== 'object') return flat;
  const inner = indent + step;
  if (Array.isArray(value)) return `[\n${value.map((v) => inner + print(v, inner, step, room)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{\n${members.map(([k, v]) => `${inner}${JSON.stringify(k)}: ${print(v, inner, step, room - 1)}`).join(',\n')}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return value.length ? `[${value.map(oneLine).join(', ')}]` : '[]';
  const members = Object.entries(value).filter(([, v]) => v !== undefined);
  return members.length ? `{ ${members.map(([k, v]) => `${JSON.stringify(k)}: ${oneLine(v)}`).join(', ')} }` : '{}';
}

const indentAt = (text: string, at: number) => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 200))?.[0] ?? '';
const stepOf = (text: string) => /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';

/** The text with the value at that place; what is missing on the way is made, everything else stays letter by letter. */
export function set(text: string, path: Path, value: unknown): string {
  const root = parse(text);
  const known = find(root, path);
  const step = stepOf(text);
  if (known) {
    if (same(plain(known), value)) return text;
    return text.slice(0, known.from) + print(value, indentAt(text, known.from), step) + text.slice(known.to);
  }
  const parent = find(root, path.slice(0, -1));
  const last = path[path.length - 1]!;
  if (!parent) return set(text, path.slice(0, -1), typeof last === 'number' ? [value] : { [last]: value });
  return insert(text, parent, typeof last === 'string' ? `${JSON.stringify(last)}: ` : '', value, step);
}

/** The text with one more item at the end of that list. */
export function append(text: string, path: Path, value: unknown): string {
  const list = find(parse(text), path);
  return list?.items ? insert(text, list, '', value, stepOf(text)) : set(text, path, [value]);
}

function insert(text: string, into: JsonNode, key: string, value: unknown, step: string) {
  const parts = into.members?.map((m) => ({ from: m.from, to: m.node.to })) ?? into.items ?? [];
  const last = parts[parts.length - 1];
  const outer = indentAt(text, into.from);
  if (!last) {
    const flat = `${key}${oneLine(value)}`;
    const [open, close] = into.items ? ['[', ']'] : ['{', '}'];
    const inner = outer + step;
    const body = flat.length + outer.length < wide - 4 && !into.items ? ` ${flat} ` : `\n${inner}${key}${print(value, inner, step)}\n${outer}`;
    return `${text.slice(0, into.from)}${open}${body}${close}${text.slice(into.to)}`;
  }
  const apart = text.slice(into.from, parts[0]!.from).includes('\n');
  const inner = indentAt(text, last.from);
  // A list that stood on one line and becomes too long for it is written anew, a member a line.
  if (!apart && text.slice(into.from, into.to).length + oneLine(value).length + outer.length + key.length > wide) {
    const old = plain(into);
    const grown = Array.isArray(old) ? [...old, value] : { ...(old as object), [JSON.parse(key.slice(0, -2))]: value };
    return text.slice(0, into.from) + print(grown, outer, step) + text.slice(into.to);
  }
  const more = apart ? `,\n${inner}${key}${print(value, inner, step)}` : `, ${key}${oneLine(value)}`;
  return text.slice(0, last.to) + more + text.slice(last.to);
}

/** The text without that member or item, its comma and its line. */
export function remove(text: string, path: Path): string {
  const root = parse(text);
  const parent = find(root, path.slice(0, -1));
  const last = path[path.length - 1]!;
  const parts =
    parent?.members?.map((m) => ({ key: m.key as string | number, from: m.from, to: m.node.to })) ??
    parent?.items?.map((n, i) => ({ key: i, ...n })) ??
    [];
  const at = parts.findIndex((p) => p.key === last);
  if (!parent || at < 0) return text;
  if (parts.length === 1) return text.slice(0, parent.from) + (parent.items ? '[]' : '{}') + text.slice(parent.to);
  const [from, to] = at === parts.length - 1 ? [parts[at - 1]!.to, parts[at]!.to] : [parts[at]!.from, parts[at + 1]!.from];
  return text.slice(0, from) + text.slice(to);
}

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b).filter(([, v]) => v !== undefined)];
  return left.length === right.length && left.every(([k, v]) => same(v, (b as Record<string, unknown>)[k]));
}

/** Line and column of a place, both from 1. */
export function lineAt(text: string, offset: number) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
