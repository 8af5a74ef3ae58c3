import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import type { Mark } from './ActivityBox';
import { type Comparison, marksOf } from './compare';
import type { FlowGraph } from './graph';
import { activityAt } from './useCheck';
import type { WayMark } from './ways';

type Story = Schemas['StoryResult'];
type Marks = { marks: Map<string, Mark[]>; ways: Map<string, WayMark> };

/** What is said on the boxes and ways of the drawing: what differs, else what is wrong, and where a story went. */
export function useMarks(
  graph: FlowGraph,
  text: string,
  comparison: Comparison | null,
  problems: readonly Schemas['Finding'][],
  story: Story | null,
): Marks {
  const { t } = useTranslation('flow');
  return useMemo(() => {
    if (comparison)
      return {
        marks: marksOf(comparison, { added: t('compare.added'), removed: t('compare.removed'), changed: t('compare.changed') }),
        ways: comparison.ways,
      };
    const found: Marks = { marks: new Map(), ways: new Map() };
    for (const p of problems) {
      const at = p.code === 'test-failed' || p.code === 'story-changed' ? null : activityAt(graph, text, p);
      const bad = p.severity === 'error';
      if (at) found.marks.set(at.id, [{ kind: bad ? 'bad' : 'warn', text: t(bad ? 'tests.error' : 'tests.warning') }]);
    }
    if (story) tell(story, graph, found, { went: t('tests.went'), stopped: t('tests.stopped'), expected: t('tests.expectedHere') });
    return found;
  }, [comparison, problems, graph, text, story, t]);
}

/** The way that a story took until it went otherwise than expected, and where it should have stood. */
function tell(story: Story, graph: FlowGraph, { marks, ways }: Marks, words: { went: string; stopped: string; expected: string }) {
  const went = story.went.filter((s) => graph.nodes.some((n) => n.id === s.activity));
  for (const s of went) marks.set(s.activity, [{ kind: 'passed', text: words.went }]);
  const last = went[went.length - 1];
  if (last) marks.set(last.activity, [{ kind: 'here', text: words.stopped }]);
  for (let i = 1; i < went.length; i++) ways.set(`${went[i - 1]!.activity}/${went[i - 1]!.port ?? 'Done'}/${went[i]!.activity}`, 'passed');
  const expected = story.miss?.what.endsWith('stands') ? story.miss.expected : null;
  if (expected && graph.nodes.some((n) => n.id === expected)) marks.set(expected, [{ kind: 'bad', text: words.expected }]);
}
