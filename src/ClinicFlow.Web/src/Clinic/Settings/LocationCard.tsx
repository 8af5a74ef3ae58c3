import { Button, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, LocationSettings } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Card } from '@/Platform/Kit/Small';
import { reportProblem, say } from '@/Platform/Kit/say';
import { HoursTable } from './HoursTable';

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** With or without curators changes who owns a plan, nothing else; the card says which. */
export function LocationCard({ location, able }: { location: LocationSettings; able: boolean }) {
  const { t } = useTranslation(['settings', 'kit']);
  const [draft, setDraft] = useState(location);
  useEffect(() => {
    setDraft(location);
  }, [location]);
  const changed = JSON.stringify(draft) !== JSON.stringify(location);
  const wrong = draft.hours.some((h) => !clock.test(h.open) || !clock.test(h.close) || h.open >= h.close) || !draft.name.trim();
  const save = useMutation({
    mutationFn: ({ name, curators, timeZone, hours }: LocationSettings) =>
      api.put('/api/v1/locations/{id}', { params: { path: { id: location.id } }, body: { name, curators, timeZone, hours } }),
    onSuccess: () => {
      say(t('savedLocation', { name: draft.name }));
      for (const key of ['locations', 'session', 'plans', 'today']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  return (
    <Card title={location.name} className="fix">
      <div className="col g12" data-testid={`location-${location.id}`}>
        <TextInput label={t('name')} value={draft.name} onChange={(e) => setDraft({ ...draft, name: e.currentTarget.value })} readOnly={!able} />
        <TextInput
          label={t('timeZone')}
          value={draft.timeZone}
          onChange={(e) => setDraft({ ...draft, timeZone: e.currentTarget.value })}
          readOnly={!able}
        />
        <Switch
          label={t('curators')}
          description={t(draft.curators ? 'withCurators' : 'withoutCurators')}
          checked={draft.curators}
          disabled={!able}
          onChange={(e) => setDraft({ ...draft, curators: e.currentTarget.checked })}
        />
        <HoursTable hours={draft.hours} able={able} onChange={(hours: Hours[]) => setDraft({ ...draft, hours })} />
        {able && changed && (
          <div className="row">
            <Button onClick={() => save.mutate(draft)} loading={save.isPending} disabled={wrong} data-testid="save-location">
              {t('kit:save')}
            </Button>
            <Button variant="default" onClick={() => setDraft(location)}>
              {t('kit:cancel')}
            </Button>
            {wrong && <span className="s12 bad">{t('wrongHours')}</span>}
          </div>
        )}
      </div>
    </Card>
  );
}
