import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Scroll } from '@/Platform/Kit/Scroll';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { box, type Graph, layout } from './layout';

const pad = 24;

/** The workflow as boxes and ways; each box says how many stand there now, and how many of them are late. */
export function Diagram({ graph, name }: { graph: Graph; name: string }) {
  const { t } = useTranslation('studio');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  /** `20 minutes` in the reader's language. */
  const lasting = (said: string) => {
    const [amount, unit] = said.split(' ');
    return t(`duration.${unit}`, { count: Number(amount), defaultValue: said });
  };
  const places = useMemo(() => new Map(layout(graph).map((p) => [p.id, { x: p.x + pad, y: p.y + pad }])), [graph]);
  const width = Math.max(...[...places.values()].map((p) => p.x)) + box.width + pad * 2;
  const height = Math.max(...[...places.values()].map((p) => p.y)) + box.height + pad * 2;
  return (
    <Scroll label={t('diagram', { name })}>
      <div className="diagram" style={{ width, height }} data-testid="diagram">
        <svg width={width} height={height} aria-hidden>
          <defs>
            <marker id="way" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {graph.edges.map((edge, i) => {
            const [from, to] = [places.get(edge.from), places.get(edge.to)];
            return from && to && <path key={i} d={way(from, to, i)} className="way" markerEnd="url(#way)" />;
          })}
        </svg>
        <ul>
          {graph.nodes.map((node) => {
            const at = places.get(node.id)!;
            const ways = graph.edges
              .filter((e) => e.from === node.id)
              .map((e) => `${text(e.title) || e.port || t('then')}: ${titleOf(graph, e.to, text)}`);
            return (
              <li
                key={node.id}
                className={`node${node.here ? ' busy' : ''}`}
                style={{ left: at.x, top: at.y, width: box.width, height: box.height }}
                title={ways.join('\n')}
                data-testid={`node-${node.id}`}
              >
                <span className="nodetitle">{text(node.title)}</span>
                <span className="s11 dim cut">
                  {[
                    node.role && word('role', node.role),
                    node.stage && word('stageShort', node.stage),
                    node.within && t('within', { time: lasting(node.within) }),
                  ]
                    .filter(Boolean)
                    .join(' · ') || t(`type.${node.type.split('.').pop()}`, node.type.split('.').pop() ?? '')}
                </span>
                {node.here > 0 && (
                  <span className="s11 nw">
                    <b>{t('here', { count: node.here, n: f.n(node.here) })}</b>
                    {node.late > 0 && <span className="bad"> · {t('late', { n: f.n(node.late) })}</span>}
                  </span>
                )}
                <span className="sr">{ways.join('; ')}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </Scroll>
  );
}

const titleOf = (graph: Graph, id: string, text: ReturnType<typeof useText>) => text(graph.nodes.find((n) => n.id === id)?.title) || id;

type Point = { x: number; y: number };

/** Forward from right to left edge; in a column from edge to edge; back in an arch below, each a little apart from the next. */
function way(from: Point, to: Point, index: number) {
  const apart = ((index % 5) - 2) * 6;
  if (to.x > from.x) {
    const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2 + apart, to.x, to.y + box.height / 2 + apart];
    const bend = Math.min(60, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  if (to.x === from.x && to.y !== from.y) {
    const down = to.y > from.y;
    const x = from.x + box.width / 2 + apart * 3;
    return `M${x} ${from.y + (down ? box.height : 0)}L${x} ${to.y + (down ? 0 : box.height)}`;
  }
  const [x1, x2] = [from.x + 40 + apart, to.x + box.width - 40 + apart];
  const deep = 22 + apart;
  return `M${x1} ${from.y + box.height}C${x1} ${from.y + box.height + deep} ${x2} ${to.y + box.height + deep} ${x2} ${to.y + box.height}`;
}
