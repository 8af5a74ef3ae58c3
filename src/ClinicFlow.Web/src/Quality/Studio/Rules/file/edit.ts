import { find, type Json, type Path, plain, readJson } from './json';

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
const widest = 150;

/**
 * The text with one value set; members and lists on the way to it are made. Only the place of that value changes: what stands
 * elsewhere, its order, its comments, what nobody knows, stays to the letter. A text that is no JSON is given back as it is.
 */
export function put(text: string, path: Path, value: Value): string {
  const root = readJson(text);
  if (!root || path.length === 0) return text;
  const there = find(root, path);
  if (there) {
    if (JSON.stringify(plain(there)) === JSON.stringify(value)) return text;
    return splice(text, there.from, there.to, write(value, indentAt(text, there.from), room(text, there.from)));
  }
  const parent = find(root, path.slice(0, -1));
  const last = path.at(-1)!;
  if (!parent) return put(text, path.slice(0, -1), typeof last === 'number' ? [value] : { [last]: value });
  if (parent.kind === 'value') return put(text, path.slice(0, -1), typeof last === 'number' ? [value] : { [last]: value });
  return append(text, parent, last, value);
}

/** The text without what stands there; a text without it is given back as it is. */
export function drop(text: string, path: Path): string {
  const root = readJson(text);
  const parent = find(root, path.slice(0, -1));
  if (!parent || parent.kind === 'value') return text;
  const parts = partsOf(parent);
  const node = find(root, path);
  const at = parts.findIndex((p) => p.value === node);
  if (at < 0) return text;
  const [part, before, after] = [parts[at]!, parts[at - 1], parts[at + 1]];
  if (parts.length === 1) return splice(text, parent.from + 1, parent.to - 1, '');
  return before ? splice(text, before.to, part.to, '') : splice(text, part.from, after!.from, '');
}

const splice = (text: string, from: number, to: number, insert: string) => text.slice(0, from) + insert + text.slice(to);

type Part = { from: number; to: number; value: Json };
const partsOf = (node: Json): Part[] =>
  node.kind === 'object' ? node.members : node.kind === 'array' ? node.items.map((item) => ({ from: item.from, to: item.to, value: item })) : [];

function append(text: string, parent: Json, name: string | number, value: Value): string {
  const before = typeof name === 'string' ? `${JSON.stringify(name)}: ` : '';
  const last = partsOf(parent).at(-1);
  const outer = indentAt(text, parent.from);
  if (!last) {
    const [open, close] = parent.kind === 'object' ? ['{', '}'] : ['[', ']'];
    const inline = write(value, outer, widest);
    if (!inline.includes('\n') && outer.length + before.length + inline.length < widest / 2)
      return splice(text, parent.from, parent.to, parent.kind === 'object' ? `${open} ${before}${inline} ${close}` : `${open}${inline}${close}`);
    const inner = `${outer}  `;
    return splice(
      text,
      parent.from,
      parent.to,
      `${open}\n${inner}${before}${write(value, inner, widest - inner.length - before.length)}\n${outer}${close}`,
    );
  }
  const ownLines = text.slice(parent.from, last.from).includes('\n');
  const indent = indentAt(text, last.from);
  const written = write(value, ownLines ? indent : outer, ownLines ? widest - indent.length - before.length : widest);
  return splice(text, last.to, last.to, `${ownLines ? `,\n${indent}` : ', '}${before}${written}`);
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;
const indentAt = (text: string, at: number) => /^[ \t]*/.exec(text.slice(lineStart(text, at)))![0];
const room = (text: string, at: number) => widest - (at - lineStart(text, at));

/** On one line where there is room for it, as the shipped files stand. */
export function write(value: Value, indent: string, width: number): string {
  const line = inline(value);
  if (value === null || typeof value !== 'object' || line.length <= width) return line;
  const inner = `${indent}  `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((v) => write(v, inner, widest - inner.length))]
    : ['{', '}', Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${write(v, inner, widest - inner.length - k.length - 4)}`)];
  return `${open}\n${parts.map((p) => inner + p).join(',\n')}\n${indent}${close}`;
}

function inline(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${inline(v)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

/** The whole text in the form of the shipped files. Comments would be lost: a text with comments is given back as it is. */
export function formatted(text: string): string {
  const root = readJson(text);
  if (!root) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return `${write(plain(root) as Value, '', 0)}\n`;
}
export type { Value };
