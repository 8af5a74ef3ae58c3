import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useWord } from '@/Platform/Language/useFormat';
import { type Settings, useAuditsChanged } from './api';

const audited = ['agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'curator'];
const modes = ['rate', 'hours', 'everything'] as const;

/** How much is checked: a share of each specialist's work, or as much as the auditors have hours for. It holds from the next frame on. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('audits');
  const word = useWord();
  const [draft, setDraft] = useState(settings);
  const changed = useAuditsChanged();
  const save = useMutation({
    mutationFn: () => api.put('/api/v1/audits/settings', { body: draft }),
    onSuccess: () => {
      say(t('set.saved'));
      changed();
    },
    onError: reportProblem,
  });
  const share = (label: string, value: number, write: (share: number) => void, placeholder?: string) => (
    <NumberInput
      label={label}
      suffix=" %"
      min={0}
      max={100}
      decimalScale={1}
      value={Number.isNaN(value) ? '' : value * 100}
      placeholder={placeholder}
      onChange={(v) => write(v === '' ? Number.NaN : Number(v) / 100)}
    />
  );
  const rate = (role: string, value: number) => {
    const rates = { ...draft.rates };
    if (Number.isNaN(value)) delete rates[role];
    else rates[role] = value;
    setDraft({ ...draft, rates });
  };
  return (
    <form
      className="audit-settings"
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <div className="col">
        <span className="t2">{t('set.mode')}</span>
        <SegmentedControl
          data={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          value={draft.mode}
          onChange={(mode) => setDraft({ ...draft, mode })}
          style={{ alignSelf: 'flex-start' }}
        />
        <span className="s12 dim">{t(`modeText.${draft.mode}`)}</span>
      </div>
      {draft.mode === 'rate' && (
        <div className="audit-fields">
          {share(t('set.rate'), draft.rate, (v) => setDraft({ ...draft, rate: Number.isNaN(v) ? 0 : v }))}
          {audited.map((role) => (
            <span key={role}>{share(word('role', role), draft.rates[role] ?? Number.NaN, (v) => rate(role, v), t('set.usual'))}</span>
          ))}
        </div>
      )}
      <div className="audit-fields">
        <NumberInput
          label={t('set.minutes')}
          min={1}
          max={240}
          value={draft.minutesPerCheck}
          onChange={(v) => setDraft({ ...draft, minutesPerCheck: Number(v) })}
        />
        <NumberInput
          label={t('set.hours')}
          min={0}
          max={300}
          value={draft.hoursPerAuditor}
          onChange={(v) => setDraft({ ...draft, hoursPerAuditor: Number(v) })}
        />
        <NumberInput label={t('set.due')} min={1} max={90} value={draft.dueDays} onChange={(v) => setDraft({ ...draft, dueDays: Number(v) })} />
        {share(t('set.second'), draft.secondShare, (v) => setDraft({ ...draft, secondShare: Number.isNaN(v) ? 0 : v }))}
        {share(t('set.notice'), draft.noticeShare, (v) => setDraft({ ...draft, noticeShare: Number.isNaN(v) ? 0 : v }))}
      </div>
      <div className="row wrap">
        <Button type="submit" loading={save.isPending} data-testid="save-settings">
          {t('set.save')}
        </Button>
        <span className="s12 dim">{t('set.from')}</span>
      </div>
    </form>
  );
}
