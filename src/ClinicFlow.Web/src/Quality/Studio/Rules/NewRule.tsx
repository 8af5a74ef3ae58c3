import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useWord } from '@/Platform/Language/useFormat';
import { calls } from '../calls';
import { formatted } from './file/edit';
import { type Beginning, template } from './template';
import './rules.css';

const purposes = ['flag', 'standard', 'class', 'score'];
const subjects = ['plan', 'lead', 'appointment', 'visit', 'item', 'journey', 'patient'];
const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const roles = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'manager'];

/** A rule set from a template of its purpose: a draft that passes its examples, to be filled and then published. */
export function NewRule({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('rules');
  const word = useWord();
  const go = useNavigate();
  const [b, set] = useState<Beginning>({ name: '', purpose: 'flag', subject: 'plan', stage: 'realisation', role: 'curator', ru: '', en: '' });
  const begin = useMutation({
    mutationFn: () => calls.rules.saveDraft(b.name, { text: formatted(template({ ...b, en: b.en || b.ru })), why: null, basedOn: null }, null),
    onSuccess: () => {
      say(t('new.begun'));
      void go(`/rules/${b.name}`);
    },
    onError: reportProblem,
  });
  const field = (name: 'name' | 'ru' | 'en') => ({
    value: b[name],
    onChange: (e: { currentTarget: { value: string } }) => set({ ...b, [name]: e.currentTarget.value }),
  });
  const pick = (name: 'purpose' | 'subject' | 'stage' | 'role', values: string[], label: (v: string) => string) => (
    <Select
      label={t(`new.${name}`)}
      data={values.map((v) => ({ value: v, label: label(v) }))}
      value={b[name]}
      allowDeselect={false}
      onChange={(v) => v && set({ ...b, [name]: v })}
    />
  );
  const ready = /^[a-z][a-z0-9.-]{2,60}$/.test(b.name) && !taken.includes(b.name) && b.ru.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={t('new.title')} size={520} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className="col g12"
        onSubmit={(e) => {
          e.preventDefault();
          if (ready) begin.mutate();
        }}
      >
        {pick('purpose', purposes, (v) => t(`purposeOf.${v}`))}
        <TextInput data-autofocus label={t('new.ruTitle')} {...field('ru')} data-testid="new-ru" />
        <TextInput label={t('new.enTitle')} {...field('en')} />
        <TextInput
          label={t('new.name')}
          placeholder={t('new.nameHint')}
          error={taken.includes(b.name) ? t('new.taken') : undefined}
          {...field('name')}
          data-testid="new-name"
        />
        <div className="passport">
          {pick('subject', subjects, (v) => t(`subject.${v}`))}
          {pick('stage', stages, (v) => word('stage', v))}
          {pick('role', roles, (v) => word('role', v))}
        </div>
        <div className="row sp">
          <Button variant="default" onClick={onClose}>
            {t('new.cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={begin.isPending} data-testid="new-begin">
            {t('new.begin')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
