import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { Ask, Empty } from '@/Platform/Kit/States';
import { LocationCard } from './LocationCard';

export function Locations({ able }: { able: boolean }) {
  const { t } = useTranslation('settings');
  const locations = useQuery({ queryKey: ['locations'], queryFn: ({ signal }) => api.get('/api/v1/locations', { signal }) });
  return (
    <Ask query={locations}>
      {({ rows }) =>
        rows.length ? (
          <div className="locations">
            {rows.map((location) => (
              <LocationCard key={location.id} location={location} able={able} />
            ))}
          </div>
        ) : (
          <Empty kind="finished" title={t('noLocations')} text={t('noLocationsText')} />
        )
      }
    </Ask>
  );
}
