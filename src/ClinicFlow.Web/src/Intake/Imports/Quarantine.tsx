import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Pager } from '@/Platform/Kit/Pager';
import { Ask, Empty } from '@/Platform/Kit/States';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useLanguage } from '@/Platform/Language/useFormat';
import { quarantineLimit, useQuarantine } from './api';
import { QuarantineItem } from './QuarantineItem';

/** Rows that could not be taken: why, where, what to do; mended and replayed, or dismissed with a reason. Never lost. */
export function Quarantine({ able, run }: { able: boolean; run?: string }) {
  const { t, i18n } = useTranslation('imports');
  useLanguage();
  const f = useFormat();
  const [query, set] = useQueryState();
  const [open, setOpen] = useState<string | null>(null);
  const reason = query.get('reason');
  const offset = Number(query.get('offset')) || 0;
  const page = useQuarantine({ import: run, reason, offset });
  const name = (code: string) => (i18n.exists(`reason.${code}`, { ns: 'imports' }) ? t(`reason.${code}`) : code);
  const replay = useMutation({
    mutationFn: (body: { ids?: string[]; import?: string; reason?: string }) => api.post('/api/v1/quarantine/replay', { body }),
    onSuccess: ({ accepted, quarantined }) => {
      say(t('replayed', { accepted: f.n(accepted), left: f.n(quarantined) }));
      for (const key of ['quarantine', 'imports', 'session']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  return (
    <Ask query={page}>
      {(data) => {
        const all = Object.values(data.reasons).reduce((sum, n) => sum + n, 0);
        if (!all) return <Empty kind="finished" title={t('quarantineEmpty')} text={t('quarantineEmptyText')} />;
        return (
          <>
            <div className="filters">
              <button
                type="button"
                className={`chip${reason ? '' : ' on'}`}
                aria-pressed={!reason}
                onClick={() => set({ reason: null, offset: null })}
              >
                {t('allReasons')} {f.n(all)}
              </button>
              {Object.entries(data.reasons).map(([code, n]) => (
                <button
                  key={code}
                  type="button"
                  className={`chip${reason === code ? ' on' : ''}`}
                  aria-pressed={reason === code}
                  onClick={() => set({ reason: code, offset: null })}
                >
                  {name(code)} {f.n(n)}
                </button>
              ))}
              <span className="grow" />
              {able && (
                <Button
                  variant="default"
                  leftSection={<IconRefresh size={15} />}
                  loading={replay.isPending}
                  onClick={() => replay.mutate({ import: run, reason: reason ?? undefined })}
                  data-testid="replay-all"
                >
                  {t(reason ? 'replayReason' : 'replayAll')}
                </Button>
              )}
            </div>
            <ul className="quarantine" aria-label={t('view.quarantine')}>
              {data.rows.map((row) => (
                <QuarantineItem
                  key={row.id}
                  row={row}
                  able={able}
                  reason={name(row.reason)}
                  open={open === row.id}
                  onOpen={() => setOpen(open === row.id ? null : row.id)}
                  onReplay={() => replay.mutate({ ids: [row.id] })}
                />
              ))}
            </ul>
            <Pager offset={offset} limit={quarantineLimit} total={data.total} onOffset={(o) => set({ offset: o || null })} />
          </>
        );
      }}
    </Ask>
  );
}
