import { Button, TextInput } from '@mantine/core';
import { IconArrowNarrowRight, IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactOutcome } from '@/Platform/Api/contract';
import { type Keys, useKeys } from '@/Platform/Kit/keys';
import { Key, Rich } from '@/Platform/Kit/Small';
import { useText } from '@/Platform/Language/useFormat';
import { Conflict } from './Conflict';
import { OutcomeIcon } from './OutcomeIcon';
import { isConflict, type Said } from './useWork';
import { WhenPicker } from './WhenPicker';

const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : `Key${key}`);

type Props = {
  outcomes: ContactOutcome[];
  disabled: boolean;
  must: boolean;
  warned: boolean;
  attempts: number;
  chosen: string | null;
  onChosen: (code: string | null) => void;
  onNotCalled: () => void;
  onSave: (said: Said, next: boolean) => void;
  onTheirs: () => void;
  saving: { isPending: boolean; isPaused: boolean; error: unknown };
  /** All twelve, with their icons. */
  desk?: boolean;
};

/** The closed list of outcomes with digits as keys. After choosing, the next step by rule is said before saving. */
export function OutcomeBar({
  outcomes,
  disabled,
  must,
  warned,
  attempts,
  chosen,
  onChosen,
  onNotCalled,
  onSave,
  onTheirs,
  saving,
  desk = false,
}: Props) {
  const { t } = useTranslation('list');
  const text = useText();
  const [all, setAll] = useState(false);
  const [until, setUntil] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const outcome = outcomes.find((o) => o.code === chosen) ?? null;
  const ready = outcome !== null && (!outcome.needsUntil || until !== null) && !saving.isPending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outcome needs another time
  useEffect(() => {
    setUntil(null);
  }, [chosen]);
  const save = (next: boolean) => {
    if (ready) onSave({ outcome: outcome.code, until: until ?? undefined, note: note.trim() || undefined }, next);
  };
  const keys: Keys = { KeyT: () => onChosen('call-back'), 'Mod+Enter': () => save(true) };
  for (const o of outcomes) keys[codeOf(o.key)] = () => onChosen(o.code);
  if (outcome) {
    keys.Enter = () => save(false);
    keys.Escape = () => onChosen(null);
  }
  useKeys(keys, { on: !disabled });
  const shown = outcomes.filter((o) => all || desk || o.common || o.code === chosen);
  return (
    <section aria-label={t('outcome.title')} className="col">
      <div className="row sp s12">
        <span className="b dim">{t('outcome.title')}</span>
        {must ? (
          <span className={warned ? 'bad b' : 'warn'} role={warned ? 'alert' : undefined}>
            {t(warned ? 'outcome.must2' : 'outcome.must')}{' '}
            <button type="button" className="acc" onClick={onNotCalled}>
              {t('outcome.notCalled')}
            </button>
          </span>
        ) : (
          <span className="row g12">
            {attempts > 0 && <span className="dim">{t('outcome.attempts', { count: attempts })}</span>}
            {!desk && outcomes.some((o) => !o.common) && (
              <button type="button" className="acc" onClick={() => setAll(!all)} aria-expanded={all} data-testid="more-outcomes">
                {t(all ? 'outcome.fewer' : 'outcome.more')}
              </button>
            )}
          </span>
        )}
      </div>
      <div className={`outs${desk ? ' desk3' : ''}`} role="group" aria-label={t('outcome.title')}>
        {shown.map((o) => (
          <button
            key={o.code}
            type="button"
            className={`out${o.code === chosen ? ' on' : ''}`}
            aria-pressed={o.code === chosen}
            data-chosen={o.code === chosen}
            disabled={disabled}
            onClick={() => onChosen(o.code)}
            data-testid={`outcome-${o.code}`}
          >
            {desk && <OutcomeIcon code={o.code} />}
            <span>{text(o.title)}</span>
            <Key>{o.key}</Key>
          </button>
        ))}
      </div>
      {outcome && (
        <div className="col" data-testid="outcome-next">
          {outcome.needsUntil && <WhenPicker kind="time" label={t('outcome.when')} value={until} onChange={setUntil} />}
          <div className="row top s12 soft-acc band" style={{ gap: 6 }}>
            <IconArrowNarrowRight size={14} className="acc fix" style={{ marginTop: 1 }} aria-hidden />
            <span role="status">
              <Rich text={t('outcome.next', { next: text(outcome.next) })} /> {outcome.closes && t('outcome.closes')}
            </span>
          </div>
          {saving.isPaused ? (
            <div className="row s12 bad" role="status">
              <IconCloudOff size={14} className="fix" aria-hidden />
              {t('outcome.waiting', { name: text(outcome.title) })}
            </div>
          ) : isConflict(saving.error) ? (
            <Conflict error={saving.error} mine={text(outcome.title)} onTheirs={onTheirs} onMine={() => save(false)} />
          ) : (
            <>
              <TextInput
                placeholder={t('outcome.note')}
                aria-label={t('outcome.note')}
                value={note}
                onChange={(e) => setNote(e.currentTarget.value)}
                onKeyDown={(e) => e.key === 'Enter' && !e.ctrlKey && save(false)}
                maxLength={500}
              />
              <div className="row">
                <Button
                  onClick={() => save(false)}
                  disabled={!ready}
                  loading={saving.isPending}
                  rightSection={<Key>Enter</Key>}
                  data-testid="save-outcome"
                >
                  {t('outcome.save')}
                </Button>
                <Button variant="default" onClick={() => save(true)} disabled={!ready} rightSection={<Key>Ctrl Enter</Key>} data-testid="save-next">
                  {t('outcome.saveNext')}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </section>
  );
}
