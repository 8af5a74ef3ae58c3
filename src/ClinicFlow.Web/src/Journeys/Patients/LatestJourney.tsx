import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { api } from '@/Platform/Api/http';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';

/** A patient opens at the latest pass; one who has none yet is shown as known but not begun. */
export default function LatestJourney() {
  const { t } = useTranslation('patients');
  const f = useFormat();
  const { patient = '' } = useParams();
  const query = useQuery({
    queryKey: ['patient', patient],
    queryFn: ({ signal }) => api.get('/api/v1/patients/{patient}', { params: { path: { patient } }, signal }),
  });
  return (
    <div className="page">
      <Ask query={query}>
        {({ journeys, facts, person }) => {
          const latest = [...journeys].sort((a, b) => b.number - a.number)[0];
          if (latest) return <Navigate to={`/journeys/${latest.id}`} replace />;
          return (
            <Empty
              kind="missing"
              title={t('noJourney', { name: person.name })}
              text={facts.registeredAt ? t('registered', { at: f.fullDate(facts.registeredAt) }) : undefined}
            />
          );
        }}
      </Ask>
    </div>
  );
}
