import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useText } from '@/Platform/Language/useFormat';
import type { RuleSet } from '../file/ruleFile';
import type { Spot } from '../text/RuleText';

/** The examples kept in the file, and whether the text does what they expect. */
export function Examples({ set, report, onShow }: { set: RuleSet | null; report: Schemas['CheckReport'] | undefined; onShow: (at: Spot) => void }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const tests = set?.tests ?? [];
  const ran = report && report.results.length === tests.length;
  const passed = report?.testsPassed ?? 0;
  return (
    <section className="sec col g4" aria-label={t('examples')}>
      <div className="row sp">
        <h2 className="t3">{t('examples')}</h2>
        {ran && tests.length > 0 && (
          <Status kind={passed === tests.length ? 'good' : 'bad'}>{t('examplesPassed', { n: passed, of: tests.length })}</Status>
        )}
      </div>
      {tests.length === 0 && <span className="s12 dim">{t('noExamples')}</span>}
      <ul className="examples">
        {tests.map((test, i) => {
          const result = ran ? report.results[i] : undefined;
          return (
            <li key={`${i}${test.name}`}>
              <button type="button" onClick={() => onShow({ line: test.line, column: 1 })}>
                {result ? <Status kind={result.passed ? 'good' : 'bad'}>{test.name}</Status> : <Status kind="wait">{test.name}</Status>}
              </button>
              {result && !result.passed && (
                <span className="s12 bad">{text(result.problem) || t('expected', { expected: result.expected, actual: result.actual })}</span>
              )}
            </li>
          );
        })}
      </ul>
      {ran && report.uncovered.length > 0 && (
        <span className="s12 warn">{t('uncovered', { rules: report.uncovered.map((u) => uncoveredWords(u, t)).join('; ') })}</span>
      )}
    </section>
  );
}

const uncoveredWords = (line: string, t: (key: string, values: Record<string, unknown>) => string) => {
  const [rule, answer] = line.split(': ');
  return t(answer === 'passed' ? 'neverPassed' : 'neverFailed', { rule });
};
