import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export const Key = ({ children }: { children: ReactNode }) => <kbd className="kbd">{children}</kbd>;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part[0] ?? '')
    .join('')
    .toUpperCase();
export const Avatar = ({ name }: { name: string }) => (
  <span className="ava" title={name} aria-hidden>
    {initials(name)}
  </span>
);

/** A bar is never alone: the words "3 of 8" stand beside it. */
export function Done({ n, of }: { n: number; of: number }) {
  const { t } = useTranslation('kit');
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="bar fix" style={{ width: 34 }} aria-hidden>
        <i style={{ width: `${of ? (n / of) * 100 : 0}%` }} />
      </span>
      <span className="nw">{t('doneOf', { n, of })}</span>
    </span>
  );
}

export function Card({
  title,
  right,
  children,
  pad = true,
  className = '',
  label,
}: {
  title?: ReactNode;
  right?: ReactNode;
  children: ReactNode;
  pad?: boolean;
  className?: string;
  label?: string;
}) {
  return (
    <section className={`card ${className}`} aria-label={label}>
      {title && (
        <div className="hd">
          <h2 className="t2 cut grow">{title}</h2>
          {right}
        </div>
      )}
      <div className={pad ? 'bd' : 'grow'}>{children}</div>
    </section>
  );
}

/** Text with the deciding values in **bold**, as the server writes reasons. */
export function Rich({ text }: { text: string }) {
  const parts = text.split(/\*\*(.+?)\*\*/g);
  return <>{parts.map((part, i) => (i % 2 ? <b key={i}>{part}</b> : part))}</>;
}
