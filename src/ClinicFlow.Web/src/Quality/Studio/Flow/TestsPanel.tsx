import { ActionIcon, Loader } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Schemas } from '@/Platform/Api/contract';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Status } from '@/Platform/Kit/Status';
import { useWords } from './words';

export type Story = Schemas['StoryResult'];
type Props = {
  report: Schemas['CheckReport'] | undefined;
  busy: boolean;
  shown: string | null;
  onShow: (story: Story | null) => void;
  onProblem: (at: Schemas['Finding']) => void;
  onClose: () => void;
};

/** What is wrong with the text, and its stories by name; a failed one shows where it went otherwise. */
export function TestsPanel({ report, busy, shown, onShow, onProblem, onClose }: Props) {
  const w = useWords();
  const problems = (report?.problems ?? []).filter((p) => p.code !== 'test-failed' && p.code !== 'story-changed');
  return (
    <aside className="side flowside" aria-label={w.t('tests.title')} data-testid="tests-panel">
      <Scroll label={w.t('tests.title')}>
        <div className="sec row sp">
          <h2 className="t2">{w.t('tests.title')}</h2>
          {busy && <Loader size="xs" aria-label={w.t('tests.running')} />}
          <ActionIcon aria-label={w.t('close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        {problems.length > 0 && (
          <section className="sec">
            <h3>{w.t('tests.problems', { count: problems.length, n: w.f.n(problems.length) })}</h3>
            <ul className="stories">
              {problems.map((p) => (
                <li key={`${p.line}:${p.column}${p.code}${p.where}`}>
                  <button type="button" onClick={() => onProblem(p)}>
                    <Status kind={p.severity === 'error' ? 'bad' : 'warn'}>{w.t('tests.line', { n: p.line })}</Status>
                    <span className="col g0">
                      <span>{w.text(p.message)}</span>
                      {p.remedy && <span className="s12 dim">{w.text(p.remedy)}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {report && (
          <section className="sec">
            <h3>{w.t('tests.stories', { n: w.f.n(report.stories.filter((s) => s.passed).length), of: w.f.n(report.stories.length) })}</h3>
            {report.stories.length === 0 && (
              <p className="s12 dim">{w.t(problems.some((p) => p.severity === 'error') ? 'tests.notRun' : 'tests.none')}</p>
            )}
            <ul className="stories" data-testid="stories">
              {report.stories.map((s) => (
                <li key={`${s.shipped}${s.name}`} data-testid={s.passed ? 'story-passed' : 'story-failed'}>
                  <button type="button" aria-pressed={shown === s.name} disabled={s.passed} onClick={() => onShow(shown === s.name ? null : s)}>
                    <Status kind={s.passed ? 'good' : s.shipped ? 'warn' : 'bad'}>{w.t(s.passed ? 'tests.passed' : 'tests.otherwise')}</Status>
                    <span className="col g0">
                      <span>{s.name}</span>
                      <span className="s12 dim">{w.t(s.shipped ? 'tests.shipped' : 'tests.own')}</span>
                      {s.miss && (
                        <span className="s12">
                          {w.t('tests.miss', {
                            at: s.miss.at,
                            what: w.t(`tests.what.${s.miss.what}`, s.miss.what),
                            expected: s.miss.expected,
                            actual: s.miss.actual,
                          })}
                        </span>
                      )}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Scroll>
    </aside>
  );
}
