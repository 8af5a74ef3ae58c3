import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import type { CheckView, Mark } from './api';
import type { useAnswers } from './useAnswers';

const marks: Mark[] = ['yes', 'no', 'not-applicable'];

type Props = {
  card: CheckView['scorecard'];
  said: ReturnType<typeof useAnswers>;
  open: boolean;
  at: string | null;
  onAt: (id: string) => void;
  onMark: (mark: Mark, id: string) => void;
};

/** The groups with their weights; a "no" opens the line for its reason. */
export function Criteria({ card, said, open, at, onAt, onMark }: Props) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const text = useText();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the criterion at hand is brought into view when it changes
  useEffect(() => {
    void list.current?.querySelector('.on')?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll audit-criteria" ref={list} aria-label={t('criteria')} tabIndex={0}>
      {card.groups.map((group) => (
        <div key={text(group.title)} role="group" aria-label={text(group.title)}>
          <div className="t3 row sp audit-group">
            <span>{text(group.title)}</span>
            <span style={{ fontWeight: 500 }}>{group.weight ? t('weight', { n: f.n(group.weight) }) : t('apart')}</span>
          </div>
          {group.criteria.map((c) => {
            const answer = said.answers[c.id];
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: J and K choose the line
              <div key={c.id} className={`audit-criterion${c.id === at ? ' on' : ''}`} onClick={() => onAt(c.id)} data-testid={`criterion-${c.id}`}>
                <div className="audit-line">
                  <span>
                    {text(c.text)}{' '}
                    {c.gate && (
                      <span className="s12">
                        <Status kind={c.gate === 'fatal' ? 'bad' : 'warn'}>{t(`gate.${c.gate}`)}</Status>
                      </span>
                    )}
                  </span>
                  <span className="audit-marks" role="radiogroup" aria-label={text(c.text)}>
                    {marks.map((mark) => (
                      <button
                        key={mark}
                        type="button"
                        role="radio"
                        aria-checked={answer?.mark === mark}
                        className={answer?.mark === mark ? `on ${mark}` : ''}
                        disabled={!open}
                        onClick={(e) => {
                          e.stopPropagation();
                          onMark(mark, c.id);
                        }}
                        data-testid={`mark-${mark}`}
                      >
                        {t(`mark.${mark}`)}
                      </button>
                    ))}
                  </span>
                </div>
                {(answer?.mark === 'no' || (answer?.note && !open)) && (
                  <div className="row" style={{ marginTop: 4 }}>
                    <TextInput
                      size="xs"
                      className="grow"
                      placeholder={t('why')}
                      aria-label={`${text(c.text)}: ${t('why')}`}
                      value={answer.note ?? ''}
                      readOnly={!open}
                      maxLength={2000}
                      onChange={(e) => said.explain(c.id, e.currentTarget.value)}
                      data-field={`note-${c.id}`}
                    />
                    <TextInput
                      size="xs"
                      w={76}
                      placeholder={t('where')}
                      aria-label={`${text(c.text)}: ${t('where')}`}
                      value={answer.at ?? ''}
                      readOnly={!open}
                      maxLength={40}
                      onChange={(e) => said.place(c.id, e.currentTarget.value)}
                    />
                  </div>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </section>
  );
}
