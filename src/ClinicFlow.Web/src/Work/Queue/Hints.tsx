import { useTranslation } from 'react-i18next';
import { Key } from '@/Platform/Kit/Small';

export function Hints({ open }: { open: boolean }) {
  const { t } = useTranslation(['queue', 'list']);
  const hints: [string[], string][] = open
    ? [
        [['J', 'K'], 'move'],
        [['C'], 'call'],
        [['1', '…', '9'], 'outcome'],
        [['S'], 'snooze'],
        [['U'], 'undo'],
        [['Esc'], 'close'],
      ]
    : [
        [['J', 'K'], 'move'],
        [['Enter'], 'open'],
        [['V'], 'density'],
        [['/'], 'filter'],
        [['U'], 'undo'],
        [['?'], 'all'],
      ];
  return (
    <div className="hints desk" aria-hidden>
      {hints.map(([keys, name]) => (
        <span key={name} className="row g4">
          {keys.map((k) => (k === '…' ? '…' : <Key key={k}>{k}</Key>))}
          {t(`list:hint.${name}`)}
        </span>
      ))}
    </div>
  );
}
