import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import { atZone, zoned } from '@/Platform/Language/zone';

type Slot = { name: string; at: Date };
const day = 86_400_000;

/** Usual times in the clinic's zone: hours for a promise, days for a snooze. */
export function slots(kind: 'time' | 'day', now: Date, zone: string): Slot[] {
  const at = (days: number, hour: number) =>
    atZone(`${zoned(new Date(now.getTime() + days * day), zone).slice(0, 10)}T${String(hour).padStart(2, '0')}:00`, zone);
  const round = (hours: number) => new Date(Math.ceil((now.getTime() + hours * 3_600_000) / 900_000) * 900_000);
  const later: Slot[] = [
    { name: 'tomorrow', at: at(1, 10) },
    { name: 'days3', at: at(3, 10) },
    { name: 'week', at: at(7, 10) },
  ];
  if (kind === 'day') return [...later, { name: 'weeks2', at: at(14, 10) }, { name: 'month', at: at(30, 10) }];
  const near: Slot[] = [
    { name: 'hour', at: round(1) },
    { name: 'later', at: round(3) },
    { name: 'evening', at: at(0, 18) },
  ];
  // Nobody is called before nine or after nine in the evening.
  const decent = ({ at: when }: Slot) => {
    const hour = Number(zoned(when, zone).slice(11, 13));
    return hour >= 9 && hour < 21 && when.getTime() > now.getTime() + 30 * 60_000;
  };
  return [...near.filter(decent), ...later];
}

/** Left and right go from one usual time to the next. */
function besides(event: KeyboardEvent) {
  const button = (event.target as Element).closest('button');
  const next = event.key === 'ArrowRight' ? button?.nextElementSibling : event.key === 'ArrowLeft' ? button?.previousElementSibling : null;
  if (next instanceof HTMLElement) next.focus();
}

export function WhenPicker({
  kind,
  label,
  value,
  onChange,
}: {
  kind: 'time' | 'day';
  label: string;
  value: string | null;
  onChange: (at: string | null) => void;
}) {
  const { t } = useTranslation('list');
  const f = useFormat();
  const usual = useRef<HTMLDivElement>(null);
  // The hands are on the keyboard: the next key chooses a time.
  useEffect(() => usual.current?.querySelector('button')?.focus(), []);
  const typed = value ? zoned(new Date(value), f.timeZone).slice(0, kind === 'time' ? 16 : 10) : '';
  const take = (text: string) => {
    if (!text) return onChange(null);
    onChange(atZone(kind === 'time' ? text : `${text}T10:00`, f.timeZone).toISOString());
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} className="col g4">
      <legend className="s12 dim" style={{ padding: 0 }}>
        {label}
      </legend>
      <div className="slots" ref={usual} onKeyDown={besides}>
        {slots(kind, f.now(), f.timeZone).map(({ name, at }) => {
          const iso = at.toISOString();
          return (
            <button
              key={name}
              type="button"
              className={`slot${value === iso ? ' on' : ''}`}
              aria-pressed={value === iso}
              data-chosen={value === iso}
              title={f.dateTime(iso)}
              onClick={() => onChange(iso)}
              data-testid={`when-${name}`}
            >
              {t(`when.${name}`)}
            </button>
          );
        })}
      </div>
      <TextInput
        type={kind === 'time' ? 'datetime-local' : 'date'}
        aria-label={t(kind === 'time' ? 'when.exact' : 'when.date')}
        value={typed}
        min={zoned(f.now(), f.timeZone).slice(0, kind === 'time' ? 16 : 10)}
        onChange={(e) => take(e.currentTarget.value)}
        data-testid="when-exact"
      />
    </fieldset>
  );
}
