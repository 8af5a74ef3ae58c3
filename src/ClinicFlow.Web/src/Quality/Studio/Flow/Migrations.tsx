import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useWords } from './words';

/** What was migrated before: by whom, why, how far, and taken back from here. */
export function Migrations({ name }: { name: string }) {
  const w = useWords();
  const cache = useQueryClient();
  const list = useQuery({
    queryKey: ['workflow-migrations', name],
    queryFn: ({ signal }) => api.get('/api/v1/workflows/{name}/migrations', { params: { path: { name } }, signal }),
    refetchInterval: (query) => (query.state.data?.rows.some((r) => !r.finished) ? 1_000 : false),
  });
  const undo = useMutation({
    mutationFn: (act: string) => api.post('/api/v1/acts/{act}/undo', { params: { path: { act } } }),
    onSuccess: (done) => {
      say(w.text(done.said));
      for (const key of ['workflow-live', 'workflow-migrations', 'definitions', 'journey']) void cache.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  const rows = list.data?.rows ?? [];
  if (!rows.length) return null;
  return (
    <section className="sec">
      <h3>{w.t('migrate.before')}</h3>
      <ul className="stories" data-testid="migrations">
        {rows.map((m) => (
          <li key={m.act} className="col g0">
            <span className="row sp">
              <span>
                {w.t('migrate.done', { n: w.f.n(m.done), of: w.f.n(m.total), version: m.toVersion })}
                {m.refused > 0 && <span className="bad"> {w.t('migrate.refused', { n: w.f.n(m.refused) })}</span>}
              </span>
              {m.undoneAt ? (
                <Status kind="info">{w.t('migrate.undone')}</Status>
              ) : m.mine ? (
                <Button size="compact-xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(m.act)} data-testid="undo-migration">
                  {w.t('undo')}
                </Button>
              ) : null}
            </span>
            <span className="s12 dim">
              {m.by}, {w.f.dateTime(m.at)}
              {m.why && `: ${m.why}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
