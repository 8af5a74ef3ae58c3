import { IconCircleCheck, IconCircleX, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';
import type { RuleSet } from '../file/ruleFile';
import { capital } from '../form/FactSelect';
import { useFactsOf } from '../form/Form';
import { useWords } from '../useWords';
import type { Words } from '../words';

type Node = Schemas['TrialNode'];

/** Every part of the condition with its value: what held, what did not, and by which numbers. */
export function Nodes({ said, set, all }: { said: Schemas['TrialRule']; set: RuleSet | null; all: Schemas['FactList'] }) {
  const { t } = useTranslation('rules');
  const rule = set?.rules.find((r) => r.name === said.rule);
  const words = useWords(useFactsOf(all, set ?? empty, rule));
  return (
    <>
      {said.when.length > 0 && <NodeList nodes={said.when} words={words} label={t('when')} />}
      {said.status !== 'skipped' && <NodeList nodes={said.nodes} words={words} label={t('nodes')} />}
    </>
  );
}

function NodeList({ nodes, words, label }: { nodes: readonly Node[]; words: Words; label: string }) {
  return (
    <ul className="nodes" aria-label={label}>
      {nodes.map((node, i) => (
        <NodeRow key={i} node={node} words={words} depth={0} />
      ))}
    </ul>
  );
}

function NodeRow({ node, words, depth }: { node: Node; words: Words; depth: number }) {
  const value = useValue(words);
  const { t } = useTranslation('rules');
  const truth = node.type === 'bool';
  const aside = node.type === 'none';
  // One fact decides: its value says it, in the same line.
  const only = truth && node.parts.length === 1 && node.parts[0]!.parts.length === 0 ? node.parts[0]! : null;
  const parts = only ? [] : node.parts;
  const Icon = !truth ? IconPoint : node.value === 'true' ? IconCircleCheck : IconCircleX;
  return (
    <li>
      <div className={`node${depth > 1 || !truth ? ' deep' : ''}${aside ? ' aside' : ''}`} style={{ paddingLeft: depth * 14 }}>
        <Icon size={14} className={`fix ${!truth ? 'dim3' : node.value === 'true' ? 'good' : 'dim'}`} aria-hidden />
        <span className="grow">{capital(nodeWords(node, words, t))}</span>
        <span className={(truth && !only?.value) || aside ? 'dim nw' : 'b nw'}>{value(only?.value ? only : node)}</span>
      </div>
      {parts.length > 0 && (
        <ul>
          {parts.map((part, i) => (
            <NodeRow key={i} node={part} words={words} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A group says how its parts are joined; they follow below it. */
function nodeWords(node: Node, words: Words, t: (key: string) => string) {
  const joined = /^(and|or)$/i.exec(node.text)?.[1]?.toLowerCase();
  return joined ? t(joined === 'and' ? 'allHold' : 'oneHolds') : words.expression(node.text);
}

function useValue(words: Words) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  return (node: Node) => {
    if (node.type === 'none') return t('notNeeded');
    if (node.type === 'error') return t('failedPart');
    if (node.value === null) return t('notKnown');
    switch (node.type) {
      case 'bool':
        return t(node.value === 'true' ? 'yes' : 'no');
      case 'date':
        return f.dateTime(node.value);
      case 'number':
        return f.n(Number(node.value), Number.isInteger(Number(node.value)) ? 0 : 1);
      case 'list':
        return t('elements', { count: Number(node.value), n: node.value });
      default:
        return words.code(node.value);
    }
  };
}

const empty: RuleSet = {
  root: { kind: 'object', members: [], from: 0, to: 0 },
  name: '',
  title: { ru: '', en: '' },
  why: { ru: '', en: '' },
  purpose: '',
  stage: '',
  role: '',
  subject: 'plan',
  owner: '',
  norms: [],
  globals: [],
  rules: [],
  tests: [],
};
