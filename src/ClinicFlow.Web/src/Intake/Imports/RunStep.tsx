import { Button, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';
import type { Draft } from './MappingStep';

export function RunStep({ upload, draft, blocked }: { upload: string; draft: Draft; blocked: boolean }) {
  const { t } = useTranslation('imports');
  const go = useNavigate();
  const [goLive, setGoLive] = useState('');
  const run = useMutation({
    mutationFn: () =>
      api.post('/api/v1/imports', {
        body: { upload, mapping: draft.name || undefined, text: draft.text ?? undefined, goLive: goLive || undefined },
      }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void go(`/imports/${id}`);
    },
    onError: reportProblem,
  });
  return (
    <div className="col g12">
      <TextInput
        type="date"
        label={t('goLive')}
        description={t('goLiveText')}
        value={goLive}
        onChange={(e) => setGoLive(e.currentTarget.value)}
        w={320}
      />
      {blocked && <span className="bad">{t('blocked')}</span>}
      <Button
        leftSection={<IconPlayerPlay size={15} />}
        onClick={() => run.mutate()}
        loading={run.isPending}
        disabled={blocked}
        style={{ alignSelf: 'flex-start' }}
        data-testid="run-import"
      >
        {t('run')}
      </Button>
    </div>
  );
}
