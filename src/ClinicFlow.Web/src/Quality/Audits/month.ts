import type { Format } from '@/Platform/Language/format';

/** 2026-10 as "October 2026". */
export const monthOf = (f: Format, period: string) =>
  new Intl.DateTimeFormat(f.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${period}-15T12:00:00Z`))
    .replace(/\sг\.$/, '');
