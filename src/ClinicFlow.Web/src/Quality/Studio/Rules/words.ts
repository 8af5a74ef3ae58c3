import type { L } from '@/Platform/Api/contract';
import type { Condition, Operand, Row } from './expression/condition';
import { readCondition } from './expression/condition';
import { type Facts, isNumber } from './facts';

export type Say = {
  t: (key: string, values?: Record<string, unknown>) => string;
  text: (text: L | null | undefined) => string;
  /** A word for a code of the data: a stage, an outcome. */
  word: (code: string) => string;
  n: (value: number) => string;
};

/** Conditions in words of the reader's language: what a row, a group, a whole rule says. */
export class Words {
  constructor(
    private readonly say: Say,
    private readonly facts: Facts,
  ) {}

  title(path: string) {
    const fact = this.facts.find(path);
    return fact ? this.say.text(fact.title) : path;
  }

  /** A code of the data as the screens call it. */
  code(value: string) {
    return this.say.word(value);
  }

  operand(operand: Operand): string {
    const { t, n } = this.say;
    switch (operand.kind) {
      case 'number':
        return n(operand.value);
      case 'text':
        return `«${this.code(operand.value)}»`;
      case 'fact':
        return /^norm\./i.test(operand.path) ? t('say.norm', { name: this.title(operand.path) }) : this.title(operand.path);
      case 'moment': {
        const { base, amount, unit, sign } = operand;
        const length =
          typeof amount === 'number' ? t(`say.unit.${unit}`, { count: amount }) : t(`say.normUnit.${unit}`, { name: this.title(amount) });
        if (/^now$/i.test(base)) return t(sign < 0 ? 'say.ago' : 'say.ahead', { length });
        return t(sign < 0 ? 'say.before' : 'say.after', { length, base: this.title(base) });
      }
      case 'span':
        return t(`say.span.${operand.unit}`, { from: this.title(operand.from), to: this.title(operand.to) });
    }
  }

  row(row: Row): string {
    const { t } = this.say;
    const left = this.operand(row.left);
    const kind = row.left.kind === 'fact' ? this.facts.find(row.left.path)?.kind : undefined;
    if (row.op === 'yes' || row.op === 'known') return kind === 'date' || row.op === 'yes' ? left : t('say.known', { left });
    if (row.op === 'no' || row.op === 'unknown') return t(kind === 'date' || row.op === 'no' ? 'say.no' : 'say.unknown', { left });
    if (row.op === 'in' || row.op === 'notIn') {
      const values = row.values.map((v) => this.operand(typeof v === 'number' ? { kind: 'number', value: v } : { kind: 'text', value: v }));
      return t(`say.${row.op}`, { left, values: values.join(', ') });
    }
    if (!('right' in row)) return left;
    return t('say.compared', { left, op: t(kind === 'date' ? `say.date.${row.op}` : `op.plain.${row.op}`), right: this.operand(row.right) });
  }

  condition(condition: Condition, nested = false): string {
    const { t } = this.say;
    switch (condition.kind) {
      case 'row':
        return this.row(condition);
      case 'raw':
        return this.raw(condition.text);
      case 'each': {
        const element = this.facts.find(condition.list)?.record ?? null;
        const body = new Words(this.say, this.facts.within(element)).condition(condition.body);
        return t(`say.each.${condition.quantifier}`, { list: this.title(condition.list), body });
      }
      case 'group': {
        const all = condition.items.map((item) => this.condition(item, true));
        const joined = all.length > 1 ? joinedBy(all, t(`say.${condition.join}`), condition.join === 'and') : (all[0] ?? t('say.always'));
        return nested && all.length > 1 ? `(${joined})` : joined;
      }
    }
  }

  /** Text that stands for itself; a parameter by its name is called by its title. */
  private raw(text: string) {
    if (text.trim() === 'true') return this.say.t('say.always');
    return this.facts.find(text.trim()) ? this.title(text.trim()) : `[${text.trim()}]`;
  }

  expression(text: string) {
    return this.condition(readCondition(text));
  }
}

function joinedBy(all: string[], word: string, commas: boolean) {
  if (!commas) return all.join(` ${word} `);
  return `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1)}`;
}

export const operators = (kind: string | undefined) => {
  if (kind === 'bool') return ['yes', 'no'];
  if (kind === 'date') return ['known', 'unknown', '<', '<=', '>', '>='];
  if (kind === 'text') return ['==', '!=', 'in', 'notIn', 'known', 'unknown'];
  if (kind && isNumber(kind as never)) return ['>', '>=', '<', '<=', '==', '!=', 'known', 'unknown'];
  return ['==', '!=', '>', '>=', '<', '<=', 'known', 'unknown', 'yes', 'no'];
};
