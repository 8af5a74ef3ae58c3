/** Cuts an expression of the rule dialect into tokens, as the server does; null where a character is none of its. */
export type Token = { kind: 'name' | 'number' | 'text' | 'symbol' | 'end'; text: string; from: number; to: number };

const words: Record<string, string> = {
  eq: '==',
  equal: '==',
  ne: '!=',
  neq: '!=',
  notequal: '!=',
  lt: '<',
  lessthan: '<',
  le: '<=',
  lessthanorequal: '<=',
  gt: '>',
  greaterthan: '>',
  ge: '>=',
  greaterthanorequal: '>=',
  and: 'and',
  andalso: 'and',
  or: 'or',
  orelse: 'or',
  not: 'not',
  mod: '%',
};
const symbols = ['=>', '==', '!=', '<>', '<=', '>=', '&&', '||', '??', ...'=!<>&|?()[]{},.:+-*/%$^~'];
const same: Record<string, string> = { '=': '==', '<>': '!=', '&&': 'and', '||': 'or', '!': 'not' };

export function tokens(text: string): Token[] | null {
  const found: Token[] = [];
  let at = 0;
  const take = (kind: Token['kind'], to: number, as = text.slice(at, to)) => {
    found.push({ kind, text: as, from: at, to });
    at = to;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const name = /^[\p{L}_@][\p{L}\p{Nd}_@]*/u.exec(rest)?.[0];
    const number = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|\d+(\.\d+)?([eE][+-]?\d+)?)[a-zA-Z]*/.exec(rest)?.[0];
    const quoted = /^"([^"\\]|\\.)*"|^'([^'\\]|\\.)*'/.exec(rest)?.[0];
    const symbol = symbols.find((s) => rest.startsWith(s));
    if (name) {
      const afterDot = found.at(-1)?.text === '.';
      const operator = afterDot ? undefined : words[name.toLowerCase()];
      take(operator ? 'symbol' : 'name', at + name.length, operator);
    } else if (number) take('number', at + number.length);
    else if (quoted) take('text', at + quoted.length);
    else if (symbol) take('symbol', at + symbol.length, same[symbol] ?? symbol);
    else return null;
  }
  take('end', at, '');
  return found;
}
