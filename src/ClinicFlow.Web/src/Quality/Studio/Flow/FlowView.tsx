import { useCallback, useMemo, useRef } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { graphOf } from './graph';
import { JourneyOnDiagram } from './JourneyOnDiagram';
import { Reading } from './Reading';
import { Studio } from './Studio';
import { useLive } from './useLive';
import { useWords } from './words';

export type FlowProps = {
  name: string;
  title: string;
  /** The text that is shown: in force, or as it is being edited. */
  text: string;
  /** The version in force, and its number. */
  inForce: string;
  version: number;
  versions: readonly Schemas['VersionView'][];
  changed: boolean;
  may: boolean;
  edit: (text: string) => void;
  undo: () => void;
  redo: () => void;
  onText: (at: { line: number; column: number }) => void;
};

/** A workflow as it is drawn: who stands where, what differs from another version, the way of one journey; and changed there. */
export default function FlowView(props: FlowProps) {
  const { name, title } = props;
  const w = useWords();
  const [query, set] = useQueryState();
  const journey = query.get('journey');
  const editing = props.may && query.get('mode') === 'edit';
  const text = editing ? props.text : props.inForce;
  const graph = useMemo(() => graphOf(text), [text]);
  const live = useLive(name);
  const latest = useRef(props.edit);
  latest.current = props.edit;
  const edit = useCallback((next: string) => latest.current(next), []);
  if (!graph) return <Empty kind="failed" title={w.t('noPicture')} text={w.t('noPictureText')} />;
  return (
    <div className="flowstudio">
      {journey ? (
        <JourneyOnDiagram name={name} title={title} journeyId={journey} onClose={() => set({ journey: null, instance: null, step: null })} />
      ) : (
        <Studio {...props} text={text} edit={edit} editing={editing} graph={graph} live={live.data ?? null} />
      )}
      <Reading graph={graph} live={live.data ?? null} title={title} />
    </div>
  );
}
