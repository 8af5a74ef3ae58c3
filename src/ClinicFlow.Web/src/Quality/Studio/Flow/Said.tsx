import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { saidBy, useWords } from './words';

type Field = { label: string; value: string; onChange: (value: string) => void; testid?: string; code?: boolean; description?: string };

/** A text that is written to the file when the field is left, or Enter pressed: half a word is no change. */
export function Line({ label, value, onChange, testid, code, description }: Field) {
  const [now, setNow] = useState(value);
  useEffect(() => setNow(value), [value]);
  const done = () => {
    if (now !== value) onChange(now);
  };
  const common = { label, description, value: now, onBlur: done, 'data-testid': testid };
  return code ? (
    <Textarea {...common} autosize minRows={1} maxRows={8} spellCheck={false} onChange={(e) => setNow(e.currentTarget.value)} />
  ) : (
    <TextInput {...common} onChange={(e) => setNow(e.currentTarget.value)} onKeyDown={(e) => e.key === 'Enter' && done()} />
  );
}

/** Both languages side by side. */
export function Both({
  label,
  value,
  onChange,
  testid,
}: {
  label: string;
  value: { ru?: string; en?: string } | undefined;
  onChange: (language: 'ru' | 'en', value: string) => void;
  testid?: string;
}) {
  const w = useWords();
  return (
    <div className="two">
      <Line label={w.t('form.ru', { label })} value={value?.ru ?? ''} onChange={(v) => onChange('ru', v)} testid={testid} />
      <Line label={w.t('form.en', { label })} value={value?.en ?? ''} onChange={(v) => onChange('en', v)} />
    </div>
  );
}

/** A value in the language of the rules. */
export function Formula({ label, value, onChange }: { label: string; value: unknown; onChange: (value: string) => void }) {
  return <Line label={label} value={saidBy(value)?.text ?? ''} onChange={onChange} code />;
}
