import { Button, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Scroll } from '@/Platform/Kit/Scroll';
import { PanelHead } from './ActivityPanel';
import { BranchFields, CaseFields } from './CaseFields';
import { Condition } from './Condition';
import { EndingFields } from './EndingFields';
import { change, connect, drop } from './edit';
import { type FlowGraph, type FlowNode, portOf, type Raw } from './graph';
import type { Path } from './json';
import { Both, Line } from './Said';
import { TaskFields } from './TaskFields';
import { Timed } from './Timed';
import { saidBy, useWords } from './words';

type Props = {
  text: string;
  graph: FlowGraph;
  node: FlowNode;
  edit: (text: string) => void;
  onClose: () => void;
  onText: () => void;
  problems: string[];
};
export type SetAt = (path: Path, value: unknown) => void;

/** What an activity asks, as a form; each field changes its own place in the text. */
export function ActivityForm({ text, graph, node, edit, onClose, onText, problems }: Props) {
  const w = useWords();
  const a = node.raw;
  const set: SetAt = (path, value) => edit(change(text, node.id, path, value));
  return (
    <aside className="side flowside" aria-label={w.text(node.title)} data-testid="activity-form">
      <Scroll label={w.text(node.title)}>
        <PanelHead node={node} onClose={onClose} />
        {problems.length > 0 && (
          <section className="sec bad s12">
            {problems.map((p) => (
              <div key={p}>{p}</div>
            ))}
          </section>
        )}
        <section className="sec flowform">
          <h3>{w.t('form.title')}</h3>
          <Both
            label={w.t('form.name')}
            value={a.customProperties?.title}
            onChange={(l, v) => set(['customProperties', 'title', l], v)}
            testid="form-title"
          />
          <Inputs node={node} set={set} graph={graph} />
        </section>
        {node.kind === 'WaitUntil' && <TaskFields a={a} set={set} />}
        {node.kind === 'WaitUntil' && a.task && <EndingFields text={text} node={node} set={set} edit={edit} />}
        {node.kind === 'FlowFork' && <BranchFields text={text} node={node} edit={edit} />}
        {(node.kind === 'WaitUntil' || node.kind === 'FlowSwitch') && <CaseFields text={text} node={node} set={set} edit={edit} />}
        <section className="sec flowform">
          <h3>{w.t('form.ways')}</h3>
          {node.ports.map((p) => (
            <Select
              key={p.name}
              label={p.name === 'Done' ? w.t('then') : w.port(node, p.name)}
              placeholder={w.t('set.nowhere')}
              clearable
              searchable
              data={graph.nodes
                .filter((n) => n.id !== node.id || n.kind !== 'End')
                .map((n) => ({ value: n.id, label: `${w.text(n.title)} (${n.id})` }))}
              value={graph.edges.find((e) => e.from === node.id && portOf(e) === p.name)?.to ?? null}
              onChange={(to) => edit(connect(text, node.id, p.name, to))}
            />
          ))}
        </section>
        <section className="sec row wrap">
          <Button variant="default" size="compact-sm" onClick={onText}>
            {w.t('form.asText')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconTrash size={14} />}
            onClick={() => {
              edit(drop(text, node.id));
              onClose();
            }}
            data-testid="remove-activity"
          >
            {w.t('form.remove')}
          </Button>
        </section>
      </Scroll>
    </aside>
  );
}

const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];

/** The member as it is written: a plain word, or the value inside an expression. */
const inside = (a: Raw, name: string): Path =>
  a[name] && typeof a[name] === 'object' && a[name].expression ? [name, 'expression', 'value'] : [name];

function Inputs({ node, set, graph }: { node: FlowNode; set: SetAt; graph: FlowGraph }) {
  const w = useWords();
  const a = node.raw;
  const word = (name: string, label: string) => (
    <Line
      label={label}
      value={saidBy(a[name])?.text ?? ''}
      onChange={(v) => set(inside(a, name), v || undefined)}
      code={saidBy(a[name])?.rule}
      testid={`form-${name}`}
    />
  );
  switch (node.kind) {
    case 'WaitUntil':
      return <Timed label={w.t('set.closes')} value={a.within} onChange={(v) => set(['within'], v)} optional testid="form-within" />;
    case 'CheckStage':
    case 'MoveStage':
      return (
        <Select
          label={w.t('set.stage')}
          data={[...new Set([...stages, ...(graph.stage ? [graph.stage] : [])])].map((s) => ({ value: s, label: w.word('stage', s) }))}
          value={saidBy(a.stage)?.text ?? null}
          allowDeselect={false}
          onChange={(v) => set(inside(a, 'stage'), v)}
        />
      );
    case 'CloseJourney':
      return (
        <>
          {word('outcome', w.t('set.outcome'))}
          {word('reason', w.t('set.reason'))}
        </>
      );
    case 'EvaluateRules':
      return word('set', w.t('set.rules'));
    case 'Send':
      return word('contactReason', w.t('set.contact'));
    case 'FlowDecision':
      return <Condition label={w.t('set.condition')} value={a.condition} onChange={(v) => set(inside(a, 'condition'), v)} />;
    case 'Delay':
      return <Timed label={w.t('set.waits')} value={a.timeSpan} onChange={(v) => set(['timeSpan'], v)} />;
    case 'FlowJoin':
      return (
        <Select
          label={w.t('set.mode')}
          data={['WaitAll', 'WaitAny', 'WaitAllActive'].map((m) => ({ value: m, label: w.t(`join.${m}`) }))}
          value={saidBy(a.mode)?.text ?? 'WaitAny'}
          allowDeselect={false}
          onChange={(v) => set(inside(a, 'mode'), v)}
        />
      );
    default:
      return null;
  }
}
