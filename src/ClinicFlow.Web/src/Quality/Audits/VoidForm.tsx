import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';

const reasons = ['not-applicable', 'record-missing'] as const;

/** Why the item cannot be checked, from the closed list; the next ticket stands in its place. */
export function VoidForm({ busy, onSave, onCancel }: { busy: boolean; onSave: (reason: string, note: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('audits');
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const save = () => reason && onSave(reason, note.trim());
  useKeys({ Digit1: () => setReason(reasons[0]), Digit2: () => setReason(reasons[1]), Escape: onCancel, 'Mod+Enter': () => void save() });
  return (
    <div className="sec col soft-acc" role="group" aria-label={t('cannot')} data-testid="void-form">
      <span>{t('cannotText')}</span>
      <div className="row wrap">
        {reasons.map((r, i) => (
          <button key={r} type="button" className={`chip${r === reason ? ' on' : ''}`} aria-pressed={r === reason} onClick={() => setReason(r)}>
            <Key>{i + 1}</Key>
            {t(`void.${r}`)}
          </button>
        ))}
      </div>
      <div className="row wrap">
        <TextInput
          className="grow"
          placeholder={t('voidNote')}
          aria-label={t('voidNote')}
          value={note}
          maxLength={500}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Button disabled={!reason} loading={busy} onClick={save} data-testid="void">
          {t('replace')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
