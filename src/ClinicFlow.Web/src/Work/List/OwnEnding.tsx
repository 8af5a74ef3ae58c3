import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnEnding as Ending, FormField } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import type { Work } from './useWork';

type Props = {
  own: Ending;
  disabled: boolean;
  work: Work;
  onEnded: () => void;
};

/** The ways to end a task that its workflow names, beside the contact outcomes, with what is to be filled in. */
export function OwnEnding({ own, disabled, work, onEnded }: Props) {
  const { t } = useTranslation('list');
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [form, setForm] = useState<Record<string, string>>({});
  const [note, setNote] = useState('');
  const missing = own.form.some((f) => f.required && !form[f.name]);
  const save = () =>
    work.outcome.mutate(
      { port: chosen ?? undefined, form: own.form.length > 0 ? form : undefined, note: note.trim() || undefined },
      { onSuccess: onEnded },
    );
  return (
    <section aria-label={t('own.title')} className="col" style={{ marginTop: 8 }} data-testid="own-ending">
      <span className="b dim s12">{t('own.title')}</span>
      <div className="outs" role="group" aria-label={t('own.title')}>
        {own.outcomes.map((o) => (
          <button
            key={o.port}
            type="button"
            className={`out${o.port === chosen ? ' on' : ''}`}
            aria-pressed={o.port === chosen}
            disabled={disabled}
            onClick={() => setChosen(o.port === chosen ? null : o.port)}
            data-testid={`own-${o.port}`}
          >
            <span>{text(o.title)}</span>
          </button>
        ))}
      </div>
      {chosen && (
        <form
          className="col"
          onSubmit={(e) => {
            e.preventDefault();
            save();
          }}
        >
          {own.form.map((field) => (
            <Field key={field.name} field={field} value={form[field.name] ?? ''} onChange={(value) => setForm({ ...form, [field.name]: value })} />
          ))}
          <TextInput
            placeholder={t('outcome.note')}
            aria-label={t('outcome.note')}
            value={note}
            maxLength={500}
            onChange={(e) => setNote(e.currentTarget.value)}
          />
          <div className="row">
            <Button type="submit" disabled={disabled || missing} loading={work.outcome.isPending} data-testid="save-own">
              {t('outcome.save')}
            </Button>
            <Button variant="default" onClick={() => setChosen(null)}>
              {t('own.back')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function Field({ field, value, onChange }: { field: FormField; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('list');
  const text = useText();
  const shared = { label: text(field.title), required: field.required, size: 'xs' as const };
  if (field.kind === 'number')
    return <NumberInput {...shared} value={value} min={field.min ?? undefined} max={field.max ?? undefined} onChange={(v) => onChange(String(v))} />;
  if (field.kind === 'choice' || field.kind === 'yes-no') {
    const data =
      field.kind === 'choice'
        ? field.options.map((o) => ({ value: o.value, label: text(o.title) }))
        : [
            { value: 'true', label: t('own.yes') },
            { value: 'false', label: t('own.no') },
          ];
    return <Select {...shared} data={data} value={value || null} onChange={(v) => onChange(v ?? '')} clearable={!field.required} />;
  }
  return <TextInput {...shared} type={field.kind === 'date' ? 'date' : 'text'} value={value} onChange={(e) => onChange(e.currentTarget.value)} />;
}
