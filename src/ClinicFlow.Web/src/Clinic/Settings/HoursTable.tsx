import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hours } from '@/Platform/Api/contract';
import { useLanguage } from '@/Platform/Language/useFormat';

const days = [1, 2, 3, 4, 5, 6, 7];
// 1 January 2024 was a Monday.
const nameOf = (day: number, locale: string) => new Date(Date.UTC(2024, 0, day)).toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' });

export function HoursTable({ hours, able, onChange }: { hours: Hours[]; able: boolean; onChange: (hours: Hours[]) => void }) {
  const { t } = useTranslation('settings');
  const locale = useLanguage() === 'en' ? 'en-GB' : 'ru-RU';
  const put = (day: number, change: Partial<Hours> | null) => {
    const others = hours.filter((h) => h.day !== day);
    const old = hours.find((h) => h.day === day) ?? { day, open: '09:00', close: '21:00' };
    onChange([...others, ...(change ? [{ ...old, ...change }] : [])].sort((a, b) => a.day - b.day));
  };
  return (
    <fieldset className="hours">
      <legend className="s12 dim">{t('hours')}</legend>
      {days.map((day) => {
        const open = hours.find((h) => h.day === day);
        const name = nameOf(day, locale);
        return (
          <div key={day} className="row" style={{ minHeight: 28 }}>
            <Checkbox
              label={name}
              checked={open !== undefined}
              disabled={!able}
              onChange={(e) => put(day, e.currentTarget.checked ? {} : null)}
              className="grow"
            />
            {open ? (
              <span className="row g4">
                <input
                  className="time"
                  inputMode="numeric"
                  maxLength={5}
                  pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
                  size={5}
                  value={open.open}
                  readOnly={!able}
                  aria-label={t('opens', { day: name })}
                  onChange={(e) => put(day, { open: e.currentTarget.value })}
                />
                –
                <input
                  className="time"
                  inputMode="numeric"
                  maxLength={5}
                  pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
                  size={5}
                  value={open.close}
                  readOnly={!able}
                  aria-label={t('closes', { day: name })}
                  onChange={(e) => put(day, { close: e.currentTarget.value })}
                />
              </span>
            ) : (
              <span className="dim">{t('shut')}</span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
