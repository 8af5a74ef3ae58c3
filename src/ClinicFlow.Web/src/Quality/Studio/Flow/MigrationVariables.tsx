import { Select } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { calls } from '../calls';
import { variablesOf } from './graph';
import { useWords } from './words';

type Props = {
  name: string;
  /** The versions that are left, and the text of the one that is gone to. */
  from: readonly number[];
  text: string;
  map: Record<string, string>;
  onMap: (map: Record<string, string>) => void;
};

/** Values that the version left behind keeps and the new one does not know: each is given its new name, or nobody reads it any more. */
export function MigrationVariables({ name, from, text, map, onMap }: Props) {
  const w = useWords();
  const old = useQueries({
    queries: from.map((version) => ({
      queryKey: ['definition', 'workflows', name, 'version', version],
      queryFn: () => calls.workflows.version(name, version),
    })),
  });
  const now = variablesOf(text);
  const before = new Set(old.flatMap((q) => (q.data ? variablesOf(q.data.text) : [])));
  const loose = [...before].filter((v) => !now.includes(v));
  if (loose.length === 0 || now.length === 0) return null;
  return (
    <section className="sec flowform" data-testid="migrate-variables">
      <h3>{w.t('migrate.variables')}</h3>
      <p className="s12 dim">{w.t('migrate.variablesText')}</p>
      {loose.map((v) => (
        <Select
          key={v}
          label={w.t('migrate.map', { activity: v })}
          placeholder={w.t('migrate.variableUnread')}
          clearable
          data={now.filter((n) => n === map[v] || !Object.values(map).includes(n))}
          value={map[v] ?? null}
          onChange={(to) => {
            const { [v]: _, ...rest } = map;
            onMap(to ? { ...rest, [v]: to } : rest);
          }}
          data-testid={`variable-${v}`}
        />
      ))}
    </section>
  );
}
