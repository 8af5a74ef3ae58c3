import type { Language } from './language';

const minus = (text: string) => text.replace('-', '−');
/** No-break space: a number never parts from its sign or unit. */
export const nb = '\u00a0';

export type Format = ReturnType<typeof makeFormat>;

/** Making one costs milliseconds, and every cell asks for it. */
const made = new Map<string, Format>();
export function formatOf(language: Language, timeZone: string, currency: string, now: () => Date) {
  const key = `${language} ${timeZone} ${currency}`;
  const format = made.get(key) ?? makeFormat(language, timeZone, currency, now);
  made.set(key, format);
  return format;
}

/** All the ways figures and times are written. Times are shown in the clinic's zone, `now` comes from the server's clock. */
export function makeFormat(language: Language, timeZone: string, currency: string, now: () => Date) {
  const locale = language === 'en' ? 'en-GB' : 'ru-RU';
  const sign =
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      .formatToParts(1)
      .find((p) => p.type === 'currency')?.value ?? currency;
  const date = (options: Intl.DateTimeFormatOptions) => {
    let f: Intl.DateTimeFormat | undefined;
    return (at: string | Date) => {
      f ??= new Intl.DateTimeFormat(locale, { timeZone, ...options });
      return f.format(typeof at === 'string' ? new Date(at) : at).replace(/[\u00a0\u202f]/g, ' ');
    };
  };
  const dayKey = date({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const monthDay = language === 'en' ? date({ day: 'numeric', month: 'short' }) : date({ day: '2-digit', month: '2-digit' });
  const withYear =
    language === 'en' ? date({ day: 'numeric', month: 'short', year: 'numeric' }) : date({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const year = date({ year: 'numeric' });
  const time = date({ hour: '2-digit', minute: '2-digit', hour12: false });
  const numbers = new Map<number, Intl.NumberFormat>();
  const numbersOf = (digits: number) => {
    const kept = numbers.get(digits) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    numbers.set(digits, kept);
    return kept;
  };
  const n = (value: number, digits = 0) =>
    minus(
      numbersOf(digits)
        .format(value)
        .replace(/[ \u202f]/g, nb),
    );
  const shortDate = (at: string) => (year(at) === year(now()) ? monthDay(at) : withYear(at));
  return {
    language,
    locale,
    timeZone,
    sign,
    now,
    n,
    money: (value: number) => `${n(value)}${nb}${sign}`,
    /** 41,3 млн ₽ */
    shortMoney: (value: number) => {
      if (Math.abs(value) < 1_000_000) return `${n(value)}${nb}${sign}`;
      const [divisor, word] = Math.abs(value) < 1e9 ? [1e6, language === 'en' ? 'm' : 'млн'] : [1e9, language === 'en' ? 'bn' : 'млрд'];
      return `${n(value / divisor, 1)}${nb}${word}${nb}${sign}`;
    },
    percent: (share: number, digits = 0) => `${n(share * 100, digits)}${nb}%`,
    time,
    shortDate,
    fullDate: withYear,
    longDate: date({ day: 'numeric', month: 'long', weekday: 'long' }),
    dateTime: (at: string) => `${shortDate(at)} ${time(at)}`,
    duration: (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`,
    /** Whole days from today to that day in the clinic's zone: −1 yesterday, 0 today, 1 tomorrow. */
    daysAway: (at: string) => {
      const midnight = (key: string) => {
        const [d, m, y] = key.split(/[./]/).map(Number);
        return Date.UTC(y, m - 1, d);
      };
      return Math.round((midnight(dayKey(new Date(at))) - midnight(dayKey(now()))) / 86_400_000);
    },
  };
}
