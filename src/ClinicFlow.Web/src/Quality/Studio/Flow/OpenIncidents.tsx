import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { api } from '@/Platform/Api/http';
import { Status } from '@/Platform/Kit/Status';
import { useWords } from './words';

/** What can't go on by itself at one activity. */
export function OpenIncidents({ name, activity }: { name: string; activity: string }) {
  const w = useWords();
  const location = usePlace()?.id;
  const open = useQuery({
    queryKey: ['incidents', name, activity, location],
    queryFn: ({ signal }) => api.get('/api/v1/incidents', { params: { query: { workflow: name, activity, location, limit: 1 } }, signal }),
  });
  if (!open.data) return null;
  const { total, rows } = open.data;
  return (
    <section className="sec">
      <h3>
        <span className="grow">{w.t('incidents.title')}</span>
        <Status kind={total ? 'bad' : 'good'}>{total ? w.t('incidents.open', { count: total, n: w.f.n(total) }) : w.t('incidents.none')}</Status>
      </h3>
      {rows[0] && (
        <div className="s12 dim">
          {w.t('incidents.oldest', { at: w.f.dateTime(rows[0].raisedAt) })}{' '}
          <Link to={`/incidents?of=${name}/${activity}`}>{w.t('incidents.see')}</Link>
        </div>
      )}
    </section>
  );
}
