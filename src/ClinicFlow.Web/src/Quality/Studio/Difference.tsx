import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Scroll } from '@/Platform/Kit/Scroll';
import { useFormat } from '@/Platform/Language/useFormat';
import { around, difference } from './difference';

const sign = { same: ' ', gone: '−', new: '+' };

/** Two texts, line by line; what stayed far from any change is only counted. */
export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const { t } = useTranslation('studio');
  const f = useFormat();
  const parts = useMemo(() => around(difference(before, after)), [before, after]);
  if (before === after) return <p className="dim pad16">{t('noDifference')}</p>;
  return (
    <Scroll label={label}>
      <div className="difference" data-testid="difference">
        {parts.map((part, i) =>
          'skipped' in part ? (
            <div key={i} className="skipped">
              {t('skipped', { count: part.skipped, n: f.n(part.skipped) })}
            </div>
          ) : (
            part.lines.map((line, j) => (
              <div key={`${i}.${j}`} className={line.kind}>
                <span className="no">{line.now ?? line.old}</span>
                <span aria-hidden>{sign[line.kind]}</span>
                {line.kind !== 'same' && <span className="sr">{t(line.kind)}</span>}
                <code>{line.text}</code>
              </div>
            ))
          ),
        )}
      </div>
    </Scroll>
  );
}
