import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '@/Platform/Language/useFormat';
import { useKeys } from './keys';
import { Key, Rich } from './Small';
import { holdUndo, resumeUndo, undoFor, undoLast, useUndoable } from './undo';

/** Undo rather than confirm: 8 seconds, what happened in words, U takes it back. */
export function UndoToast() {
  const undoable = useUndoable();
  const { t } = useTranslation('kit');
  const text = useText();
  const [left, setLeft] = useState(undoFor / 1000);
  const [held, setHeld] = useState(false);
  useKeys({ KeyU: () => void undoLast() }, { on: undoable !== null });
  useEffect(() => {
    if (!undoable || held) return;
    const count = () => setLeft(Math.max(0, Math.ceil((undoable.until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [undoable, held]);
  const hold = () => {
    setHeld(true);
    holdUndo();
  };
  const resume = () => {
    setHeld(false);
    resumeUndo();
  };
  return (
    <div role="status" aria-live="polite">
      {undoable && (
        <div className="toast" data-testid="undo-toast" onMouseEnter={hold} onMouseLeave={resume} onFocus={hold} onBlur={resume}>
          <IconCircleCheck size={16} className="good fix" aria-hidden />
          <span className="grow">
            <Rich text={text(undoable.said)} />
          </span>
          <Button variant="default" rightSection={<Key>U</Key>} onClick={() => void undoLast()} data-testid="undo">
            {t('undo')}
          </Button>
          <span className="dim s12 nw" aria-hidden>
            {t('secondsLeft', { n: left })}
          </span>
        </div>
      )}
    </div>
  );
}
