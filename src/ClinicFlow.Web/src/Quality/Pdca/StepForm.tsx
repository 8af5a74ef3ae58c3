import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';
import { useText } from '@/Platform/Language/useFormat';
import { type Cycle, useActs } from './api';

const conclusions = ['effect', 'no-effect', 'worse'] as const;
const decisions = ['keep', 'adjust', 'revert', 'spread'] as const;

/** Completes the step at which the cycle stands. Without a signal, "effect" can't be chosen: the form says why. */
export function StepForm({ cycle, step, onDone }: { cycle: Cycle; step: string; onDone: () => void }) {
  const { t } = useTranslation('pdca');
  const text = useText();
  const acts = useActs(cycle);
  const [note, setNote] = useState('');
  const [choice, setChoice] = useState<string | null>(null);
  const { figures } = cycle;
  const choices: readonly string[] = step === 'check' ? conclusions : step === 'act' ? decisions : [];
  const able = (c: string) => step !== 'check' || c === 'no-effect' || (c === 'effect' ? figures.verdict === 'better' : figures.verdict === 'worse');
  const needsNote = step === 'check' && choice === 'no-effect' && figures.verdict !== 'none';
  const ready = (choices.length === 0 || choice !== null) && (!needsNote || note.trim() !== '');
  const save = () => {
    if (!ready) return;
    const said = { step, note: note.trim() || undefined };
    acts.complete.mutate(
      step === 'check' ? { ...said, conclusion: choice ?? undefined } : step === 'act' ? { ...said, decision: choice ?? undefined } : said,
      { onSuccess: onDone },
    );
  };
  useKeys({ Escape: onDone, 'Mod+Enter': save });
  return (
    <section className="card pdca-form" aria-label={t(`complete.${step}`, t('complete.other'))} data-testid="step-form">
      <div className="bd col g8">
        <h2 className="t2">{t(`complete.${step}`, t('complete.other'))}</h2>
        {step === 'check' && <p>{text(figures.said)}</p>}
        {step === 'do' && cycle.turn.measures.some((m) => !m.doneAt && !m.droppedAt) && <p className="warn">{t('openMeasures')}</p>}
        {choices.length > 0 && (
          <div className="row wrap">
            {choices.map((c) => (
              <button
                key={c}
                type="button"
                className={`chip${c === choice ? ' on' : ''}`}
                aria-pressed={c === choice}
                disabled={!able(c)}
                title={able(c) ? undefined : t('noSignalTitle')}
                onClick={() => setChoice(c)}
                data-testid={`choose-${c}`}
              >
                {t(step === 'check' ? `conclusion.${c}` : `decision.${c}`)}
              </button>
            ))}
          </div>
        )}
        {step === 'check' && figures.verdict === 'none' && <p className="s12 dim">{t('twoPoints')}</p>}
        <Textarea
          autosize
          minRows={2}
          value={note}
          maxLength={2000}
          label={t(`note.${step}`, t('note.other'))}
          error={needsNote && !note.trim() ? t('noteNeeded') : undefined}
          onChange={(e) => setNote(e.currentTarget.value)}
          data-testid="step-note"
        />
        <div className="row wrap">
          <Button disabled={!ready} loading={acts.complete.isPending} onClick={save} data-testid="save-step">
            {t(`complete.${step}`, t('complete.other'))}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <span className="s12 dim desk">
            <Key>Ctrl</Key> <Key>Enter</Key>
          </span>
        </div>
      </div>
    </section>
  );
}
