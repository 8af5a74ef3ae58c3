import { useTranslation } from 'react-i18next';
import type { Problem } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useText } from '@/Platform/Language/useFormat';

/** File, line, field, what is wrong and what to do. */
export function Problems({ problems }: { problems: Problem[] }) {
  const { t } = useTranslation('imports');
  const text = useText();
  if (!problems.length) return null;
  return (
    <ul className="col g4" style={{ margin: 0, padding: 0, listStyle: 'none' }} data-testid="problems">
      {problems.map((p, i) => (
        <li key={i} className={`band ${p.severity === 'error' ? 'soft-bad' : 'soft-warn'}`}>
          <div className="row sp wrap" style={{ rowGap: 0 }}>
            <Status kind={p.severity === 'error' ? 'bad' : 'warn'}>
              <b>{text(p.message)}</b>
            </Status>
            <span className="s12 dim mono">{[p.file, p.line && t('line', { n: p.line }), p.field].filter(Boolean).join(' · ')}</span>
          </div>
          {p.remedy && (
            <div className="s12" style={{ paddingLeft: 18 }}>
              {text(p.remedy)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
