import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Facts } from '../Rules/facts';
import { Builder } from '../Rules/form/Builder';
import { useFactList } from '../Rules/useFactList';
import { Formula } from './Said';
import { saidBy, useWords } from './words';
import '../Rules/rules.css';

/** What a workflow may ask: the facts of all subjects. */
function useFacts() {
  const { data } = useFactList();
  return useMemo(() => {
    if (!data) return null;
    const inputs = [...new Map(data.subjects.flatMap((s) => s.inputs).map((i) => [i.name, i])).values()];
    return new Facts({ ...data, subjects: [{ ...data.subjects[0]!, subject: 'workflow', inputs }] }, 'workflow', [], []);
  }, [data]);
}

type Props = { label: string; value: unknown; onChange: (value: string) => void };

/** A condition as rows with the facts in words, or as its text: two views of one expression. */
export function Condition({ label, value, onChange }: Props) {
  const w = useWords();
  const facts = useFacts();
  const [asText, setAsText] = useState(false);
  const said = saidBy(value)?.text ?? '';
  const turn = (
    <Button size="compact-xs" variant="subtle" onClick={() => setAsText(!asText)} data-testid="turn-condition">
      {w.t(asText ? 'form.asRows' : 'form.asExpression')}
    </Button>
  );
  if (!facts) return <Formula label={label} value={value} onChange={onChange} />;
  return (
    <div className="flowcondition">
      {asText ? (
        <Formula label={label} value={value} onChange={onChange} />
      ) : (
        <Builder
          title={label}
          text={said === 'false' ? '' : said}
          facts={facts}
          readOnly={false}
          empty={w.t('form.never')}
          onChange={(v) => onChange(v || 'false')}
        />
      )}
      {turn}
    </div>
  );
}
