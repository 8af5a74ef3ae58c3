import { useTranslation } from 'react-i18next';
import { Key } from '@/Platform/Kit/Small';

const known = {
  move: ['J', 'K'],
  open: ['Enter'],
  close: ['Esc'],
  yes: ['Y'],
  no: ['N'],
  na: ['A'],
  why: ['E'],
  finish: ['Ctrl Enter'],
  cannot: ['X'],
  undo: ['U'],
} as const;

export type Hint = keyof typeof known;

export function Hints({ keys }: { keys: Hint[] }) {
  const { t } = useTranslation('audits');
  return (
    <div className="hints desk" aria-hidden>
      {keys.map((name) => (
        <span key={name} className="row g4">
          {known[name].map((k) => (
            <Key key={k}>{k}</Key>
          ))}
          {t(`hint.${name}`)}
        </span>
      ))}
    </div>
  );
}
