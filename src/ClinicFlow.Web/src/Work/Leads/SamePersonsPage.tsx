import { Button } from '@mantine/core';
import { IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { components } from '@/Platform/Api/contract.gen';
import { api } from '@/Platform/Api/http';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { reportProblem, say } from '@/Platform/Kit/say';
import { offerUndo, workKeys } from '@/Platform/Kit/undo';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';

type SamePerson = components['schemas']['SamePerson'];

/** Whose enquiry it is, where a patient has the same phone or e-mail: joined to that patient's journey, or somebody new. */
export default function SamePersonsPage() {
  const { t } = useTranslation('leads');
  const { patient = '' } = useParams();
  const go = useNavigate();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['same', patient],
    queryFn: ({ signal }) => api.get('/api/v1/patients/{patient}/same', { params: { path: { patient } }, signal }),
  });
  const old = () => Promise.all(workKeys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const join = useMutation({
    mutationFn: (into: string) => api.post('/api/v1/patients/{patient}/merge', { params: { path: { patient } }, body: { into } }),
    onSuccess: async (merged) => {
      offerUndo(merged);
      await old();
      await go(`/patients/${merged.patient}`);
    },
    onError: reportProblem,
  });
  const finish = useMutation({
    mutationFn: (id: string) => api.post('/api/v1/work-items/{id}/done', { params: { path: { id } }, body: {} }),
    onSuccess: async (done) => {
      offerUndo(done);
      say(t('isNew'));
      await old();
      await go('/work');
    },
    onError: reportProblem,
  });
  useTitle(t('title'));
  const busy = join.isPending || finish.isPending;
  return (
    <div className="page">
      <div className="phead">
        <h1 className="t1">{t('title')}</h1>
      </div>
      <Scroll label={t('title')}>
        <Ask query={query}>
          {({ enquirer, patients, item }) => (
            <div className="col" style={{ maxWidth: 720, padding: 12, gap: 12 }}>
              <section className="card">
                <div className="hd">
                  <h2 className="t2 grow">{t('enquirer', { name: enquirer.name })}</h2>
                  <Link to={`/patients/${enquirer.patient}`}>{t('journey')}</Link>
                </div>
                <div className="bd">
                  <p>{enquirer.phone}</p>
                  <p className="dim">{t('why')}</p>
                </div>
              </section>
              {patients.length ? (
                <section className="card" aria-label={t('patients')}>
                  <div className="hd">
                    <h2 className="t2">{t('patients')}</h2>
                  </div>
                  {patients.map((person) => (
                    <Person key={person.patient} person={person} busy={busy} onSame={() => join.mutate(person.patient)} />
                  ))}
                </section>
              ) : (
                <Empty kind="finished" title={t('none')} text={t('noneText')} />
              )}
              {item && (
                <Button
                  variant="default"
                  leftSection={<IconUserPlus size={16} />}
                  disabled={busy}
                  onClick={() => finish.mutate(item)}
                  data-testid="new-person"
                >
                  {t('new')}
                </Button>
              )}
            </div>
          )}
        </Ask>
      </Scroll>
    </div>
  );
}

function Person({ person, busy, onSame }: { person: SamePerson; busy: boolean; onSame: () => void }) {
  const { t } = useTranslation('leads');
  const f = useFormat();
  const said = [
    person.card && t('kit:card', { card: person.card }),
    person.age !== null && t('kit:years', { count: person.age }),
    t('visits', { count: person.visits }),
    person.lastVisit ? t('lastVisit', { at: f.fullDate(person.lastVisit) }) : t('never'),
  ].filter(Boolean);
  return (
    <div className="bd row wrap" data-testid="same-person">
      <div className="col g0 grow">
        <Link to={`/patients/${person.patient}`}>{person.name}</Link>
        <span className="s12 dim">{said.join(' · ')}</span>
      </div>
      <Button leftSection={<IconUserCheck size={16} />} disabled={busy} onClick={onSame} data-testid="same">
        {t('same')}
      </Button>
    </div>
  );
}
