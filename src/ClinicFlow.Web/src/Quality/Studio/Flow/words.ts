import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import type { FlowNode, Raw } from './graph';

export const units = ['minutes', 'hours', 'days', 'workingMinutes', 'workingHours', 'workingDays'] as const;
export type Unit = (typeof units)[number];

/** `3 workingDays` as amount and unit; null for what is no plain duration. */
export function durationOf(value: unknown): { amount: number; unit: Unit } | null {
  const parts = typeof value === 'string' ? /^\s*(\d+(?:\.\d+)?)\s+([A-Za-z]+?)\s*$/.exec(value) : null;
  const unit = parts && units.find((u) => u === parts[2] || u.slice(0, -1) === parts[2]);
  return parts && unit ? { amount: Number(parts[1]), unit } : null;
}

/** The expression of an input, or the plain value. */
export function saidBy(value: unknown): { text: string; rule: boolean } | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'object') return { text: String(value), rule: false };
  const expression = (value as Raw).expression;
  if (expression)
    return { text: typeof expression.value === 'string' ? expression.value : JSON.stringify(expression.value), rule: expression.type === 'Rule' };
  return { text: JSON.stringify(value), rule: false };
}

/** How the parts of an activity are said. */
export function useWords() {
  const { t } = useTranslation('flow');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  return useMemo(() => {
    const duration = (value: unknown) => {
      const d = durationOf(value);
      return d ? t(`duration.${d.unit}`, { count: d.amount, n: f.n(d.amount, d.amount % 1 ? 1 : 0) }) : (saidBy(value)?.text ?? '');
    };
    const role = (value: unknown) => {
      const said = saidBy(value);
      return !said ? '' : said.rule ? t('byRule', { rule: said.text }) : word('role', said.text);
    };
    /** A rule is too long for a box. */
    const shortly = (value: unknown, said: (value: unknown) => string) => (saidBy(value)?.rule ? t('byRuleShort') : value ? said(value) : '');
    const days = (n: number) => {
      if (n < 1 / 24) return t('days.minutes', { count: Math.round(n * 1440), n: f.n(Math.round(n * 1440)) });
      if (n < 1) return t('days.hours', { count: Math.round(n * 24), n: f.n(Math.round(n * 24)) });
      const digits = n < 10 && n % 1 >= 0.05 ? 1 : 0;
      // A fraction takes the plural's form for fractions, not that of its whole part.
      return t('days.days', { count: digits ? Number(n.toFixed(1)) : Math.round(n), n: f.n(n, digits) });
    };
    const kind = (node: FlowNode) => t(`kind.${node.kind}`, node.type);
    const port = (node: FlowNode | undefined, name: string) => text(node?.ports.find((p) => p.name === name)?.title) || t(`port.${name}`, name);
    /** The second line of a box: what happens here, in a few words. */
    const line = (node: FlowNode) => {
      const a = node.raw;
      const parts: string[] = [];
      if (node.kind === 'WaitUntil') {
        if (a.task) parts.push(t('line.task', { role: shortly(a.task.role, role) }), shortly(a.task.due, duration));
        else parts.push(a.within ? t('line.within', { time: duration(a.within) }) : t('line.wait'));
      } else if (node.kind === 'CheckStage') parts.push(t('line.check', { stage: word('stageShort', saidBy(a.stage)?.text) }));
      else if (node.kind === 'MoveStage') parts.push(t('line.move', { stage: word('stageShort', saidBy(a.stage)?.text) }));
      else if (node.kind === 'CloseJourney') parts.push(t('line.close', { outcome: word('outcome', saidBy(a.outcome)?.text) }));
      else if (node.kind === 'EvaluateRules') parts.push(t('line.rules', { set: saidBy(a.set)?.text ?? '' }));
      else if (node.kind === 'Send') parts.push(t('line.send', { reason: saidBy(a.contactReason)?.text ?? '' }));
      else if (node.kind === 'FlowDecision') parts.push(saidBy(a.condition)?.text ?? kind(node));
      else if (node.kind === 'Delay') parts.push(t('line.delay', { time: duration(a.timeSpan) }));
      else parts.push(kind(node));
      return parts.filter(Boolean).join(', ');
    };
    return { t, f, text, word, duration, role, days, kind, port, line };
  }, [t, f, text, word]);
}
export type Words = ReturnType<typeof useWords>;
