import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/Platform/Kit/keys';
import { WhenPicker } from './WhenPicker';

/** Snoozed until a day, with a reason: one cannot be saved without the other. */
export function SnoozeForm({ busy, onCancel, onSave }: { busy: boolean; onCancel: () => void; onSave: (until: string, reason: string) => void }) {
  const { t } = useTranslation(['list', 'kit']);
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const ready = until !== null && reason.trim() !== '' && !busy;
  const save = () => {
    if (ready) onSave(until, reason.trim());
  };
  useKeys({ Escape: onCancel, Enter: save, 'Mod+Enter': save });
  const usual = t('snooze.reasons', { returnObjects: true }) as unknown as string[];
  return (
    <section className="col" aria-label={t('snooze.title')} data-testid="snooze-form">
      <WhenPicker kind="day" label={t('snooze.title')} value={until} onChange={setUntil} />
      <span className="s12 dim">{t('snooze.reason')}</span>
      <div className="slots">
        {usual.map((text) => (
          <button
            key={text}
            type="button"
            className={`slot${reason === text ? ' on' : ''}`}
            aria-pressed={reason === text}
            data-chosen={reason === text}
            onClick={() => setReason(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <TextInput
        value={usual.includes(reason) ? '' : reason}
        placeholder={t('snooze.own')}
        aria-label={t('snooze.own')}
        onChange={(e) => setReason(e.currentTarget.value)}
        maxLength={200}
      />
      <div className="row wrap">
        <Button onClick={save} disabled={!ready} loading={busy} data-testid="save-snooze">
          {t('snooze.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('kit:cancel')}
        </Button>
        {!ready && <span className="s12 dim">{t('snooze.need')}</span>}
      </div>
    </section>
  );
}
