import '@xyflow/react/dist/base.css';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  Controls,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ActivityBox, type BoxNode, type Mark } from './ActivityBox';
import type { FlowGraph } from './graph';
import { heightOf, type Place, placesOf, viewOf, width } from './place';
import { Way } from './Way';
import { arrivals, type WayMark, waysOf } from './ways';
import { useWords } from './words';
import './flow.css';
import type { Schemas } from '@/Platform/Api/contract';

const nodeTypes = { activity: ActivityBox };
const edgeTypes = { way: Way };

type Props = {
  graph: FlowGraph;
  live?: Schemas['LiveView'] | null;
  selected: string | null;
  onSelect: (id: string | null) => void;
  marks?: Map<string, Mark[]>;
  /** By `from/port/to`. */
  wayMarks?: Map<string, WayMark>;
  /** Only what is marked stands out. */
  spotlight?: boolean;
  edit?: {
    onMove: (moved: { id: string; at: Place }[]) => void;
    onConnect: (from: string, port: string, to: string) => void;
    onRemove: (id: string) => void;
    onCut: (from: string, ports: string[]) => void;
  };
  label: string;
};

/** The drawn workflow: moved, zoomed and read by keyboard too; the list of its activities is in reading order. */
export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
  );
}

function Drawn({ graph, live, selected, onSelect, marks, wayMarks, spotlight = false, edit, label }: Props) {
  const w = useWords();
  const flow = useReactFlow();
  const put = useMemo(() => placesOf(graph), [graph]);
  const arrived = useMemo(() => arrivals(graph, live), [graph, live]);
  const made = useMemo<BoxNode[]>(
    () =>
      graph.nodes.map((node) => {
        const own = marks?.get(node.id) ?? [];
        const here = live?.activities.find((a) => a.activity === node.id) ?? null;
        return {
          id: node.id,
          type: 'activity',
          position: put.get(node.id)!,
          width,
          height: heightOf(node),
          selected: node.id === selected,
          draggable: Boolean(edit),
          deletable: Boolean(edit),
          ariaLabel: [
            w.text(node.title),
            w.line(node),
            here && w.t('aria.here', { count: here.here, n: w.f.n(here.here) }),
            here?.late && w.t('over', { n: w.f.n(here.late) }),
            ...own.map((m) => m.text),
          ]
            .filter(Boolean)
            .join('. '),
          data: {
            node,
            live: here,
            counted: Boolean(live),
            arrived: arrived?.get(node.id) ?? null,
            marks: own,
            dim: spotlight && own.length === 0,
            edited: Boolean(edit),
          },
        };
      }),
    [graph, live, put, selected, marks, spotlight, edit, w, arrived],
  );
  const [nodes, setNodes] = useState(made);
  useEffect(() => setNodes(made), [made]);
  const places = useMemo(() => new Map(nodes.map((n) => [n.id, n.position])), [nodes]);
  const edges = useMemo(() => waysOf(graph, places, live ?? null, wayMarks, spotlight, w), [graph, places, live, wayMarks, spotlight, w]);

  const changed = (changes: NodeChange<BoxNode>[]) => {
    setNodes((now) => applyNodeChanges(changes, now));
    const picked = changes.find((c) => c.type === 'select' && c.selected);
    if (picked && 'id' in picked) onSelect(picked.id);
    // Arrow keys move without a drag: that is an end of a movement too.
    const moved = changes
      .filter((c) => c.type === 'position' && c.position && !c.dragging)
      .map((c) => (c.type === 'position' ? { id: c.id, at: c.position! } : null));
    const real = moved.filter((m) => m !== null).filter((m) => m.at.x !== put.get(m.id)?.x || m.at.y !== put.get(m.id)?.y);
    if (real.length) edit?.onMove(real);
  };
  const connected = (c: Connection) => c.source && c.target && edit?.onConnect(c.source, c.sourceHandle ?? 'Done', c.target);

  // Whoever comes to another workflow, or gets more room, sees all of it; where that would be too small to read, its beginning, or what is chosen.
  const count = graph.nodes.length;
  const room = useRef<HTMLDivElement>(null);
  const latest = useRef({ places, selected, heights: new Map<string, number>() });
  latest.current = { places, selected, heights: new Map(graph.nodes.map((n) => [n.id, heightOf(n)])) };
  const look = useCallback(() => {
    const box = room.current?.getBoundingClientRect();
    if (box?.width) void flow.setViewport(viewOf(latest.current.places, latest.current.heights, latest.current.selected, box));
  }, [flow]);
  useEffect(() => {
    const seen = new ResizeObserver(look);
    if (room.current) seen.observe(room.current);
    return () => seen.disconnect();
  }, [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another number of activities is another picture
  useEffect(() => {
    const timer = setTimeout(look, 30);
    return () => clearTimeout(timer);
  }, [count, look]);

  return (
    <section className="canvas" ref={room} aria-label={label} data-testid="diagram">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={changed}
        onConnect={connected}
        onPaneClick={() => onSelect(null)}
        onNodeClick={(_, n) => onSelect(n.id)}
        onNodesDelete={(gone) => {
          for (const n of gone) edit?.onRemove(n.id);
        }}
        onEdgesDelete={(gone) => {
          for (const e of gone) edit?.onCut(e.source, (e.data as { ports?: string[] } | undefined)?.ports ?? []);
        }}
        deleteKeyCode={edit ? ['Delete', 'Backspace'] : null}
        nodesConnectable={Boolean(edit)}
        edgesFocusable={Boolean(edit)}
        nodesFocusable
        connectionRadius={60}
        minZoom={0.25}
        maxZoom={1.75}
        attributionPosition="bottom-left"
        ariaLabelConfig={{
          'node.a11yDescription.default': w.t('aria.node'),
          'node.a11yDescription.keyboardDisabled': w.t('aria.nodeStill'),
          'edge.a11yDescription.default': w.t('aria.edge'),
          'controls.ariaLabel': w.t('aria.controls'),
          'controls.zoomIn.ariaLabel': w.t('zoomIn'),
          'controls.zoomOut.ariaLabel': w.t('zoomOut'),
          'controls.fitView.ariaLabel': w.t('fit'),
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--cf-line-strong)" />
        <Controls showInteractive={false} position="bottom-right" fitViewOptions={{ padding: 0.04, maxZoom: 1 }} />
      </ReactFlow>
    </section>
  );
}
