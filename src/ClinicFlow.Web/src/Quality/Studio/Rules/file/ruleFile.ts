import type { L } from '@/Platform/Api/contract';
import type { Named } from '../facts';
import { find, type Json, type Path, plain, readJson } from './json';

/** `sameAs` names the set that owns the norm: then it has no values here. */
export type Norm = {
  name: string;
  title?: L;
  sameAs?: string;
  value: unknown;
  specialty: Record<string, unknown>;
  location: Record<string, unknown>;
};
/** One rule of a set with where it stands; children only where it is a group of rules. */
export type Rule = {
  path: Path;
  name: string;
  title?: L;
  expression?: string;
  when?: string;
  severity?: string;
  params: Named[];
  message: { ru: string; en: string; path: { ru: Path; en: Path } };
  open?: { role: string; title: L; due: string; action: string; path: Path };
  operator?: string;
  children: Rule[];
};
export type RuleSet = {
  root: Json;
  name: string;
  title: L;
  why: L;
  purpose: string;
  stage: string;
  role: string;
  subject: string;
  owner: string;
  norms: Norm[];
  globals: Named[];
  rules: Rule[];
  tests: { name: string; line: number }[];
};

type Plain = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const both = (value: unknown): L => {
  if (typeof value === 'string') return { ru: value, en: value };
  const { ru, en } = (value ?? {}) as Plain;
  return { ru: text(ru), en: text(en) };
};
const named = (value: unknown): L | undefined => (value && typeof value === 'object' ? both(value) : undefined);

/** What the form shows of a file; null where the text is no JSON. */
export function readRuleFile(source: string): RuleSet | null {
  const root = readJson(source);
  if (root?.kind !== 'object') return null;
  const at = (path: Path) => plain(find(root, path));
  const head = (name: string) => at(['ClinicFlow', name]);
  const names = (head('names') ?? {}) as Plain;
  const params = (path: Path): Named[] => {
    const list = at(path);
    if (!Array.isArray(list)) return [];
    return list.map((p: Plain) => {
      const name = text(p?.Name ?? p?.name);
      return { name, expression: text(p?.Expression ?? p?.expression), title: named(names[name]) };
    });
  };
  const norms = Object.entries((head('parameters') ?? {}) as Record<string, Plain>).map(([name, value]) => ({
    name,
    title: named(names[`norm.${name}`]),
    sameAs: text(value?.sameAs) || undefined,
    value: value?.default,
    specialty: (value?.specialty ?? {}) as Plain,
    location: (value?.location ?? {}) as Plain,
  }));
  const purpose = text(head('purpose'));
  const rules = (path: Path): Rule[] => {
    const list = find(root, path);
    return list?.kind === 'array' ? list.items.map((_, i) => ruleAt([...path, i])) : [];
  };
  const ruleAt = (path: Path): Rule => {
    const own = (...more: Path) => at([...path, ...more]);
    const because = own('Properties', 'because') !== undefined || purpose !== 'standard';
    const message = because ? both(own('Properties', 'because')) : { ru: text(own('ErrorMessage')), en: text(own('Properties', 'messages', 'en')) };
    const action = (own('Actions', 'OnSuccess') ?? {}) as Plain;
    const context = (action.Context ?? {}) as Plain;
    const given = own('Expression');
    return {
      path,
      name: text(own('RuleName')),
      title: named(own('Properties', 'title')),
      expression: typeof given === 'string' ? given : undefined,
      when: typeof own('Properties', 'when') === 'string' ? (own('Properties', 'when') as string) : undefined,
      severity: text(own('Properties', 'severity')) || undefined,
      params: params([...path, 'LocalParams']),
      message: {
        ...message,
        path: because
          ? { ru: [...path, 'Properties', 'because', 'ru'], en: [...path, 'Properties', 'because', 'en'] }
          : { ru: [...path, 'ErrorMessage'], en: [...path, 'Properties', 'messages', 'en'] },
      },
      open:
        text(action.Name).toLowerCase() === 'openitem'
          ? {
              role: text(context.role),
              title: both(context.title),
              due: text(context.due),
              action: text(context.action),
              path: [...path, 'Actions', 'OnSuccess', 'Context'],
            }
          : undefined,
      operator: text(own('Operator')) || undefined,
      children: rules([...path, 'Rules']),
    };
  };
  const tests = find(root, ['ClinicFlow', 'tests']);
  return {
    root,
    name: text(at(['WorkflowName'])),
    title: both(head('title')),
    why: both(head('why')),
    purpose,
    stage: text(head('stage')),
    role: text(head('role')),
    subject: text(head('subject')),
    owner: text(head('owner')),
    norms,
    globals: params(['GlobalParams']),
    rules: rules(['Rules']),
    tests:
      tests?.kind === 'array'
        ? tests.items.map((t) => ({ name: text(plain(find(t, ['name']))), line: source.slice(0, t.from).split('\n').length }))
        : [],
  };
}
