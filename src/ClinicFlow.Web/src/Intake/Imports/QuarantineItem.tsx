import { Button, Textarea, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineRow } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useText } from '@/Platform/Language/useFormat';

type Props = { row: QuarantineRow; able: boolean; reason: string; open: boolean; onOpen: () => void; onReplay: () => void };

export function QuarantineItem({ row, able, reason, open, onOpen, onReplay }: Props) {
  const { t } = useTranslation('imports');
  const text = useText();
  const [raw, setRaw] = useState(row.raw ?? '');
  const [why, setWhy] = useState('');
  const params = { path: { id: row.id } };
  const mend = useMutation({
    mutationFn: async () => {
      if (raw !== row.raw) await api.put('/api/v1/quarantine/{id}', { params, body: { raw } });
    },
    onSuccess: onReplay,
    onError: reportProblem,
  });
  const dismiss = useMutation({
    mutationFn: () => api.post('/api/v1/quarantine/{id}/dismiss', { params, body: { reason: why.trim() } }),
    onSuccess: () => {
      say(t('dismissed'));
      for (const key of ['quarantine', 'session']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  const place = [row.file, row.line && t('line', { n: row.line }), row.field].filter(Boolean).join(' · ');
  return (
    <li data-testid="quarantine-row">
      <button type="button" className="qitem" onClick={onOpen} aria-expanded={open}>
        {open ? <IconChevronDown size={15} className="dim fix" aria-hidden /> : <IconChevronRight size={15} className="dim fix" aria-hidden />}
        <span className="col g0 grow">
          <span className="b">{text(row.message)}</span>
          {row.remedy && <span className="s12 dim">{text(row.remedy)}</span>}
        </span>
        <span className="s12 dim desk nw">{reason}</span>
        <span className="mono dim nw">{place}</span>
        {row.status !== 'open' && <Status kind="info">{t(`rowStatus.${row.status}`)}</Status>}
      </button>
      {open && (
        <div className="col qbody">
          <Textarea
            label={t('raw')}
            value={raw}
            onChange={(e) => setRaw(e.currentTarget.value)}
            autosize
            minRows={2}
            maxRows={8}
            readOnly={!able || row.raw === null}
            placeholder={row.raw === null ? t('noRaw') : undefined}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          />
          {able && (
            <div className="row wrap">
              <Button onClick={() => mend.mutate()} loading={mend.isPending} data-testid="mend">
                {t(raw === row.raw ? 'replayOne' : 'mend')}
              </Button>
              <TextInput
                aria-label={t('dismissReason')}
                placeholder={t('dismissReason')}
                value={why}
                onChange={(e) => setWhy(e.currentTarget.value)}
                w={240}
                maxLength={200}
              />
              <Button variant="default" disabled={!why.trim()} loading={dismiss.isPending} onClick={() => dismiss.mutate()} data-testid="dismiss">
                {t('dismiss')}
              </Button>
            </div>
          )}
        </div>
      )}
    </li>
  );
}
