import type { SetAt } from './ActivityForm';
import { Condition } from './Condition';
import { addTo, dropFrom, relabel } from './edit';
import type { FlowNode, Raw } from './graph';
import { another, Listed } from './Listed';
import { Both, Line } from './Said';
import { useWords } from './words';

type Props = { text: string; node: FlowNode; set: SetAt; edit: (text: string) => void };

/** The cases of a wait or a switch: each is a port. */
export function CaseFields({ text, node, set, edit }: Props) {
  const w = useWords();
  const cases: Raw[] = Array.isArray(node.raw.cases) ? node.raw.cases : [];
  return (
    <Listed
      title={w.t('form.cases')}
      items={cases}
      each={(c, i) => (
        <>
          <Line
            label={w.t('form.label')}
            value={String(c.label ?? '')}
            onChange={(v) => v && edit(relabel(text, node.id, ['cases', i, 'label'], v))}
          />
          <Both label={w.t('form.caseName')} value={c.title} onChange={(l, v) => set(['cases', i, 'title', l], v)} />
          <Condition
            label={w.t('set.condition')}
            value={c.condition}
            onChange={(v) =>
              set(
                ['cases', i, ...(c.condition?.expression ? ['condition', 'expression', 'value'] : ['condition'])],
                c.condition?.expression ? v : { typeName: 'Boolean', expression: { type: 'Rule', value: v } },
              )
            }
          />
        </>
      )}
      remove={(i) => edit(dropFrom(text, node.id, ['cases'], i, ['label']))}
      add={w.t('form.addCase')}
      onAdd={() =>
        edit(
          addTo(text, node.id, ['cases'], {
            label: another(
              'Case',
              cases.map((c) => c.label),
            ),
            title: { ru: 'случай', en: 'case' },
            condition: { typeName: 'Boolean', expression: { type: 'Rule', value: 'false' } },
          }),
        )
      }
    />
  );
}

/** The branches of a fork: each is a port. */
export function BranchFields({ text, node, edit }: Omit<Props, 'set'>) {
  const w = useWords();
  const branches: unknown[] = Array.isArray(node.raw.branches) ? node.raw.branches : [];
  return (
    <Listed
      title={w.t('form.branches')}
      items={branches}
      each={(name, i) => (
        <Line label={w.t('form.label')} value={String(name)} onChange={(v) => v && edit(relabel(text, node.id, ['branches', i], v))} />
      )}
      remove={(i) => edit(dropFrom(text, node.id, ['branches'], i, []))}
      add={w.t('form.addBranch')}
      onAdd={() => edit(addTo(text, node.id, ['branches'], another('Branch', branches)))}
      testid="branches"
    />
  );
}
