import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { type Point, pathOf } from './route';

export type WayData = { points: Point[]; at: Point; words: string[]; mark: 'new' | 'gone' | 'changed' | 'passed' | null; dim: boolean };
export type WayEdge = Edge<WayData, 'way'>;

/** What leads from one activity to another, with its ports and how many took them. */
export const Way = memo(function Way({ id, data, selected, markerEnd }: EdgeProps<WayEdge>) {
  if (!data?.points.length) return null;
  const at = data.at;
  return (
    <>
      <BaseEdge
        id={id}
        path={pathOf(data.points)}
        markerEnd={markerEnd}
        className={`wayline ${data.mark ?? ''}${data.dim ? ' faint' : ''}`}
        interactionWidth={14}
      />
      {data.words.length > 0 && (
        <EdgeLabelRenderer>
          <div
            className={`waywords ${data.mark ?? ''}${selected ? ' on' : ''}${data.dim ? ' faint' : ''}`}
            style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
          >
            {data.words.map((words) => (
              <span key={words}>{words}</span>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
