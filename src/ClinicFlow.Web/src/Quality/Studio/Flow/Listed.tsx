import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from './words';

type Props<T> = {
  title: string;
  items: T[];
  each: (item: T, index: number) => ReactNode;
  remove: (index: number) => void;
  add: string;
  onAdd: () => void;
  testid?: string;
};

/** What there are several of in an activity, one under the other, each with its fields. */
export function Listed<T>({ title, items, each, remove, add, onAdd, testid }: Props<T>) {
  const w = useWords();
  return (
    <section className="sec flowform" data-testid={testid}>
      <h3>{title}</h3>
      {items.map((item, i) => (
        <div key={i} className="onecase">
          {each(item, i)}
          <Button size="compact-xs" variant="default" leftSection={<IconTrash size={13} />} onClick={() => remove(i)}>
            {w.t('form.removeCase')}
          </Button>
        </div>
      ))}
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={onAdd} data-testid={testid && `${testid}-add`}>
        {add}
      </Button>
    </section>
  );
}

/** A name that none of them has yet: the word, with a number from the second on. */
export const another = (word: string, taken: unknown[]) =>
  [word, ...Array.from({ length: 99 }, (_, i) => `${word}${i + 2}`)].find((name) => !taken.includes(name))!;
