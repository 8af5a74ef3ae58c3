import { foldEffect } from '@codemirror/language';
import { ViewPlugin } from '@codemirror/view';
import { find, readJson } from '../file/json';

/** The examples are most of a file: it opens with them folded, so that the rule itself is seen. */
export const foldExamples = ViewPlugin.define((view) => {
  const tests = find(readJson(view.state.doc.toString()), ['ClinicFlow', 'tests']);
  const many = tests?.kind === 'array' && tests.items.length > 0;
  // A view may not be changed while it is being made.
  if (many) setTimeout(() => view.dispatch({ effects: foldEffect.of({ from: tests.from + 1, to: tests.to - 1 }) }));
  return {};
});
