import { useCallback, useMemo } from 'react';
import { add, connect, drop, fresh, move } from './edit';
import type { FlowGraph } from './graph';
import { laidOut, type Place, placesOf, roomAt, toFile } from './place';

const columnWidth = 290;

/** What hands do on the drawing, as changes of the text. */
export function useEditing(graph: FlowGraph, text: string, edit: (text: string) => void, on: boolean) {
  const put = useCallback((id: string, at: Place) => ({ id, ...toFile(graph.nodes.find((n) => n.id === id)!, at) }), [graph]);
  const changes = useMemo(
    () =>
      on
        ? {
            onMove: (moved: { id: string; at: Place }[]) => {
              // The first box that is moved by hand gives all the others their places too: a file says all of them or none.
              const places = placesOf(graph);
              const loose = graph.nodes.filter((n) => n.x === null && !moved.some((m) => m.id === n.id));
              edit(move(text, [...moved.map((m) => put(m.id, m.at)), ...loose.map((n) => put(n.id, places.get(n.id)!))]));
            },
            onConnect: (from: string, port: string, to: string) => edit(connect(text, from, port, to)),
            onRemove: (id: string) => edit(drop(text, id)),
            onCut: (from: string, ports: string[]) => edit(ports.reduce((now, port) => connect(now, from, port, null), text)),
          }
        : undefined,
    [on, graph, text, edit, put],
  );
  /** Adds an activity to the right of the one that is chosen; answers its id. */
  const insert = (kind: string, beside: string | undefined) => {
    const places = placesOf(graph);
    const near = beside ? places.get(beside)! : { x: 0, y: -120 };
    const made = fresh(graph, kind, { x: 0, y: 0 });
    const free = roomAt(places, beside ? { x: near.x + columnWidth, y: near.y } : near);
    const placed = { ...made, metadata: { designer: { position: toFile({ ...graph.nodes[0]!, kind }, free) } } };
    const loose = graph.nodes.filter((n) => n.x === null).map((n) => put(n.id, places.get(n.id)!));
    edit(add(move(text, loose), placed));
    return made.id;
  };
  const layAnew = () => {
    const places = [...laidOut(graph)].map(([id, at]) => put(id, at));
    edit(move(text, places));
  };
  return { changes, insert, layAnew };
}
