import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import './publishing.css';

/** What a version says otherwise, one line each. */
export function InWords({ changes }: { changes: readonly Schemas['Change'][] }) {
  const { t } = useTranslation('publishing');
  const text = useText();
  if (changes.length === 0) return <p className="dim">{t('sameMeaning')}</p>;
  const said = (c: Schemas['Change'], value: Schemas['Change']['before']) => {
    if (!value) return null;
    // Where only one language was changed, that one is shown.
    return c.before && c.after && text(c.before) === text(c.after) ? (value.ru === text(value) ? value.en : value.ru) : text(value);
  };
  return (
    <ul className="inwords" data-testid="in-words">
      {changes.map((c, i) => (
        <li key={i}>
          <span>
            {text(c.where)}
            {c.what !== 'changed' && <span className={c.what === 'added' ? 'good' : 'bad'}> {t(`what.${c.what}`)}</span>}
          </span>
          {(c.before || c.after) && (
            <span className="values">
              {c.before && <del>{said(c, c.before)}</del>}
              {c.before && c.after && <span aria-hidden> → </span>}
              {c.after && <ins>{said(c, c.after)}</ins>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
