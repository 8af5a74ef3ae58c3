import type { Schemas } from '@/Platform/Api/contract';
import type { FlowGraph } from './graph';
import { placesOf, stands } from './place';
import { useWords } from './words';

/** The workflow as a list, for screens that are too narrow to draw it. */
export function Reading({ graph, live, title }: { graph: FlowGraph; live: Schemas['LiveView'] | null; title: string }) {
  const w = useWords();
  const places = placesOf(graph);
  const inOrder = [...graph.nodes].sort((a, b) => places.get(a.id)!.x - places.get(b.id)!.x || places.get(a.id)!.y - places.get(b.id)!.y);
  return (
    <section className="flowread" aria-label={title} data-testid="flow-reading">
      <p className="band soft-acc pad8">{w.t('wider')}</p>
      <ol className="timeline2">
        {inOrder.map((n) => {
          const here = live?.activities.find((a) => a.activity === n.id);
          return (
            <li key={n.id} style={{ padding: '6px 16px' }}>
              <b>{w.text(n.title)}</b>
              <div className="s12 dim">{w.line(n)}</div>
              {stands(n) && here && here.here > 0 && (
                <div className="s12">
                  <b>{w.f.n(here.here)}</b> {w.t('now')}, {w.days(here.medianDays)}
                  {here.late > 0 && <span className="bad">, {w.t('over', { n: w.f.n(here.late) })}</span>}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
