import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Script, ScriptPiece } from '@/Platform/Api/contract';
import { useLanguage, useText } from '@/Platform/Language/useFormat';

/** What to say, with the patient's own facts marked; a missing fact is a gap with its name. */
export function ScriptBox({ script }: { script: Script }) {
  const { t } = useTranslation('recall');
  const language = useLanguage();
  const text = useText();
  const [asked, setAsked] = useState<number | null>(null);
  const answer = asked === null ? null : script.ifAsked[asked];
  return (
    <section className="col g4" aria-label={t('say')}>
      <div className="row sp s12">
        <h3 className="b dim" style={{ margin: 0, fontSize: 12 }}>
          {t('say')}
        </h3>
        <span className="dim desk">{t('script', { title: text(script.title), version: script.version })}</span>
      </div>
      <div className="script" data-testid="script">
        {script[language].map((pieces, i) => (
          <p key={i}>
            <Pieces pieces={pieces} />
          </p>
        ))}
      </div>
      {script.ifAsked.length > 0 && (
        <>
          <span className="s12 b dim">{t('ifAsked')}</span>
          <div className="row wrap" style={{ gap: 6 }}>
            {script.ifAsked.map((a, i) => (
              <button
                key={i}
                type="button"
                className={`chip${asked === i ? ' on' : ''}`}
                aria-expanded={asked === i}
                onClick={() => setAsked(asked === i ? null : i)}
              >
                {text(a.question)}
              </button>
            ))}
          </div>
          {answer && (
            <div className="asked" role="status">
              <Pieces pieces={answer[language]} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Pieces({ pieces }: { pieces: ScriptPiece[] }) {
  const { t } = useTranslation('recall');
  const text = useText();
  return (
    <>
      {pieces.map((piece, i) =>
        piece.fact === null ? (
          piece.text
        ) : piece.text === null ? (
          <mark key={i} className="gap" title={t('gap')}>
            [{text(piece.name)}]
          </mark>
        ) : (
          <mark key={i} title={text(piece.name)}>
            {piece.text}
          </mark>
        ),
      )}
    </>
  );
}
