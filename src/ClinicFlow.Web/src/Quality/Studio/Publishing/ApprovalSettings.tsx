import { NumberInput, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Ask } from '@/Platform/Kit/States';
import { reportProblem } from '@/Platform/Kit/say';
import './publishing.css';

/** When a second person is needed before a rule or a workflow comes in force. */
export function ApprovalSettings({ able }: { able: boolean }) {
  const { t } = useTranslation('publishing');
  const cache = useQueryClient();
  const settings = useQuery({ queryKey: ['studio-settings'], queryFn: () => api.get('/api/v1/studio/settings') });
  const save = useMutation({
    mutationFn: (body: Schemas['StudioSettings']) => api.put('/api/v1/studio/settings', { body }),
    onSuccess: (saved) => {
      cache.setQueryData(['studio-settings'], saved);
      void cache.invalidateQueries({ queryKey: ['definition'] });
    },
    onError: reportProblem,
  });
  return (
    <Ask query={settings}>
      {(now) => (
        <div className="col g12 approval" data-testid="approval-settings">
          <h2 className="t2">{t('approval')}</h2>
          <Switch
            label={t('approvalAlways')}
            description={t('approvalAlwaysText')}
            checked={now.approval}
            disabled={!able || save.isPending}
            onChange={(e) => save.mutate({ ...now, approval: e.currentTarget.checked })}
            data-testid="approval-always"
          />
          <NumberInput
            label={t('approvalShare')}
            description={t('approvalShareText')}
            w={320}
            min={0}
            max={100}
            suffix=" %"
            defaultValue={Math.round((now.confirmShare ?? 0) * 100)}
            disabled={!able || now.approval}
            onBlur={(e) => {
              const share = Number.parseInt(e.currentTarget.value, 10) / 100;
              if (share >= 0 && share <= 1 && share !== now.confirmShare) save.mutate({ ...now, confirmShare: share });
            }}
            data-testid="approval-share"
          />
        </div>
      )}
    </Ask>
  );
}
