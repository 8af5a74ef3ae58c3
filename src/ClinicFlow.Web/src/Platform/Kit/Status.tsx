import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '@/Platform/Api/contract';

const icons = { bad: IconCircleX, warn: IconAlertTriangle, good: IconCircleCheck, info: IconInfoCircle, wait: IconClock };
const colour = { bad: 'bad', warn: 'warn', good: 'good', info: 'dim', wait: 'dim' };
const soft = { bad: 'soft-bad', warn: 'soft-warn', good: 'soft-good', info: 'soft-acc', wait: 'soft-acc' };

/** A status is always an icon and a word; colour only repeats it. */
export function Status({ kind, children, icon, tag }: { kind: Tone; children: ReactNode; icon?: typeof IconClock; tag?: boolean }) {
  const Icon = icon ?? icons[kind];
  return (
    <span className={`${tag ? `tag ${soft[kind]}` : 'status'} ${colour[kind]}`}>
      <Icon size={14} stroke={2} className="fix" aria-hidden />
      <span className="cut">{children}</span>
    </span>
  );
}
