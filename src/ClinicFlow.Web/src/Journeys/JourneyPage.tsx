import { Button } from '@mantine/core';
import { IconEye, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import type { Journey } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { telephone } from '@/Platform/Kit/dial';
import { Ask } from '@/Platform/Kit/States';
import { useTitle } from '@/Platform/Shell/title';
import { Passes } from './Passes';
import { PlanCard } from './PlanCard';
import { Stages } from './Stages';
import { StandardsCard } from './StandardsCard';
import { Timeline } from './Timeline';
import { WorkflowCard } from './WorkflowCard';
import { WorkItems } from './WorkItems';
import './journey.css';

export default function JourneyPage() {
  const { t } = useTranslation('journeys');
  const { id = '' } = useParams();
  const journey = useQuery({
    queryKey: ['journey', id],
    queryFn: ({ signal }) => api.get('/api/v1/journeys/{id}', { params: { path: { id } }, signal }),
  });
  useTitle(t('title'));
  return (
    <div className="page pad journey">
      <Ask query={journey}>{(data) => <Loaded journey={data} />}</Ask>
    </div>
  );
}

function Loaded({ journey }: { journey: Journey }) {
  const { t } = useTranslation(['journeys', 'kit']);
  const { locations } = useSession();
  const { patient } = journey;
  const facts = [
    patient.age !== null && t('kit:years', { count: patient.age }),
    patient.card && t('kit:card', { card: patient.card }),
    locations.find((l) => l.id === patient.location)?.name,
  ].filter(Boolean);
  return (
    <>
      <div className="phead wrap">
        <h1 className="t1 cut">{patient.name}</h1>
        <span className="dim nw">{facts.join(', ')}</span>
        <Passes journey={journey} />
        <span className="dim row g4 s12 cut grow desk">
          <IconEye size={14} className="fix" aria-hidden />
          {t('logged')}
        </span>
        {patient.phone && (
          <Button component="a" href={telephone(patient.phone)} leftSection={<IconPhone size={15} />}>
            {t('call')}
          </Button>
        )}
      </div>
      <Stages stages={journey.stages} />
      <div className="journeygrid">
        <Timeline entries={journey.timeline} />
        <div className="col g12 journeyside">
          <WorkItems items={journey.items} plans={journey.plans} />
          {journey.plans.map((plan) => (
            <PlanCard key={plan.id} plan={plan} />
          ))}
          {journey.workflow.map((position, i) => {
            const run = journey.workflow.slice(0, i).filter((w) => w.definition === position.definition && w.steps.length > 0).length;
            return (
              <WorkflowCard
                key={`${position.definition}${run}`}
                position={position}
                onDiagram={`/workflows/${position.definition}?journey=${journey.id}&instance=${run}`}
              />
            );
          })}
          <StandardsCard journey={journey} />
        </div>
      </div>
    </>
  );
}
