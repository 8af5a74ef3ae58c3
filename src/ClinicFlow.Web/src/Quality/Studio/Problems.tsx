import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { useText } from '@/Platform/Language/useFormat';
import type { Finding } from './useDefinition';

type Props = { problems: Finding[]; onShow: (at: { line: number; column: number }) => void };

/** What is wrong, where, and what to do; pressing one shows its line. */
export function Problems({ problems, onShow }: Props) {
  const { t } = useTranslation('studio');
  const text = useText();
  return (
    <ul className="problems" aria-label={t('problems')} data-testid="problems">
      {problems.map((p) => (
        <li key={`${p.file}${p.line}:${p.column}${p.code}${p.where}`}>
          <button type="button" className="problem" onClick={() => onShow({ line: p.line, column: p.column })}>
            <Status kind={p.severity === 'error' ? 'bad' : 'warn'}>{t('lineColumn', { line: p.line, column: p.column })}</Status>
            <span className="col g0">
              <span>{text(p.message)}</span>
              {p.remedy && <span className="s12 dim">{text(p.remedy)}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
