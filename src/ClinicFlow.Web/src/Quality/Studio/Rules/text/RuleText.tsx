import type { Text } from '@codemirror/state';
import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/Platform/Kit/Small';
import { Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useText } from '@/Platform/Language/useFormat';
import type { Finding } from '../../useDefinition';
import type { Fact, Facts } from '../facts';
import { formatted } from '../file/edit';
import type { Hints } from './factHints';

const Editor = lazy(() => import('./FactEditor'));

export type Spot = { line: number; column: number };
type Props = {
  name: string;
  text: string;
  facts: Facts | null;
  problems: Finding[];
  checking: boolean;
  onChange: (text: string) => void;
  readOnly: boolean;
  at: Spot | null;
  onShow: (at: Spot) => void;
};

/** The file as text, with what is wrong in the gutter, under the text and counted above it. */
export function RuleText({ name, text, facts, problems, checking, onChange, readOnly, at, onShow }: Props) {
  const { t } = useTranslation('rules');
  const say = useText();
  const own = useMemo(() => problems.filter((p) => p.file === `${name}.json`), [problems, name]);
  const errors = own.filter((p) => p.severity === 'error').length;
  const hints = useRef<Hints>({ facts: null, text: say, kind: () => '' });
  hints.current = { facts, text: say, kind: (fact: Fact) => t(`kind.${fact.kind}`) };
  const marks = useCallback(
    (doc: Text) =>
      own.map((p) => {
        const line = doc.line(Math.min(Math.max(1, p.line), doc.lines));
        const from = Math.min(line.from + Math.max(0, p.column - 1), line.to);
        return {
          from,
          to: Math.max(from, line.to),
          severity: p.severity === 'error' ? ('error' as const) : ('warning' as const),
          message: [say(p.message), say(p.remedy)].filter(Boolean).join(' '),
        };
      }),
    [own, say],
  );
  const first = own.find((p) => p.severity === 'error') ?? own[0];
  return (
    <section className="ruletext" aria-label={t('text')}>
      <div className="row sp texthead">
        <span className="mono cut">{name}.json</span>
        <span className="row">
          {errors > 0 ? (
            <Status kind="bad">{t('errors', { count: errors, n: errors })}</Status>
          ) : own.length > 0 ? (
            <Status kind="warn">{t('warnings', { count: own.length, n: own.length })}</Status>
          ) : (
            <Status kind={checking ? 'wait' : 'good'}>{t(checking ? 'checking' : 'noErrors')}</Status>
          )}
          {!readOnly && (
            <Button size="compact-xs" variant="default" onClick={() => onChange(formatted(text))}>
              {t('format')}
            </Button>
          )}
          <span className="desk">
            <Key>Ctrl S</Key>
          </span>
        </span>
      </div>
      <Suspense fallback={<Waiting />}>
        <Editor text={text} marks={marks} hints={hints} onChange={onChange} label={t('textOf', { name })} readOnly={readOnly} at={at} />
      </Suspense>
      {first && (
        <button
          type="button"
          className={`problemline ${first.severity === 'error' ? 'soft-bad bad' : 'soft-warn warn'}`}
          onClick={() => onShow({ line: first.line, column: first.column })}
          data-testid="problems"
        >
          <Status kind={first.severity === 'error' ? 'bad' : 'warn'}>{t('atLine', { line: first.line, column: first.column })}</Status>
          <span className="col g0">
            <span>{say(first.message)}</span>
            {first.remedy && <span className="s12">{say(first.remedy)}</span>}
          </span>
          {own.length > 1 && <span className="nw s12">{t('andMore', { count: own.length - 1, n: own.length - 1 })}</span>}
        </button>
      )}
    </section>
  );
}
