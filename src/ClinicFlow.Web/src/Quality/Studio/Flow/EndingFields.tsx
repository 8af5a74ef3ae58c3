import { NumberInput, Select, Switch } from '@mantine/core';
import type { SetAt } from './ActivityForm';
import { addTo, dropFrom, relabel } from './edit';
import type { FlowNode, Raw } from './graph';
import type { Path } from './json';
import { another, Listed } from './Listed';
import { Both, Line } from './Said';
import { useWords } from './words';

type Props = { text: string; node: FlowNode; set: SetAt; edit: (text: string) => void };

const outcomes: Path = ['task', 'outcomes'];
const form: Path = ['task', 'form'];
/** Words about a patient are not kept among events: what is text is one of a list. */
const types = ['Boolean', 'String', 'Int64', 'Decimal', 'DateTimeOffset'];
const numbers = ['Int32', 'Int64', 'Double', 'Decimal'];

/** How a person ends the task: the outcomes to choose from, each a port, and what is filled in with them. */
export function EndingFields({ text, node, set, edit }: Props) {
  const w = useWords();
  const task = node.raw.task as Raw;
  const own: Raw[] = Array.isArray(task.outcomes) ? task.outcomes : [];
  const fields: Raw[] = Array.isArray(task.form) ? task.form : [];
  return (
    <>
      <Listed
        title={w.t('form.outcomes')}
        items={own}
        each={(o, i) => (
          <>
            <Line
              label={w.t('form.label')}
              value={String(o.label ?? '')}
              onChange={(v) => v && edit(relabel(text, node.id, [...outcomes, i, 'label'], v))}
            />
            <Both label={w.t('form.caseName')} value={o.title} onChange={(l, v) => set([...outcomes, i, 'title', l], v)} />
          </>
        )}
        remove={(i) => edit(dropFrom(text, node.id, outcomes, i, ['label']))}
        add={w.t('form.addOutcome')}
        onAdd={() =>
          edit(
            addTo(text, node.id, outcomes, {
              label: another(
                'Outcome',
                [...own, ...((node.raw.cases as Raw[]) ?? [])].map((o) => o.label),
              ),
              title: { ru: 'итог', en: 'outcome' },
            }),
          )
        }
        testid="outcomes"
      />
      <Listed
        title={w.t('form.fields')}
        items={fields}
        each={(f, i) => <FormField field={f} set={(path, value) => set([...form, i, ...path], value)} />}
        remove={(i) => edit(dropFrom(text, node.id, form, i))}
        add={w.t('form.addField')}
        onAdd={() =>
          edit(
            addTo(text, node.id, form, {
              name: another(
                'field',
                fields.map((f) => f.name),
              ),
              type: 'Boolean',
              title: { ru: 'Поле', en: 'Field' },
            }),
          )
        }
        testid="form-fields"
      />
    </>
  );
}

function FormField({ field, set }: { field: Raw; set: SetAt }) {
  const w = useWords();
  const type = String(field.type ?? 'String');
  const options: unknown[] = Array.isArray(field.options) ? field.options : [];
  const bound = (name: 'min' | 'max') => (
    <NumberInput
      label={w.t(`form.${name}`)}
      value={typeof field[name] === 'number' ? field[name] : ''}
      allowDecimal={!type.startsWith('Int')}
      hideControls
      onChange={(v) => set([name], typeof v === 'number' ? v : undefined)}
    />
  );
  return (
    <>
      <Both label={w.t('form.asks')} value={field.title} onChange={(l, v) => set(['title', l], v)} />
      <div className="two">
        <Line label={w.t('form.fieldName')} value={String(field.name ?? '')} onChange={(v) => v && set(['name'], v)} />
        <Select
          label={w.t('form.fieldType')}
          data={[...new Set([...types, type])].map((t) => ({ value: t, label: w.t(`form.types.${t}`, { defaultValue: t }) }))}
          value={type}
          allowDeselect={false}
          onChange={(v) => set(['type'], v)}
        />
      </div>
      <Switch
        label={w.t('form.required')}
        checked={field.required === true}
        onChange={(e) => set(['required'], e.currentTarget.checked || undefined)}
      />
      {numbers.includes(type) && (
        <div className="two">
          {bound('min')}
          {bound('max')}
        </div>
      )}
      {options.every((o) => typeof o === 'string') ? (
        type === 'String' && (
          <Line
            label={w.t('form.options')}
            description={w.t('form.optionsHint')}
            value={options.join('; ')}
            onChange={(v) => {
              const said = v
                .split(';')
                .map((o) => o.trim())
                .filter(Boolean);
              set(['options'], said.length > 0 ? [...new Set(said)] : undefined);
            }}
          />
        )
      ) : (
        <div className="s12 dim">
          {w.t('form.options')}: {w.t('form.inText')}
        </div>
      )}
    </>
  );
}
