import { useMemo } from 'react';
import { drop, put, type Value } from './file/edit';
import type { Path } from './file/json';

export type Edit = { put: (path: Path, value: Value) => void; drop: (path: Path) => void };

/** What the form changes in the text: one value at a time, everything else stays to the letter. */
export const useRuleEdit = (text: string, change: (text: string) => void): Edit =>
  useMemo(() => ({ put: (path, value) => change(put(text, path, value)), drop: (path) => change(drop(text, path)) }), [text, change]);
