import {
  IconChecklist,
  IconClock,
  IconDoorExit,
  IconFlag,
  IconGitBranch,
  IconGitMerge,
  IconHourglass,
  IconMessage,
  IconPlayerPlay,
  IconPuzzle,
  IconRocket,
  IconScale,
  IconUserCheck,
} from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import type { FlowNode } from './graph';
import { stands } from './place';
import { useWords } from './words';

export type Mark = { kind: 'new' | 'gone' | 'changed' | 'passed' | 'here' | 'bad' | 'warn'; text: string };
export type BoxData = {
  node: FlowNode;
  live: Schemas['ActivityLive'] | null;
  /** Live figures are shown: who stands nowhere is none, not unknown. */
  counted: boolean;
  arrived: number | null;
  marks: Mark[];
  dim: boolean;
  edited: boolean;
};
export type BoxNode = Node<BoxData, 'activity'>;

const icons: Record<string, typeof IconClock> = {
  CheckStage: IconChecklist,
  MoveStage: IconRocket,
  CloseJourney: IconDoorExit,
  EvaluateRules: IconScale,
  Send: IconMessage,
  FlowDecision: IconGitBranch,
  FlowSwitch: IconGitBranch,
  FlowFork: IconGitBranch,
  FlowJoin: IconGitMerge,
  Start: IconPlayerPlay,
  End: IconFlag,
  Finish: IconFlag,
  WaitUntil: IconHourglass,
  Delay: IconHourglass,
};
export const iconOf = (node: FlowNode) => (node.raw.task ? IconUserCheck : (icons[node.kind] ?? IconPuzzle));

/** One activity: what it is, how many stand there, how long, how many too long. */
export const ActivityBox = memo(function ActivityBox({ data: d, selected }: NodeProps<BoxNode>) {
  const w = useWords();
  const { node, live } = d;
  const Icon = iconOf(node);
  const marks = d.marks.map((m) => m.kind).join(' ');
  return (
    <div className={`flowbox is-${node.shape}${selected ? ' on' : ''}${d.dim ? ' faint' : ''} ${marks}`} data-testid={`node-${node.id}`}>
      <Handle type="target" position={Position.Left} id="in" isConnectable={d.edited} className={d.edited ? 'into' : 'unseen'} />
      <div className="boxhead">
        <Icon size={17} stroke={1.7} className={`fix ${selected ? 'acc' : 'dim'}`} aria-hidden />
        <div className="col g0 grow">
          <span className="boxtitle">{w.text(node.title)}</span>
          <span className="s12 dim cut">
            {w.line(node)}
            {d.arrived !== null && node.shape === 'end' && ` · ${w.t('in30', { n: w.f.n(d.arrived) })}`}
          </span>
        </div>
      </div>
      {stands(node) && (
        <div className="boxfigures s12">
          {d.counted ? (
            <>
              <span className="nw">
                <b>{w.f.n(live?.here ?? 0)}</b> <span className="dim">{w.t('now')}</span>
              </span>
              <span className="dim nw">{live?.here ? w.days(live.medianDays) : ''}</span>
              {live?.late ? (
                <Status kind="bad" icon={IconClock}>
                  {w.t('over', { n: w.f.n(live.late) })}
                </Status>
              ) : (
                <span className="dim nw">{live?.here && node.raw.task ? w.t('inTime') : ''}</span>
              )}
            </>
          ) : null}
        </div>
      )}
      {d.marks.length > 0 && (
        <span className="boxmarks">
          {d.marks.map((m) => (
            <span key={m.kind} className={`mark ${m.kind}`} title={m.text}>
              {m.text}
            </span>
          ))}
        </span>
      )}
      {node.ports.map((p, i) => (
        <Handle
          key={p.name}
          type="source"
          position={Position.Right}
          id={p.name}
          isConnectable={d.edited}
          className={d.edited ? 'port' : 'unseen'}
          style={{ top: `${((i + 1) / (node.ports.length + 1)) * 100}%` }}
          title={w.port(node, p.name)}
        />
      ))}
    </div>
  );
});
