import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useText, useWord } from '@/Platform/Language/useFormat';
import type { Rule, RuleSet } from '../file/ruleFile';
import { useWords } from '../useWords';
import { useFactsOf } from './Form';

/** The whole rule as one sentence. */
export function Reads({ set, rule, all }: { set: RuleSet; rule: Rule; all: Schemas['FactList'] }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useWord();
  const words = useWords(useFactsOf(all, set, rule));
  const leaves = rule.children.length
    ? rule.children.map((c) => words.expression(c.expression ?? 'true'))
    : [words.expression(rule.expression ?? 'true')];
  const condition = leaves.join(` ${t(/^or/i.test(rule.operator ?? '') ? 'say.or' : 'say.and')} `);
  const applies = rule.when ? t('reads.when', { when: words.expression(rule.when) }) : '';
  const computed = rule.open?.role.includes('.');
  const who = computed ? t('taskOwner') : word('role', rule.open?.role || set.role).toLowerCase();
  const does = rule.open ? t('reads.task', { who, title: text(rule.open.title) }) : text(rule.title) || rule.name;
  const sentence = t(`reads.${set.purpose}`, { defaultValue: t('reads.flag'), applies, condition, does });
  return (
    <p className="note reads" data-testid="reads">
      <b>{t('reads.label')}</b> {sentence}
    </p>
  );
}
