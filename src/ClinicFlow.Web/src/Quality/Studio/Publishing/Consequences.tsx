import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { calls, type Kind } from '../calls';

/** What a text would bring about if it came in force now: counted over everybody, with how far the counting is. */
export function Consequences({ kind, name, text }: { kind: Kind; name: string; text: string }) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  const word = useWord();
  const begun = useQuery({
    queryKey: ['consequences', kind, name, text],
    queryFn: () => calls[kind].consequences(name, { text, why: null }),
    gcTime: 0,
  });
  const id = begun.data?.id;
  const asked = useQuery({
    queryKey: ['consequences', id],
    queryFn: () => calls[kind].consequencesOf(name, id ?? ''),
    enabled: id !== undefined && !begun.data?.finishedAt,
    refetchInterval: (q) => (q.state.data?.finishedAt ? false : 700),
  });
  if (begun.isError) return <Failed error={begun.error} />;
  const view = asked.data ?? begun.data;
  if (!view) return <Waiting rows={2} />;
  const found = view.found;
  if (!found)
    return (
      <p data-testid="consequences-wait">
        <Status kind="wait">{t('counting', { share: f.percent(view.share), n: f.n(view.patients) })}</Status>
      </p>
    );
  const nothing = found.opened + found.closed + found.handed + found.plans + found.patients === 0;
  return (
    <div className="col g4" data-testid="consequences">
      {nothing ? (
        <span>{t('nothingChanges')}</span>
      ) : (
        <span className="row wrap g12">
          <span>{t('opens', { count: found.opened, n: f.n(found.opened) })}</span>
          <span>{t('closes', { count: found.closed, n: f.n(found.closed) })}</span>
          {found.handed > 0 && <span>{t('hands', { count: found.handed, n: f.n(found.handed) })}</span>}
          {found.plans > 0 && <span>{t('tabs', { count: found.plans, n: f.n(found.plans) })}</span>}
          {found.patients > 0 && <span>{t('segments', { count: found.patients, n: f.n(found.patients) })}</span>}
        </span>
      )}
      {found.roles.length > 0 && (
        <span className="s12 dim">{found.roles.map((r) => `${word('role', r.role)}: +${f.n(r.opened)} −${f.n(r.closed)}`).join(' · ')}</span>
      )}
      <span className="s12 dim">
        {t('ofOpen', {
          share: found.share > 0 && found.share < 0.01 ? t('lessThan', { share: f.percent(0.01) }) : f.percent(found.share),
          n: f.n(found.openNow),
          of: f.n(view.patients),
        })}
      </span>
      {kind === 'workflows' && <span className="s12">{t('runOn', { count: found.running, n: f.n(found.running) })}</span>}
      {purposeOf(text) === 'standard' && <span className="s12 dim">{t('fromNowOn')}</span>}
      {view.needsSecond && <Status kind="warn">{t('needsSecond')}</Status>}
    </div>
  );
}

function purposeOf(text: string): unknown {
  try {
    return JSON.parse(text)?.ClinicFlow?.purpose;
  } catch {
    return null;
  }
}
